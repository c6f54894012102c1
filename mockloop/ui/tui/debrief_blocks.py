"""The debrief as blocks of text: the summary first, then each answer. A block with a finding can be heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.core.state import State, Turn
from mockloop.reports import summary
from mockloop.reports.planned_facts import TITLE, few_lines, planned_lines, planned_summary
from mockloop.reports.wording import RATINGS, against, delivery_lines, ending, graded, section_status
from mockloop.ui.tui.bars import Gauge, drawn
from mockloop.ui.tui.excerpts import Excerpt, excerpts
from mockloop.ui.tui.styled_lines import BLANK, Line, line

if TYPE_CHECKING:
    from mockloop.analysis.answer import Finding
    from mockloop.analysis.judging.fix import Fix
    from mockloop.analysis.judging.pacing import Pace
    from mockloop.analysis.judging.reasons import Reason

_INDENT = "   "
BAR, NARROW_BAR = 24, 8  # cells; the second where a row would not fit its line
_ROW = 76  # cells of a row with the wide bar
STYLES = {
    "strong": "bold reverse ansi_green",
    "good": "bold ansi_green",
    "doubt": "bold ansi_yellow",
    "bad": "bold reverse ansi_red",
    "open": "bold",
    "short": "ansi_yellow",
    "long": "bold ansi_magenta",
}


@dataclass(frozen=True, slots=True)
class DebriefBlock:
    """A paragraph: its first line begins with ``mark``, the others below its text.

    ``pieces`` is the sound that its finding rests on.
    """

    text: Line
    mark: str = ""
    pieces: tuple[Excerpt, ...] = ()


def bar_within(width: int) -> int:
    """Return how wide a section's bar may be in lines of ``width`` cells."""
    return BAR if width >= _ROW else NARROW_BAR


def blocks(state: State, whole: Debrief, full: bool = True, bar: int = BAR) -> Iterator[DebriefBlock]:
    """Yield the debrief: the summary, and the answers in full or counted."""
    answered = [turn for turn in state.turns if turn.outcome == "answered"]
    told = list(zip(answered, whole.answers, strict=True))
    yield from _summary(state, whole, told, (bar, full))
    if not full and told:
        yield from (DebriefBlock(BLANK), DebriefBlock(line("Answers", "bold")))
    for number, (turn, one) in enumerate(told, 1):
        yield from _answer(number, turn, one) if full else _counted(number, turn, one)


Told = list[tuple[Turn, AnswerDebrief]]


def _summary(state: State, whole: Debrief, told: Told, how: tuple[int, bool]) -> Iterator[DebriefBlock]:
    """Total time, verdict, what to fix, what spoke for it and against, the clocks: what is read in ten seconds."""
    (bar, full), plan = how, state.plan
    level = plan.scenario.level(plan.level).title
    yield DebriefBlock(((f"Debrief: {plan.scenario.heading}", "bold"), (f" · {plan.scenario.principle} · {level}", "")))
    totals = [total for one in whole.answers if (total := summary.total_time(one))]
    yield from (DebriefBlock(line(f"Total time: {total}")) for total in totals)
    yield from (DebriefBlock(line(ended)) for turn, _ in told[:1] if (ended := ending(turn)))
    if plan.mode == "interview":
        yield from _verdict(whole)
    fixes = [block for number, fix in enumerate(whole.fixes, 1) for block in _fix(number, fix, told)]
    yield from _parted(summary.FIX_FIRST, fixes)
    if plan.mode == "interview" and summary.tone(whole.verdict.rating) != summary.OPEN:
        yield from _reasons(whole, told)
    paces = [pace for one in whole.answers for pace in one.paces]
    yield from _parted("Sections", [DebriefBlock(_pace(pace, bar)) for pace in paces])
    if whole.facts:
        yield from _planned(whole, full)


def _planned(whole: Debrief, full: bool) -> Iterator[DebriefBlock]:
    few, more = few_lines(whole.facts, whole.another_story)
    yield from (
        DebriefBlock(BLANK),
        DebriefBlock(line(f"{TITLE}: {planned_summary(whole.facts, whole.another_story)}", "bold")),
    )
    for one in planned_lines(whole.facts) if full else few:
        yield DebriefBlock(line(f"{one.fact}: {one.outcome}"), f" {one.sign} ")
    if more and not full:
        yield DebriefBlock(line(f"and {more} more not said", "dim"), _INDENT)


def _verdict(whole: Debrief) -> Iterator[DebriefBlock]:
    judged = whole.verdict
    tone = summary.tone(judged.rating)
    yield DebriefBlock((("Verdict: ", ""), (RATINGS[judged.rating], STYLES[tone])))
    if tone == summary.OPEN:
        yield from (DebriefBlock(line(summary.reason_line(reason)), _INDENT) for reason in judged.reasons)


def _reasons(whole: Debrief, told: Told) -> Iterator[DebriefBlock]:
    for heading, sign, reasons in summary.reasons(whole):
        below = [_reason(reason, sign, told) for reason in reasons[: summary.MOST_REASONS]]
        more = len(reasons) - summary.MOST_REASONS
        yield from _parted(
            heading, [*below, *([DebriefBlock(line(f"and {more} more", "dim"), _INDENT)] if more > 0 else [])]
        )


def _reason(reason: Reason, sign: str, told: Told) -> DebriefBlock:
    turn = _turn_of(reason.found, told) if reason.found else None
    where = excerpts(turn, reason.found.start_s, reason.found.end_s) if turn and reason.found else ()
    return DebriefBlock(line(summary.reason_line(reason)), f" {sign} ", where)


def _parted(title: str, below: list[DebriefBlock]) -> Iterator[DebriefBlock]:
    """Yield a titled part of the summary; nothing where it would be empty."""
    if below:
        yield from (DebriefBlock(BLANK), DebriefBlock(line(title, "bold")), *below)


def _turn_of(found: Finding, told: Told) -> Turn | None:
    return next((turn for turn, one in told if found in (*one.reading.findings, *one.reading.faint)), None)


def _pace(pace: Pace, bar: int) -> Line:
    gauge = Gauge(pace.section.capitalize(), pace.seconds, pace.clock)
    return (
        (f"{gauge.name:<12}", ""),
        *drawn(gauge, bar),
        (f"  {section_status(pace):<11}", STYLES[summary.section_tone(pace)]),
        (f" {against(pace)}", ""),
    )


def _fix(number: int, fix: Fix, told: Told) -> Iterator[DebriefBlock]:
    ground = summary.fix_ground(fix)
    yield DebriefBlock(((summary.fix_head(fix), ""), (f" ({ground})" if ground else "", "dim")), f"{number}. ")
    how = summary.fix_how(fix)
    turn = next((turn for turn, _ in told if fix.said and turn.ask == fix.said.ask), None)
    where = excerpts(turn, fix.said.start_s, fix.said.end_s) if turn and fix.said else ()
    if how:
        yield DebriefBlock(line(how), _INDENT, where)


def _heard(found: Finding, turn: Turn | None) -> DebriefBlock:
    sign = "+" if found.polarity == "good" else "-"
    text = summary.finding_line(found)
    advice = f"  {found.advice}" if found.polarity == "bad" else ""
    where = excerpts(turn, found.start_s, found.end_s) if turn else ()
    return DebriefBlock(((text, ""), (advice, "dim")), f" {sign} ", where)


def _counted(number: int, turn: Turn, one: AnswerDebrief) -> Iterator[DebriefBlock]:
    """Yield an answer in two or three lines: the question, and how much was found of what."""
    grade = f", {one.grade}" if one.grade else ""
    yield DebriefBlock(line(f"{turn.text} ({summary.length(one)}{grade})"), f"{number}. ")
    for sign, polarity in (("-", "bad"), ("+", "good")):
        found = [str(each) for each in summary.folded(one.reading.findings) if each.polarity == polarity]
        if found:
            yield DebriefBlock(line(", ".join(found)), f"   {sign} ")
    yield from (DebriefBlock(line(remark), _INDENT) for remark in one.delivery.remarks)


def _answer(number: int, turn: Turn, one: AnswerDebrief) -> Iterator[DebriefBlock]:
    yield DebriefBlock(BLANK)
    yield DebriefBlock(line(turn.text, "bold"), f"{number}. ")
    yield from (DebriefBlock(line(f"Asked because {reason}", "dim"), _INDENT) for reason in turn.because)
    if how := graded(one):
        yield DebriefBlock(line(how), _INDENT)
    if told := ending(turn):
        yield DebriefBlock(line(told), _INDENT)
    transcript = one.reading.answer.transcript
    said = transcript.text or "(no words were recognized)"
    yield DebriefBlock(((f"You said ({summary.length(one)}): ", "bold"), (said, "")), _INDENT)
    yield from (_heard(found, turn) for found in one.reading.findings)
    yield from (DebriefBlock(line(told), _INDENT) for told in delivery_lines(one))
