"""Plan a loop before it begins: its questions, by the printed rule, and its time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.cli.output import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockloop.analysis.progress.loop_choice import PracticeHistory
    from mockloop.core.loop import LoopPlan, LoopQuestion
    from mockloop.core.pressure import Pressure
    from mockloop.core.story import Story


@dataclass(frozen=True, slots=True)
class LoopWishes:
    """What the person asked for."""

    minutes: int
    questions: int
    company: str | None
    competencies: tuple[str, ...]
    level: str
    seed: int | None
    stories: tuple[str, ...]
    probes: int
    pressure: Pressure


def plan_loop(wishes: LoopWishes) -> LoopPlan:
    """Choose the questions and print the rule. Raises InputError for impossible wishes."""
    import random
    from datetime import datetime

    from mockloop.analysis.progress.loop_choice import RULE, RULE_FOR_STORIES, choose_questions
    from mockloop.core.loop import LoopPlan
    from mockloop.library.loop_questions import pool
    from mockloop.library.stories import load_story

    stories = [load_story(name) for name in wishes.stories]
    there = pool(wishes.company, wishes.competencies)
    _check(wishes, len(there))
    seed = random.SystemRandom().randrange(10_000) if wishes.seed is None else wishes.seed
    _check_levels(there[0].id, wishes.level)
    suited = _suited([one.id for one in there], stories, wishes.level)
    chosen = choose_questions(there, _past(), wishes.questions, seed, suited)
    chosen = _planned(chosen, stories, wishes.level)
    name = f"{datetime.now().astimezone():%Y-%m-%dT%H-%M-%S}"
    remark(
        f"A loop of {len(chosen)} questions in {wishes.minutes} minutes. {f'{RULE_FOR_STORIES} ' * bool(stories)}{RULE}"
    )
    remark(f"For the same questions again: --seed {seed}")
    for sentence in _about_stories(chosen, stories):
        remark(sentence)
    return LoopPlan(name, wishes.minutes, seed, wishes.level, wishes.probes, chosen, wishes.pressure)


def _suited(ids: list[str], stories: list[Story], level: str) -> list[tuple[str, ...]]:
    """Return for each story the ids of the questions that suit it."""
    from mockloop.analysis.judging.bar import Bar
    from mockloop.analysis.progress.story_fit import suited_to
    from mockloop.library.loader import load_scenario

    bars = [Bar(load_scenario(one), level) for one in ids] if stories else []
    return [suited_to(story, bars) for story in stories]


def _planned(chosen: tuple[LoopQuestion, ...], stories: list[Story], level: str) -> tuple[LoopQuestion, ...]:
    """Return the questions, each with the story that serves it best, if one does."""
    from mockloop.analysis.judging.bar import Bar
    from mockloop.analysis.progress.story_fit import story_fit, with_stories
    from mockloop.library.loader import load_scenario

    return with_stories(chosen, stories, lambda story, one: story_fit(story, Bar(load_scenario(one.scenario), level)))


def _about_stories(chosen: tuple[LoopQuestion, ...], stories: list[Story]) -> Iterator[str]:
    """Yield which question each story serves best, and how many are left without one."""
    numbers = {one.story: number for number, one in enumerate(chosen, 1) if one.story}
    for story in stories:
        if story.name in numbers:
            yield f"Your story '{story.title}' fits question {numbers[story.name]} best."
        elif len(numbers) < len(chosen):
            yield f"Your story '{story.title}' answers none of these questions, as far as its notes tell."
        else:
            yield f"Your story '{story.title}' is left over: every question has one that fits better."
    without = len(chosen) - len(numbers)
    if stories and without:
        yield f"{'One question has' if without == 1 else f'{without} questions have'} no story of yours: tell another."


def _check(wishes: LoopWishes, there: int) -> None:
    from mockloop.analysis.progress.loop_choice import LEAST_S
    from mockloop.core.errors import InputError

    if wishes.questions > there:
        raise InputError(
            f"You asked for {wishes.questions} questions, but there are {there} for these competencies.",
            f"Give --questions {there} or fewer, or more competencies (mockloop questions list).",
        )
    most = int(60 * wishes.minutes / LEAST_S)
    if wishes.questions > most:
        raise InputError(
            f"{wishes.minutes} minutes are too short for {wishes.questions} questions.",
            f"Give --questions {most} or fewer, or at least --minutes {-int(-wishes.questions * LEAST_S // 60)}.",
        )


def _check_levels(scenario: str, level: str) -> None:
    from mockloop.api import bar_of
    from mockloop.library.loader import load_scenario

    bar_of(load_scenario(scenario), level, None)


def _past() -> PracticeHistory:
    from datetime import date

    from mockloop.analysis.progress.loop_choice import PracticeHistory
    from mockloop.cli.history import few_seconds
    from mockloop.paths import sessions_folder
    from mockloop.sessions.history import history
    from mockloop.sessions.index import index_here
    from mockloop.sessions.spaced_repetition import fsrs_spacing

    sessions = [one for one in history(sessions_folder(), index_here(), enough=few_seconds()) if one and one.counts]
    return PracticeHistory(sessions, date.today().toordinal(), fsrs_spacing)
