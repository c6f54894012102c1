"""The options that add pressure, for ``interview`` and ``loop``, and what they cannot be combined with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mockloop.cli.session_options import ENGINE

if TYPE_CHECKING:
    from mockloop.core.pressure import Pressure

_PANEL = "Under pressure, only on request"
TONE = typer.Option(
    "neutral",
    "--tone",
    rich_help_panel=_PANEL,
    help="neutral, or terse: short questions, and 'Okay.' as the only reply.",
)
HURRY = typer.Option(
    False,
    "--hurry",
    rich_help_panel=_PANEL,
    help="The interviewer interrupts an answer that runs far over time.",
)
THINK = typer.Option(
    None,
    "--think",
    metavar="SECONDS",
    rich_help_panel=_PANEL,
    help="One-way format: seconds to think before each recording begins by itself.",
)
CAP = typer.Option(
    None,
    "--cap",
    metavar="SECONDS",
    rich_help_panel=_PANEL,
    help="One-way format: end each recording after this many seconds.",
)
TAKES = typer.Option(
    None,
    "--takes",
    metavar="N",
    rich_help_panel=_PANEL,
    help="One-way format: how many takes of an answer you may record; you choose one.",
)
PROBES_HELP = "How many follow-up questions after each question; {most} if left out, none in the one-way format."


def pressure_of(
    engine: str = ENGINE,
    tone: str = TONE,
    hurry: bool = HURRY,
    think: float | None = THINK,
    cap: float | None = CAP,
    takes: int | None = TAKES,
) -> Pressure:
    """Return the pressure that was requested. Raises BadParameter."""
    from mockloop.core.pressure import CAP_S, MOST_TAKES, THINK_S, TONES, Pressure

    if tone not in TONES:
        raise typer.BadParameter(f"--tone takes {' or '.join(TONES)}")
    _check("--think", think, THINK_S, " seconds")
    _check("--cap", cap, CAP_S, " seconds")
    _check("--takes", takes, (1, MOST_TAKES), "")
    asked = Pressure(tone, hurry, think, cap, takes)
    if hurry and asked.one_way:
        raise typer.BadParameter("--hurry needs an interviewer, and with --think, --cap or --takes there is none")
    if engine == "typed" and (hurry or cap is not None):
        raise typer.BadParameter("--hurry and --cap measure how long you speak, so they do not work with typed answers")
    return asked


def probes_of(probes: int | None, pressure: Pressure, most: int) -> int:
    """Return the number of follow-up questions; the one-way format has nobody to ask them."""
    if probes is not None:
        return probes
    return 0 if pressure.one_way else most


def _check(name: str, value: float | None, span: tuple[float, float], unit: str) -> None:
    if value is not None and not span[0] <= value <= span[1]:
        raise typer.BadParameter(f"{name} must be {span[0]:g} to {span[1]:g}{unit}")
