"""The debrief as blocks of text: the summary first, then each answer. A block with a finding can be heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.fix import Fix
from mockloop.analysis.judging.pacing import Pace
from mockloop.core.state import State, Turn
from mockloop.reports.planned import TITLE, planned_lines, planned_summary
from mockloop.reports.times import clock
from mockloop.reports.wording import RATINGS, STATUS, against, delivery_lines, title, went_on, when
from mockloop.ui.tui.bars import Gauge, drawn
from mockloop.ui.tui.lines import BLANK, Line, line
from mockloop.ui.tui.playing import Piece, pieces

MOST_STRONG = 3
FEW_REASONS = 2  # so many stand beside the verdict; more of them come below the summary
_INDENT = "   "
_BAR = 24  # cells


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its first line begins with ``mark``, the others below its text.

    ``pieces`` is the sound that its finding rests on.
    """

    text: Line
    mark: str = ""
    pieces: tuple[Piece, ...] = ()


def blocks(state: State, whole: Debrief) -> Iterator[Block]:
    """Yield the whole debrief."""
    answered = [turn for turn in state.turns if turn.outcome == "answered"]
    told = list(zip(answered, whole.answers, strict=True))
    yield from _summary(state, whole, told)
    for number, (turn, one) in enumerate(told, 1):
        yield from _answer(number, turn, one)


Told = list[tuple[Turn, AnswerDebrief]]


def _summary(state: State, whole: Debrief, told: Told) -> Iterator[Block]:
    """Verdict, clocks, what to fix and what was strong, on one screen; what the verdict rests on comes after it."""
    plan = state.plan
    level = plan.scenario.level(plan.level).title
    yield Block(((f"Debrief: {plan.scenario.title}", "bold"), (f" · {plan.scenario.principle} · {level}", "")))
    judged = plan.mode == "interview"
    reasons = [Block(line(reason), _INDENT) for reason in whole.verdict.because] if judged else []
    if judged:
        yield Block((("Verdict: ", ""), (RATINGS[whole.verdict.rating], "bold")))
    if len(reasons) <= FEW_REASONS:
        yield from reasons
    yield Block(BLANK)
    paces = [pace for one in whole.answers for pace in one.paces]
    yield from (Block(_pace(pace)) for pace in paces)
    yield from _parted("Fix first", [Block(_fix(fix), f"{number}. ") for number, fix in enumerate(whole.fixes, 1)])
    yield from _parted("Strong", [_heard(found, _turn_of(found, told)) for found in whole.strong[:MOST_STRONG]])
    if whole.facts:
        lines = [Block(line(f"{one.fact}: {one.outcome}"), f" {one.sign} ") for one in planned_lines(whole.facts)]
        yield from _parted(f"{TITLE}: {planned_summary(whole.facts)}", lines)
    if len(reasons) > FEW_REASONS:
        yield from _parted("What the verdict rests on", reasons)


def _parted(title: str, below: list[Block]) -> Iterator[Block]:
    """Yield a titled part of the summary; nothing where it would be empty."""
    if below:
        yield from (Block(BLANK), Block(line(title, "bold")), *below)


def _turn_of(found: Finding, told: Told) -> Turn | None:
    return next((turn for turn, one in told if found in one.reading.findings), None)


def _pace(pace: Pace) -> Line:
    gauge = Gauge(pace.section.capitalize(), pace.seconds, pace.clock)
    status = STATUS[pace.status]
    return (
        (f"{gauge.name:<12}", ""),
        *drawn(gauge, _BAR),
        (f"  {status:<10}", "" if pace.status == "on" else "bold"),
        (against(pace), ""),
    )


def _fix(fix: Fix) -> Line:
    where = f"{fix.section.capitalize()}: " if fix.section else ""
    return (f"{where}{fix.sentence} ", ""), (f"({fix.evidence})", "dim")


def _heard(found: Finding, turn: Turn | None) -> Block:
    section = f", {found.section}" if found.section else ""
    sign = "+" if found.polarity == "good" else "-"
    text = f"{title(found.signal)} at {when(found)}{section}: '{found.quote}'"
    advice = f"  {found.advice}" if found.polarity == "bad" else ""
    where = pieces(turn, found.start_s, found.end_s) if turn else ()
    return Block(((text, ""), (advice, "dim")), f" {sign} ", where)


def _answer(number: int, turn: Turn, one: AnswerDebrief) -> Iterator[Block]:
    yield Block(BLANK)
    yield Block(line(turn.text, "bold"), f"{number}. ")
    yield from (Block(line(f"Asked because {reason}", "dim"), _INDENT) for reason in turn.because)
    if one.grade:
        yield Block(line(f"This answer is {one.grade}."), _INDENT)
    if turn.reopened:
        yield Block(line(went_on(turn)), _INDENT)
    transcript = one.reading.answer.transcript
    said = transcript.text or "(no words were recognized)"
    yield Block(((f"You said ({clock(transcript.duration_s)}): ", "bold"), (said, "")), _INDENT)
    yield from (_heard(found, turn) for found in one.reading.findings)
    yield from (Block(line(told), _INDENT) for told in delivery_lines(one))
