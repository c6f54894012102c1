"""``mockloop analyze``: analyze any recording or transcript."""

from __future__ import annotations

from pathlib import Path

import typer

from mockloop.cli.output import FULL, bold, print_json, remark
from mockloop.cli.scenario_choice import COMPETENCY, QUESTION, scenario_of
from mockloop.core.levels import USUAL_LEVEL

SPEAKER = typer.Option(
    None, "--speaker", metavar="NAME", help="The speaker to judge; by default, the one who says most."
)
TRACK = typer.Option(
    None, "--track", metavar="N", min=1, help="The sound track to use; by default, the one with the voice."
)


def analyze(
    file: Path = typer.Argument(help="A recording (wav, mp3, m4a ...) or a transcript (txt, srt, vtt, json ...)."),
    scenario: str = typer.Option(None, "--scenario", metavar="ID", help="Judge it by this scenario."),
    question: str = QUESTION,
    competency: str = COMPETENCY,
    level: str = typer.Option(USUAL_LEVEL, "--level", help="The level to judge by: entry, experienced or senior."),
    lens: str = typer.Option(None, "--lens", help="The principle to judge by."),
    engine: str = typer.Option("auto", "--engine", help="auto, or a Whisper model's name or folder."),
    speaker: str = SPEAKER,
    track: int = TRACK,
    full: bool = FULL,
    as_json: bool = typer.Option(False, "--json", help="Print one JSON document."),
) -> None:
    """Analyze a recording or a transcript of one answer."""
    from mockloop.analysis.document import document
    from mockloop.analysis.judging.debrief import debrief_transcript
    from mockloop.api import bar_of
    from mockloop.cli.debrief import (
        print_answer,
        print_counts,
        print_paces,
        print_rating,
        print_reasons,
        print_summary,
        print_total,
    )
    from mockloop.interview.answer_files import transcript_of_file
    from mockloop.speech.file_kinds import SpeakerChoice

    named = scenario or question is not None
    loaded = scenario_of(scenario, question, competency) if named else None
    bar = bar_of(loaded, level, lens) if loaded else None
    transcript, sounds = transcript_of_file(file, loaded, engine, remark, SpeakerChoice(speaker, track))
    whole = debrief_transcript(bar, transcript, sounds)
    if as_json:
        print_json(document(whole.answers[0], whole).model_dump())
        return
    print_total(whole)
    print_rating(whole)
    print_summary(whole)
    print_reasons(whole)
    print_paces(whole)
    if full:
        print_answer(whole.answers[0])
        return
    if whole.answers[0].reading.findings:
        typer.echo(bold("Found"))
    print_counts(whole.answers[0])
    typer.echo("\nFor every finding with its words, add --full")
