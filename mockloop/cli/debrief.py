"""The debrief on the terminal: what counts on one screen; the rest counted, and shown with --full."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import Any

import typer

from mockloop.analysis.document import document
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.pacing import Pace
from mockloop.cli.colours import toned
from mockloop.cli.output import bold
from mockloop.cli.session_choice import short
from mockloop.cli.terminal_output import word_wrapped_output
from mockloop.core.state import State, Turn
from mockloop.reports import summary
from mockloop.reports.planned_facts import TITLE, few_lines, planned_lines, planned_summary
from mockloop.reports.wording import RATINGS, against, delivery_lines, ending, graded, section_status
from mockloop.ui.terminal.time_bar import bar

NARROW_BAR = 8  # cells of a section's bar where the terminal is narrower than
WHOLE_ROW = 74  # cells, which a row with the usual bar takes
LEAST_WIDTH = 40  # a narrower terminal is left to wrap by itself


@word_wrapped_output()
def print_debrief(state: State, whole: Debrief, session_id: str, full: bool = False) -> None:
    """Print the debrief of a session: the summary, and its answers counted or, with ``full``, in full."""
    plan = state.plan
    typer.echo("")
    level = plan.scenario.level(plan.level).title
    typer.echo(bold(f"Debrief: {plan.scenario.heading} ({plan.scenario.judged_by}, {level})"))
    print_total(whole)
    if plan.mode == "interview":
        print_rating(whole)
    print_summary(whole)
    if plan.mode == "interview":
        print_reasons(whole)
    print_paces(whole)
    print_planned(whole, full)
    answered = [turn for turn in state.turns if turn.outcome == "answered"]
    for number, (turn, one) in enumerate(zip(answered, whole.answers, strict=True), 1):
        _print_turn(number, turn, one, full)
    typer.echo("")
    print_kept(session_id, full)


def print_kept(session_id: str, full: bool = True) -> None:
    """Print where the session is, and how to read it again."""
    typer.echo(f"Kept as {session_id}.")
    if full:
        typer.echo(f"Read it again: mockloop sessions show {short(session_id)}")
    else:
        typer.echo(f"All of it: mockloop sessions show {short(session_id)} --full")
        typer.echo(f"As a page: mockloop report {short(session_id)}")


def print_total(whole: Debrief) -> None:
    """Print the time of each whole answer against its target."""
    for one in whole.answers:
        told = summary.total_time(one)
        if told:
            typer.echo(f"Total time: {told}")


def print_rating(whole: Debrief) -> None:
    """Print the rating, or why there is none."""
    judged = whole.verdict
    typer.echo(f"{bold('Verdict:')} {toned(RATINGS[judged.rating], summary.tone(judged.rating))}")
    if summary.tone(judged.rating) == summary.OPEN:
        for reason in judged.reasons:
            _wrapped("  ", summary.reason_line(reason))


def print_reasons(whole: Debrief) -> None:
    """Print the reasons for and against the rating; nothing without a rating."""
    if summary.tone(whole.verdict.rating) == summary.OPEN:
        return
    for heading, sign, told in summary.reasons(whole):
        typer.echo(bold(heading))
        for reason in told[: summary.MOST_REASONS]:
            _wrapped(f"  {sign} ", summary.reason_line(reason), "for" if sign == "+" else "against")
        if len(told) > summary.MOST_REASONS:
            typer.echo(f"    and {len(told) - summary.MOST_REASONS} more")


def print_paces(whole: Debrief) -> None:
    """Print a bar for each section that was timed."""
    for one in whole.answers:
        if one.paces:
            typer.echo(bold("Sections"))
        for pace in one.paces:
            typer.echo(_pace_line(pace))


def print_summary(whole: Debrief) -> None:
    """Print what to fix first, each with the words that were said and what to say."""
    if whole.fixes:
        typer.echo(bold(summary.FIX_FIRST))
    for number, fix in enumerate(whole.fixes, 1):
        ground = summary.fix_ground(fix)
        _wrapped(f"  {number}. ", summary.fix_head(fix) + (f" ({ground})" if ground else ""))
        if summary.fix_how(fix):
            _wrapped("     ", summary.fix_how(fix))


def print_planned(whole: Debrief, full: bool = True) -> None:
    """Print the planned facts and whether each was said, few of those that were not; nothing without notes."""
    if not whole.facts:
        return
    typer.echo(bold(f"{TITLE}: {planned_summary(whole.facts, whole.another_story)}"))
    few, more = few_lines(whole.facts, whole.another_story)
    for one in planned_lines(whole.facts) if full else few:
        _wrapped(f"  {one.sign} ", f"{one.fact}: {one.outcome}")
    if more and not full:
        typer.echo(f"    and {more} more not said (--full shows them)")


def print_answer(one: AnswerDebrief) -> None:
    """Print one answer in full: words, findings, delivery."""
    transcript = one.reading.answer.transcript
    _wrapped("  ", f"You said ({summary.length(one)}): {transcript.text or '(no words were recognized)'}")
    for found in one.reading.findings:
        good = found.polarity == "good"
        _wrapped(f"  {'+' if good else '-'} ", summary.finding_line(found), "for" if good else "against")
    for line in delivery_lines(one):
        _wrapped("  ", line)


def print_counts(one: AnswerDebrief) -> None:
    """Print the findings of one answer as counts, and remarks on its delivery."""
    for sign, polarity, tone in (("-", "bad", "against"), ("+", "good", "for")):
        told = [str(each) for each in summary.folded(one.reading.findings) if each.polarity == polarity]
        if told:
            _wrapped(f"     {sign} ", ", ".join(told), tone)
    for line in one.delivery.remarks:
        _wrapped("     ", line)


def _print_turn(number: int, turn: Turn, one: AnswerDebrief, full: bool) -> None:
    beside = f", {one.grade}" if one.grade else ""
    if not full:
        heading = f"{bold('Answers')}\n" if number == 1 else ""
        _wrapped(f"{heading}  {number}. ", f"{turn.text} ({summary.length(one)}{beside})")
        if told := ending(turn):
            _wrapped("     ", told)
        print_counts(one)
        return
    typer.echo("\n" + bold(turn.text))
    for reason in turn.because:
        _wrapped("  ", f"asked because {reason}")
    if told := ending(turn):
        _wrapped("  ", told)
    if how := graded(one):
        _wrapped("  ", how)
    print_answer(one)


def _wrapped(mark: str, text: str, tone: str = "") -> None:
    """Print a paragraph after its mark, on a terminal wrapped below its text."""
    hanging = " " * len(mark.rpartition("\n")[2])
    lines = [text]
    width = shutil.get_terminal_size().columns - len(hanging) if sys.stdout.isatty() else 0
    if width >= LEAST_WIDTH:
        lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [text]
    typer.echo((toned(mark, tone) if tone else mark) + f"\n{hanging}".join(lines))


def _pace_line(pace: Pace) -> str:
    narrow = sys.stdout.isatty() and shutil.get_terminal_size().columns < WHOLE_ROW
    drawn = bar(pace.seconds, pace.clock.target_s, *([NARROW_BAR] if narrow else []))
    status = toned(f"{section_status(pace):<13}", summary.section_tone(pace))
    seconds = against(pace).partition(",")[0] if narrow else against(pace)  # the status says on which side it is
    return f"  {pace.section.capitalize():<11}{drawn} {status} {seconds}"


def session_document(session_id: str, state: State, whole: Debrief) -> dict[str, Any]:
    """Return the session as one JSON document: the questions, and the analysis of each answer."""
    answered = [turn for turn in state.turns if turn.outcome == "answered"]
    return {
        "schema": 1,
        "id": session_id,
        "mode": state.plan.mode,
        "scenario": state.plan.scenario.id,
        "level": state.plan.level,
        "lens": state.plan.lens,
        "verdict": {
            "rating": whole.verdict.rating,
            "because": list(whole.verdict.because),
            "red_flags": list(whole.verdict.red_flags),
            "score": whole.verdict.score,
        },
        "answers": [
            {
                "ask": turn.ask,
                "text": turn.text,
                "because": list(turn.because),
                "takes": [take.number for take in turn.takes],
                "grade": one.grade,
                "reopened": turn.reopened,
                "analysis": document(one, whole).model_dump(),
            }
            for turn, one in zip(answered, whole.answers, strict=True)
        ],
    }
