"""``mockloop doctor``: try each part for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import print_json
from mockloop.cli.terminal_output import word_wrapped_output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mockloop.core.sound_check import Result

# what a check is called where its name would need an explanation
NAMES = {"ears": "recognizer", "leak": "headphones", "voice activity": "pauses"}
SIGNS = {"ok": "ok     ", "warning": "warning", "failing": "FAILING"}


def doctor(
    microphone: str = typer.Option(None, "--microphone", help="Name or number of the microphone to try."),
    speaker: str = typer.Option(None, "--speaker", help="Name or number of the loudspeaker to try."),
    again: bool = typer.Option(False, "--again", help="Measure the recognizer's speed again; it is remembered."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON array."),
) -> None:
    """Check the microphone, loudspeaker, voice, recognizer, models and disk, and say how to fix what fails."""
    from dataclasses import asdict

    from mockloop.doctor import examine
    from mockloop.interview.wiring import Settings

    results = []
    for result in examine(Settings(microphone=microphone, speaker=speaker), again):
        results.append(result)
        if not as_json:
            _print(result)
    if as_json:
        print_json([asdict(result) for result in results])
    else:
        with word_wrapped_output():
            typer.echo(f"\n{closing_line(results)}")
    if any(result.state == "failing" for result in results):
        raise typer.Exit(1)


def closing_line(results: Sequence[Result]) -> str:
    """Return how the whole check-up went, in one line."""
    failing, warnings = (sum(result.state == state for result in results) for state in ("failing", "warning"))
    if not failing + warnings:
        return "Everything works."
    told = [f"{count} {state}" for count, state in ((failing, "failing"), (warnings, "with a warning")) if count]
    need = "1 part needs" if failing + warnings == 1 else f"{failing + warnings} parts need"
    return f"{need} a look: {', '.join(told)}."


@word_wrapped_output()
def _print(result: Result) -> None:
    typer.echo(f"{SIGNS[result.state]}  {NAMES.get(result.name, result.name)}: {result.sentence}")
    if result.next_step:
        typer.echo(f"         {result.next_step}")
