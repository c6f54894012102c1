"""``mockloop time``: the timing self-check. No model, no recording: a clock and the Enter key."""

from __future__ import annotations

import sys

import typer

from mockloop.cli.output import remark


def time(
    scenario: str = typer.Argument(
        None, metavar="[ID]", help="A scenario whose targets count; the standard ones else."
    ),
    level: str = typer.Option("sde2", "--level", help="The level whose length counts."),
    plain: bool = typer.Option(False, "--plain", help="Line by line: Enter on a line of its own."),
) -> None:
    """Speak, press Enter at each section's end, and see the seconds of each against its target."""
    from mockloop.analysis.pacing import STANDARD_CLOCKS, clocks
    from mockloop.api import bar_of
    from mockloop.library import load_scenario
    from mockloop.screen.controls import controls_here
    from mockloop.screen.stopwatch import Stopwatch, table

    by = STANDARD_CLOCKS
    if scenario:
        loaded = load_scenario(scenario)
        by = clocks(bar_of(loaded, level, None).scenario, level)
    controls = controls_here(plain)
    try:
        times = Stopwatch(by, controls).run(sys.stdout, live=sys.stdout.isatty() and not plain)
    finally:
        controls.close()
    for line in table(by, times):
        typer.echo(line)
    if len(times) < len(by):
        remark("Stopped before the last section.")
