"""``mockloop loop``: several questions in one sitting, and one debrief over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mockloop.cli.pressure_options import PROBES_HELP, pressure_of, probes_of
from mockloop.cli.session_options import LEVEL, PLAIN, settings_of, taking

if TYPE_CHECKING:
    from mockloop.core.loop import LoopPlan
    from mockloop.core.pressure import Pressure
    from mockloop.interview.wiring import Settings

MINUTES = typer.Option(45, "--minutes", min=5, max=480, help="The time for the whole loop; breaks do not count.")
QUESTIONS = typer.Option(4, "--questions", min=1, max=100, help="How many questions.")
COMPANY = typer.Option(None, "--company", help="Only questions of this company: amazon or general.")
COMPETENCIES = typer.Option(None, "--competencies", metavar="A,B", help="Only these competencies, separated by commas.")
SEED = typer.Option(
    None,
    "--seed",
    min=0,
    help="A number that fixes the choice: without new sessions, it gives the same questions.",
)
STORIES = typer.Option(None, "--story", help="Tell this story from your notes; may be given more than once.")
PROBES = typer.Option(None, "--probes", min=0, max=20, help=PROBES_HELP.format(most="up to 5"))
RESUME = typer.Option(False, "--resume", help="Continue the last loop, or show its debrief again.")


@taking(settings=settings_of, pressure=pressure_of)
def loop(
    minutes: int = MINUTES,
    questions: int = QUESTIONS,
    company: str = COMPANY,
    competencies: str = COMPETENCIES,
    level: str = LEVEL,
    seed: int = SEED,
    story: list[str] = STORIES,
    probes: int = PROBES,
    go_on: bool = RESUME,
    *,
    settings: Settings,
    plain: bool = PLAIN,
    pressure: Pressure,
) -> None:
    """Practise a whole loop: several questions with follow-ups under one clock, then one debrief."""
    from mockloop.cli.loop_planning import LoopWishes, plan_loop
    from mockloop.paths import sessions_folder
    from mockloop.sessions.loops import newest_loop

    if go_on:
        _hold(newest_loop(sessions_folder()), settings, plain)
        return
    names = tuple(name.strip() for name in (competencies or "").split(",") if name.strip())
    most = probes_of(probes, pressure, 5)
    wishes = LoopWishes(minutes, questions, company, names, level, seed, tuple(story or ()), most, pressure)
    _hold(plan_loop(wishes), settings, plain)


def _hold(plan: LoopPlan, settings: Settings, plain: bool) -> None:
    from mockloop.cli.loop_debrief import print_loop
    from mockloop.cli.loop_sessions import LoopSessions
    from mockloop.cli.session_runner import broken_off
    from mockloop.interview.loop import run_loop
    from mockloop.paths import sessions_folder

    at = LoopSessions(settings, plain)
    try:
        with broken_off(at.kept):
            ended = run_loop(plan, sessions_folder(), at.host())
    finally:
        at.close()
    print_loop(plan, ended)
