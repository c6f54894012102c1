"""Which question of a loop each of a person's stories serves best. Every story is planned for one question at most.

A story serves a question best if its notes name the question's competency ('Tells of'). Without that, it does not serve
a question that asks for something the notes do not mention. Otherwise the question whose expected signals the notes
show most of comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_story
from mockloop.analysis.judging.verdict import covered
from mockloop.analysis.progress.story_map import names_of
from mockloop.analysis.topics.registry import topics_asked
from mockloop.analysis.topics.topic import Topic, count
from mockloop.core.loop import LoopQuestion
from mockloop.core.scenario import SECTIONS
from mockloop.core.story import Story
from mockloop.core.transcript import from_text

NAMED = 3.0  # the notes name the competency
MENTIONED = 1.0  # the notes mention what the question asks for
ELSEWHERE = 0.5  # the notes name other competencies
LEAST = 0.0  # below this a story is not planned for a question

FAILURE = "failure"  # the competency whose questions ask for a story that ended badly
_FAILED = (
    r"my (?:own )?(?:mistakes?|faults?|errors?)|(?:i|we|it) (?:failed|forgot|messed up|overlooked)|"
    r"i (?:lost|missed|broke) (?!no\b)\S+|i (?:was wrong|got it wrong|got \S+ wrong)|went wrong|"
    r"did(?: not|n't) work(?: out)?|fell through"
)
SUITED = 10  # so many questions suit a story best; a loop asks one of them

Fit = Callable[[Story, LoopQuestion], float]


def story_fit(story: Story, bar: Bar) -> float:
    """Return how well a story's notes serve a scenario's question; below LEAST not at all."""
    scenario = bar.scenario
    if any(name in story.competencies for name in names_of(scenario.competency)):
        return NAMED + _share(story, bar)
    topics = topics_asked(scenario.question)
    if topics and not any(_mentions(story, topic) for topic in topics):
        return LEAST - 1.0
    at_heart = any(_mentions(story, topic) and _tells(story, topic.at_heart or topic.told) for topic in topics)
    share = _share(story, bar) + (MENTIONED if at_heart else 0.0)
    return max(LEAST, share - ELSEWHERE) if story.competencies else share


def suited_to(story: Story, bars: Sequence[Bar]) -> tuple[str, ...]:
    """Return the ids of the questions that a story serves best, best first; empty if it serves none.

    Many stories admit a mistake in passing. One suits a question about a failure only if its notes say what failed.
    """
    failed = _tells(story, _FAILED)
    open_to = [bar for bar in bars if failed or FAILURE not in names_of(bar.scenario.competency)]
    fits = [(-story_fit(story, bar), bar.scenario.id) for bar in open_to]
    return tuple(name for how, name in sorted(fits) if -how >= LEAST)[:SUITED]


def serves_because(story: Story, bar: Bar) -> str:
    """Return why a story serves a scenario's question, as part of a sentence about the notes."""
    scenario = bar.scenario
    if any(name in story.competencies for name in names_of(scenario.competency)):
        return f"your notes say that it is for {scenario.judged_by}"
    told = next((topic for topic in topics_asked(scenario.question) if _mentions(story, topic)), None)
    if told:
        return f"your notes tell of {told.sought}"
    weights = bar.weights()
    shown = sum(1 for name in weights if _said(story).shows(name))
    return f"your notes show {shown} of {len(weights)} things that it looks for"


def _mentions(story: Story, topic: Topic) -> bool:
    return _tells(story, topic.told)


def _tells(story: Story, pattern: str) -> bool:
    said = _said(story).story
    return said is not None and count(pattern, said.answer.text) > 0


def _share(story: Story, bar: Bar) -> float:
    """Return the share of the expected weight that the notes show, 0 to 1."""
    return covered(bar, _said(story))


@lru_cache(maxsize=32)
def _said(story: Story) -> Conversation:
    """Read the notes as if they were told."""
    lines = [line for section in SECTIONS for line in story.lines(section)]
    return Conversation(
        (read_story(from_text(" ".join(line if line.endswith(".") else f"{line}." for line in lines))),)
    )


def with_stories(questions: Sequence[LoopQuestion], stories: Sequence[Story], fit: Fit) -> tuple[LoopQuestion, ...]:
    """Plan each story for the question that it serves best; the other questions get none.

    The best pair comes first; the order of questions, then of stories, decides between equals.
    """
    pairs = sorted(
        (-how, place, number)
        for place, one in enumerate(questions)
        for number, story in enumerate(stories)
        if (how := fit(story, one)) >= LEAST
    )
    planned: dict[int, int] = {}
    for _, place, number in pairs:
        if place not in planned and number not in planned.values():
            planned[place] = number
    return tuple(
        replace(one, story=stories[planned[place]].name) if place in planned else one
        for place, one in enumerate(questions)
    )
