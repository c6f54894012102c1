"""The debrief of a loop on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from mockloop.cli.colours import toned
from mockloop.cli.output import bold, remark
from mockloop.cli.session_choice import short
from mockloop.cli.terminal_output import word_wrapped_output
from mockloop.core.times import clock
from mockloop.reports.planned_facts import TITLE, planned_summary
from mockloop.reports.summary import reason_line, tone
from mockloop.reports.wording import RATINGS

if TYPE_CHECKING:
    from mockloop.analysis.progress.loop_debrief import (
        CompetencyResult,
        DifferingFigure,
        LoopAnswer,
        LoopDebrief,
        RepeatedStory,
    )
    from mockloop.core.loop import LoopPlan, LoopQuestion

_SIGNS = {"for": "+", "against": "-"}
_BY_THIS_LOOP = "What to fix first in these answers, the weakest first. mockloop history looks at all your sessions."
_GO_ON = "Resume with: mockloop loop --resume"


@word_wrapped_output()
def print_loop(plan: LoopPlan, ended: str) -> None:
    """Print how a loop ended and the debrief over all its answers."""
    from mockloop.analysis.progress.loop_debrief import LoopAnswer, loop_debrief
    from mockloop.paths import sessions_folder
    from mockloop.sessions.history import remember
    from mockloop.sessions.index import index_here
    from mockloop.sessions.loops import sessions_of
    from mockloop.sessions.reading_cache import debrief_of

    sessions = sessions_of(sessions_folder(), plan.id)
    answers = [
        LoopAnswer(one.folder.id, one.replay.state, debrief_of(one.folder, one.replay.state)) for one in sessions
    ]
    for session in sessions:
        remember(session.folder, index_here())  # so that the list shows their verdicts at once
    whole = loop_debrief(plan, answers)
    typer.echo("\n" + bold(f"Debrief of the loop: {len(plan.questions) - len(whole.unasked)} of {_questions(plan)}"))
    for line in (*_lines(whole), *_planned(answers)):
        typer.echo(line)
    typer.echo("")
    for one in (one for one in answers if one.whole.answers):
        typer.echo(f"Question {one.number} in detail: mockloop sessions show {short(one.session)}")
    _tell_end(ended, len(whole.unasked))


def _questions(plan: LoopPlan) -> str:
    return f"{len(plan.questions)} question{'' if len(plan.questions) == 1 else 's'} answered"


def _tell_end(ended: str, unasked: int) -> None:
    from mockloop.interview.loop import LEFT, NO_MORE_ANSWERS, TIME_UP

    count = "one question was" if unasked == 1 else f"{unasked} questions were"
    if ended == LEFT:
        remark(f"Loop stopped. {_GO_ON}")
    elif ended == TIME_UP and unasked:
        remark(f"The time is up; {count} not asked. Begin another loop with: mockloop loop")
    elif ended == NO_MORE_ANSWERS:
        remark(f"No more answers came in; {count} not answered. {_GO_ON}")


def _lines(whole: LoopDebrief) -> Iterator[str]:
    for one in whole.competencies:
        yield from _competency(one)
    if whole.unasked:
        yield bold("Not answered")
        yield from map(_unasked, whole.unasked)
    if whole.repeated:
        yield bold("Told more than once")
        yield from map(_again, whole.repeated)
    if whole.differing:
        yield bold("Figures that differ between answers")
        yield from map(_difference, whole.differing)
    if whole.tomorrow:
        yield bold("Practise tomorrow")
        yield f"  {_BY_THIS_LOOP}"
    for number, practise in enumerate(whole.tomorrow, 1):
        part = f" --section {practise.section}" if practise.section else ""
        yield f"  {number}. mockloop {'drill' if part else 'interview'} {practise.scenario}{part}"
        yield f"     {practise.why}"


def _unasked(one: LoopQuestion) -> str:
    """Return the words of a question that was not reached."""
    from mockloop.core.errors import MockloopError
    from mockloop.library.loader import load_scenario

    try:
        scenario = load_scenario(one.scenario)
    except MockloopError:  # removed since the loop was agreed
        return f"  {one.scenario}"
    return f"  {scenario.judged_by}: {scenario.question}"


def _planned(answers: Sequence[LoopAnswer]) -> Iterator[str]:
    """Yield a line for each answer that was told from notes: how much of what was planned was said."""
    told = [one for one in answers if one.whole.facts and one.state.plan.story]
    if told:
        yield bold(TITLE)
    for one in told:
        story = one.state.plan.story
        how_much = planned_summary(one.whole.facts, one.whole.another_story)
        yield f"  Question {one.number}, {story.title if story else ''}: {how_much}"


def _competency(one: CompetencyResult) -> Iterator[str]:
    numbers = " and ".join(map(str, one.numbers))
    where = f"question {numbers}" if len(one.numbers) == 1 else f"questions {numbers}, the weakest counts"
    yield f"{bold(f'{one.name}:')} {toned(RATINGS[one.rating], tone(one.rating))} ({where})"
    yield f"  {one.shown} of the {one.expected} things looked for {'was' if one.shown == 1 else 'were'} heard"
    yield from (f"  {_SIGNS.get(reason.speaks, '!')} {reason_line(reason)}" for reason in one.reasons)


def _again(one: RepeatedStory) -> str:
    first, second = one.numbers
    what = f"'{one.title}'" if one.how == "notes" else "what seems to be the same story"
    return f"  Questions {first} and {second}: {what}. Interviewers compare notes; keep another story ready."


def _difference(one: DifferingFigure) -> str:
    first, second = one.figure.one, one.figure.other
    return (
        f"  '{first.words}' (question {one.numbers[0]} at {clock(first.at_s)}) and "
        f"'{second.words}' (question {one.numbers[1]} at {clock(second.at_s)})"
    )
