"""The debrief of a whole loop: by competency, and what no single answer can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.consistency import Differing, differing_figures
from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.judging.debrief import Debrief
from mockloop.analysis.judging.fix import Fix
from mockloop.analysis.judging.reasons import AGAINST, FOR, NEITHER, Reason
from mockloop.analysis.judging.verdict import RATINGS, Verdict
from mockloop.analysis.progress.practice import RATED
from mockloop.analysis.text.content_words import content_stems
from mockloop.core.loop import LoopPlan, LoopQuestion
from mockloop.core.state import State

MOST_REASONS = 2  # so many reasons for a verdict, and so many against it
MOST_TOMORROW = 3
TOLD_SHARE = 0.3  # a smaller share of the notes' facts means that another story was told; set by hand
SAME_STORY = 0.5  # share of the shorter answer's word stems that two versions of one story have in common
LEAST_STEMS = 25  # an answer with fewer is too short to recognize


@dataclass(frozen=True, slots=True)
class LoopAnswer:
    """The answer to one question of a loop: its session, the state of that, and its debrief."""

    session: str
    state: State
    whole: Debrief

    @property
    def question(self) -> LoopQuestion:
        """The plan of this question. Only sessions of a loop have one."""
        assert self.state.plan.loop
        return self.state.plan.loop.question

    @property
    def number(self) -> int:
        """Its place in the loop, from 1."""
        assert self.state.plan.loop
        return self.state.plan.loop.number


@dataclass(frozen=True, slots=True)
class CompetencyResult:
    """One competency over all its answers.

    ``reasons``: the first of what spoke for the weakest answer, and of what spoke against it.

    ``rating`` is the lowest; ``shown`` of ``expected`` signals were heard. ``numbers``: the places in the loop, from
    1, of its questions.
    """

    competency: str
    name: str
    rating: str
    reasons: tuple[Reason, ...]
    shown: int
    expected: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RepeatedStory:
    """One story in two answers: their places in the loop, its title, and the evidence ('notes' or 'words')."""

    numbers: tuple[int, int]
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class DifferingFigure:
    """A figure with two values: the places in the loop, and where each value was said."""

    numbers: tuple[int, int]
    figure: Differing


@dataclass(frozen=True, slots=True)
class ToPractise:
    """What to practise tomorrow: a scenario, the section to drill ("" for the whole), and why."""

    scenario: str
    section: str
    why: str


@dataclass(frozen=True, slots=True)
class LoopDebrief:
    """The debrief of a loop. ``unasked``: the questions that were not reached."""

    competencies: tuple[CompetencyResult, ...]
    repeated: tuple[RepeatedStory, ...]
    differing: tuple[DifferingFigure, ...]
    tomorrow: tuple[ToPractise, ...]
    unasked: tuple[LoopQuestion, ...]


def loop_debrief(plan: LoopPlan, answers: Sequence[LoopAnswer]) -> LoopDebrief:
    """Judge a loop by the questions that were answered, in their order."""
    answered = [one for one in answers if one.whole.answers]
    asked = {one.number for one in answered}
    return LoopDebrief(
        competencies=tuple(_judged(answered)),
        repeated=tuple(_repeated(answered)),
        differing=tuple(_differing(answered)),
        tomorrow=tuple(_tomorrow(answered))[:MOST_TOMORROW],
        unasked=tuple(one for number, one in enumerate(plan.questions, 1) if number not in asked),
    )


def _judged(answers: Sequence[LoopAnswer]) -> Iterator[CompetencyResult]:
    for competency in dict.fromkeys(one.question.competency for one in answers):
        own = [one for one in answers if one.question.competency == competency]
        weakest = max(own, key=_weakness)
        expected = {name for one in own for name in _bar(one).weights()}
        said = Conversation(tuple(answer.reading for one in own for answer in one.whole.answers))
        verdict = weakest.whole.verdict
        yield CompetencyResult(
            competency=competency,
            name=weakest.state.plan.scenario.judged_by,
            rating=verdict.rating,
            reasons=tuple(_reasons(verdict)),
            shown=sum(1 for name in expected if said.shows(name)),
            expected=len(expected),
            numbers=tuple(one.number for one in own),
        )


def _reasons(verdict: Verdict) -> Iterator[Reason]:
    """Yield the first reasons of each side; words that were quoted for one of them are not quoted again."""
    quoted: set[str] = set()
    for side in (FOR, AGAINST) if verdict.rating in RATED else (NEITHER,):
        told = 0
        for reason in verdict.speaking(side):
            quote = reason.found.quote if reason.found else ""
            if told < MOST_REASONS and (not quote or quote not in quoted):
                quoted.add(quote)
                told += 1
                yield reason


def _bar(one: LoopAnswer) -> Bar:
    plan = one.state.plan
    return Bar(plan.scenario, plan.level, plan.lens, plan.story)


def _weakness(one: LoopAnswer) -> int:
    """Return how weak an answer was; an unrated one counts least."""
    rating = one.whole.verdict.rating
    return RATINGS.index(rating) if rating in RATED else -1


def _repeated(answers: Sequence[LoopAnswer]) -> Iterator[RepeatedStory]:
    for one, other in combinations(answers, 2):
        numbers = one.number, other.number
        story, again = one.state.plan.story, other.state.plan.story
        if story and again and story.title == again.title and _told_its_story(one) and _told_its_story(other):
            yield RepeatedStory(numbers, story.title, "notes")
        elif _alike(_stems(one), _stems(other)):
            yield RepeatedStory(numbers, "", "words")


def _told_its_story(one: LoopAnswer) -> bool:
    """Return whether the planned story was told. Without a fact to check, assume that it was."""
    facts = one.whole.facts
    return not facts or sum(fact.at_s is not None for fact in facts) >= TOLD_SHARE * len(facts)


def _stems(one: LoopAnswer) -> set[str]:
    """Return the word stems of an answer, without those of the question."""
    opening = [answer.reading for answer in one.whole.answers if answer.reading.ask == "opening"]
    words = [word.text for reading in opening for word in reading.answer.transcript.words]
    return set(content_stems(words)) - set(content_stems(one.state.plan.scenario.question.split()))


def _alike(one: set[str], other: set[str]) -> bool:
    least = min(len(one), len(other))
    return least >= LEAST_STEMS and len(one & other) >= SAME_STORY * least


def _differing(answers: Sequence[LoopAnswer]) -> Iterator[DifferingFigure]:
    """Yield figures with two values. Answers from the notes of different stories have no figure in common."""
    places = [(one, answer.reading) for one in answers for answer in one.whole.answers]
    for found in differing_figures([reading.answer.transcript for _, reading in places]):
        one, other = places[found.one.answer][0], places[found.other.answer][0]
        story, another = one.state.plan.story, other.state.plan.story
        if not (story and another and story.title != another.title):
            yield DifferingFigure((one.number, other.number), found)


def _tomorrow(answers: Sequence[LoopAnswer]) -> Iterator[ToPractise]:
    for one in sorted(answers, key=lambda one: (-_weakness(one), one.number)):
        fix = next(iter(one.whole.fixes), None)
        if fix:
            yield ToPractise(one.state.plan.scenario.id, fix.section, _why(fix))


def _why(fix: Fix) -> str:
    return f"{fix.sentence} ({fix.evidence})"
