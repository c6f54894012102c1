"""The debrief on the terminal: one screen for the summary, details below."""

from __future__ import annotations

from typing import Any

import typer

from mockloop.analysis.answer import Finding
from mockloop.analysis.document import document
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.pacing import Pace
from mockloop.cli.output import bold
from mockloop.cli.terminal_output import word_wrapped_output
from mockloop.core.state import State
from mockloop.reports.planned import TITLE, planned_lines, planned_summary
from mockloop.reports.times import clock
from mockloop.reports.wording import RATINGS, STATUS, against, delivery_lines, title, total, went_on, when
from mockloop.ui.terminal.bar import bar


@word_wrapped_output()
def print_debrief(state: State, whole: Debrief, session_id: str) -> None:
    """Print the whole debrief of a session."""
    plan = state.plan
    typer.echo("")
    level = plan.scenario.level(plan.level).title
    typer.echo(bold(f"Debrief: {plan.scenario.title} ({plan.scenario.principle}, {level})"))
    if plan.mode == "interview":
        print_rating(whole)
    print_paces(whole)
    print_summary(whole)
    print_planned(whole)
    for turn, one in zip((t for t in state.turns if t.outcome == "answered"), whole.answers, strict=True):
        typer.echo("\n" + bold(turn.text))
        for reason in turn.because:
            typer.echo(f"  asked because {reason}")
        if turn.reopened:
            typer.echo(f"  {went_on(turn)}")
        print_answer(one)
    typer.echo("")
    print_kept(session_id)


def print_kept(session_id: str) -> None:
    """Where the session is, and how to read it again."""
    typer.echo(f"Kept as {session_id}. Read it again: mockloop sessions show {session_id}")


def print_rating(whole: Debrief) -> None:
    """Print the rating and what it rests on."""
    typer.echo(bold(f"Verdict: {RATINGS[whole.verdict.rating]}"))
    for reason in whole.verdict.because:
        typer.echo(f"  {reason}")


def print_paces(whole: Debrief) -> None:
    """Print a bar for each section that was timed."""
    for one in whole.answers:
        for pace in one.paces:
            typer.echo(_pace_line(pace))
        if len(one.paces) > 1:
            typer.echo(f"  {'Total':<11}{total(one.paces)}")


def print_summary(whole: Debrief) -> None:
    """Print what to fix first and what was strong."""
    if whole.fixes:
        typer.echo(bold("Fix first"))
    for number, fix in enumerate(whole.fixes, 1):
        where = f"{fix.section.capitalize()}: " if fix.section else ""
        typer.echo(f"  {number}. {where}{fix.sentence} ({fix.evidence})")
        if fix.model:
            typer.echo(f"     A strong answer says: {fix.model}")
    if whole.strong:
        typer.echo(bold("Strong"))
    for found in whole.strong[:4]:
        typer.echo(f"  {_finding_line(found)}")


def print_planned(whole: Debrief) -> None:
    """Print what the person's notes hold and what of it was said; nothing without notes."""
    if whole.facts:
        typer.echo(bold(f"{TITLE}: {planned_summary(whole.facts)}"))
        for line in planned_lines(whole.facts):
            typer.echo(f"  {line}")


def print_answer(one: AnswerDebrief) -> None:
    """One answer in detail: words, findings, delivery."""
    transcript = one.reading.answer.transcript
    if one.grade:
        typer.echo(f"  This answer is {one.grade}.")
    typer.echo(f"  You said ({clock(transcript.duration_s)}): {transcript.text or '(no words were recognized)'}")
    for found in one.reading.findings:
        typer.echo(f"  {'+' if found.polarity == 'good' else '-'} {_finding_line(found)}")
    for line in delivery_lines(one):
        typer.echo(f"  {line}")


def _pace_line(pace: Pace) -> str:
    drawn = bar(pace.seconds, pace.clock.target_s)
    return f"  {pace.section.capitalize():<11}{drawn} {STATUS[pace.status]:<10}{against(pace)}"


def _finding_line(found: Finding) -> str:
    section = f", {found.section}" if found.section else ""
    return f"{title(found.signal)} at {when(found)}{section}: '{found.quote}'"


def session_document(session_id: str, state: State, whole: Debrief) -> dict[str, Any]:
    """Return the session as one JSON document: what was asked, and the analysis of each answer."""
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
