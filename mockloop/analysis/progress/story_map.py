"""Map stories to competencies: what each is told for, how often it was told, and where one is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockloop.core.story import Story


@dataclass(frozen=True, slots=True)
class Telling:
    """One interview in which a story was told: its title, and what was asked."""

    title: str
    competency: str
    question: str


@dataclass(frozen=True, slots=True)
class OfCompetency:
    """The stories for a competency: each by title, with how often it was told for it; empty if there is none.

    ``untold``: how many of its questions were never answered with a story.
    """

    competency: str
    name: str
    stories: tuple[tuple[str, int], ...]
    questions: int
    untold: int


@dataclass(frozen=True, slots=True)
class Asks:
    """A competency and the ids of the questions that ask for it."""

    competency: str
    name: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryMap:
    """The whole map. ``told``: each story by its title with how often it was told, for all competencies together."""

    told: tuple[tuple[str, int], ...]
    competencies: tuple[OfCompetency, ...]


def story_map(stories: Sequence[Story], tellings: Sequence[Telling], asks: Sequence[Asks]) -> StoryMap:
    """Draw the map. A story belongs to the competencies in its notes ('Tells of') and to those it was told for."""
    counted = Counter(one.title for one in tellings)
    told = tuple((story.title, counted[story.title]) for story in stories)
    return StoryMap(told, tuple(_of(stories, tellings, one) for one in asks))


def _of(stories: Sequence[Story], tellings: Sequence[Telling], asks: Asks) -> OfCompetency:
    here = [one for one in tellings if one.competency == asks.competency]
    counted = Counter(one.title for one in here)
    own = tuple((story.title, counted[story.title]) for story in stories if _tells(story, asks, counted))
    answered = {one.question for one in here}
    untold = sum(question not in answered for question in asks.questions)
    return OfCompetency(asks.competency, asks.name, own, len(asks.questions), untold)


def _tells(story: Story, asks: Asks, counted: Counter[str]) -> bool:
    return story.title in counted or any(tag in names_of(asks.competency) for tag in story.competencies)


def names_of(competency: str) -> Iterator[str]:
    """Yield what notes may call a competency: its id, also without its company: 'amazon-ownership' and 'ownership'."""
    yield competency
    yield competency.removeprefix("amazon-")
