"""``mockloop time``: the timing self-check, by keys or hands free, without model or recording; and the clock's own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from mockloop.cli.holding import MICROPHONE, SPEAKER
from mockloop.cli.output import coloured, print_json, remark
from mockloop.core.errors import MockloopError
from mockloop.core.timing import HOW_TARGETS, PRESETS

if TYPE_CHECKING:
    from mockloop.analysis.pacing import Clock
    from mockloop.screen.clockface import ClockFace
    from mockloop.screen.stopwatch import Timed

LEAST_PAUSE_S, MOST_PAUSE_S = 1.0, 60.0


def time(
    scenario: str = typer.Argument(None, metavar="[ID]", help="A scenario whose targets count."),
    level: str = typer.Option(None, "--level", help="The level whose length counts; sde2 if left out."),
    preset: str = typer.Option(None, "--preset", help=f"Targets without a scenario: {' or '.join(PRESETS)}."),
    targets: str = typer.Option(None, "--targets", help=f"Your own: {HOW_TARGETS}."),
    hands_free: bool = typer.Option(False, "--hands-free", help="The microphone hears when you speak and pause."),
    pause: str = typer.Option(
        "2.5", "--pause", help="Hands free: seconds of silence that begin the next section, or off: only Enter does."
    ),
    bell: bool = typer.Option(False, "--bell", help="Ring the terminal's bell at the target, twice at the limit."),
    plain: bool = typer.Option(False, "--plain", help="Line by line: Enter on a line of its own."),
    as_json: bool = typer.Option(False, "--json", help="Print the result as JSON."),
    verify: bool = typer.Option(
        False, "--verify", help="Check the clock itself: clicks from the loudspeaker, heard by the microphone."
    ),
    microphone: str = MICROPHONE,
    speaker: str = SPEAKER,
) -> None:
    """A clock for each section of an answer: speak, press Enter at each section's end, see the seconds against targets.

    Without a scenario the targets are STAR's: 30 s situation, 20 s task, 90 s action, 20 s result, 15 s reflection,
    scaled to the length of the level. Hands free, a clock runs while you speak: it starts with your voice, thinking
    pauses are counted apart, and a pause of 2.5 s begins the next section.
    """
    if verify:
        from mockloop.cli.verifying import verify_clock
        from mockloop.speech.loopback import Loopback

        raise typer.Exit(verify_clock(Loopback(microphone, speaker), as_json))
    clocks = _clocks(scenario, level, preset, targets)
    pause_s = _pause_s(pause)
    live = not plain and sys.stdout.isatty() and not as_json
    from mockloop.screen.clockface import ClockFace

    face = ClockFace(sys.stderr if as_json else sys.stdout, live, coloured() and live, bell)
    if hands_free:
        _hands_free(clocks, face, (plain, as_json, pause_s), microphone)
    else:
        _by_key(clocks, face, plain, as_json)


def _by_key(clocks: dict[str, Clock], face: ClockFace, plain: bool, as_json: bool) -> None:
    from mockloop.screen.controls import controls_here
    from mockloop.screen.stopwatch import KEYS, Stopwatch

    controls = controls_here(plain, KEYS)
    try:
        timed = Stopwatch(clocks, controls, face.live).run(face)
    finally:
        controls.close()
    _print(clocks, timed, "keys", as_json)


def _hands_free(
    clocks: dict[str, Clock], face: ClockFace, how: tuple[bool, bool, float | None], microphone: str | None
) -> None:
    """A microphone that is lost on the way costs nothing that was timed before."""
    from mockloop.screen.controls import controls_here
    from mockloop.screen.hands_free import HandsFree
    from mockloop.screen.stopwatch import KEYS
    from mockloop.speech.microphone import SoundcardMicrophone

    plain, as_json, pause_s = how
    card = SoundcardMicrophone(microphone)
    card.look()
    controls = controls_here(plain, KEYS)
    watch = HandsFree(clocks, controls, card, pause_s)
    try:
        watch.run(face)
    except MockloopError:
        _print(clocks, watch.timed(), "voice", as_json)
        raise
    finally:
        controls.close()
    _print(clocks, watch.timed(), "voice", as_json)


def _print(clocks: dict[str, Clock], timed: Timed, how: str, as_json: bool) -> None:
    from mockloop.screen.stopwatch import document, table

    if as_json:
        print_json(document(clocks, timed, how))
    else:
        for line in table(clocks, timed):
            typer.echo(line)
    if not timed.is_complete:
        remark("Stopped before the end of the last section.")


def _clocks(scenario: str | None, level: str | None, preset: str | None, targets: str | None) -> dict[str, Clock]:
    """The targets that were asked for; more than one kind of them, or a level that changes none, is a usage error."""
    from mockloop.analysis import targets as known

    asked = [given for given in (scenario, preset, targets) if given]
    if len(asked) > 1:
        raise typer.BadParameter("give one of them: a scenario, --preset or --targets")
    if level and (targets or preset == "two-minutes"):
        raise typer.BadParameter("--level scales a scenario's targets or the preset star, no others")
    if scenario:
        return _scenarios_clocks(scenario, level or "sde2")
    try:
        return known.own(targets) if targets else known.preset(preset or "star", level or "sde2")
    except known.NoTargets as error:
        raise typer.BadParameter(str(error)) from None


def _scenarios_clocks(scenario: str, level: str) -> dict[str, Clock]:
    from mockloop.analysis.pacing import clocks
    from mockloop.api import bar_of
    from mockloop.library import load_scenario

    return clocks(bar_of(load_scenario(scenario), level, None).scenario, level)


def _pause_s(typed: str) -> float | None:
    if typed == "off":
        return None
    try:
        seconds = float(typed)
    except ValueError:
        seconds = 0.0
    if not LEAST_PAUSE_S <= seconds <= MOST_PAUSE_S:
        raise typer.BadParameter("--pause is a number of seconds from 1 to 60, or off")
    return seconds
