"""``mockloop time``: the timing self-check, by keys or hands free, without a model or recording."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

import typer

from mockloop.cli.output import coloured, print_json, remark, rewritable
from mockloop.cli.session_options import MICROPHONE
from mockloop.core.levels import USUAL_LEVEL
from mockloop.timer.clock import HOW_TARGETS, PAUSE_S, PRESETS

if TYPE_CHECKING:
    from mockloop.analysis.judging.pacing import Clock
    from mockloop.ports import Controls
    from mockloop.timer.by_keys import Timed
    from mockloop.timer.clock_line import ClockFace

LEAST_PAUSE_S, MOST_PAUSE_S = 1.0, 60.0


class Watch(Protocol):
    """What measures the time: keys or the voice."""

    def run(self, face: ClockFace) -> Timed: ...

    def timed(self) -> Timed: ...


def time(
    scenario: str = typer.Argument(None, metavar="ID", help="A scenario with the targets to use."),
    level: str = typer.Option(None, "--level", help="The level whose targets to use: entry, experienced or senior."),
    preset: str = typer.Option(None, "--preset", help=f"Targets without a scenario: {' or '.join(PRESETS)}."),
    targets: str = typer.Option(None, "--targets", help=f"Your own targets: {HOW_TARGETS}."),
    hands_free: bool = typer.Option(False, "--hands-free", help="Use the microphone to tell when you speak and pause."),
    pause: str = typer.Option(
        None,
        "--pause",
        help="Hands free: seconds of silence that begin the next section, 2.5 by default. off: only Enter begins it.",
    ),
    bell: bool = typer.Option(False, "--bell", help="Ring the terminal's bell at the target, twice at the limit."),
    plain: bool = typer.Option(False, "--plain", help="Print line by line, for screen readers and pipes."),
    as_json: bool = typer.Option(False, "--json", help="Print the result as JSON."),
    microphone: str = MICROPHONE,
) -> None:
    """Time each section of an answer: speak, press Enter at its end, and compare the seconds with the target.

    Without a scenario, the targets are 30 s for the situation, 20 s for the task, 90 s
    for the action, 20 s for the result and 15 s for the reflection. --level makes all
    of them shorter or longer.

    Hands free, each clock starts with your voice. Silence of a second or more counts
    as thinking and is shown separately. A pause of 2.5 s begins the next section. After
    the last section, timing ends after as long again, unless you go on speaking.
    """
    _check_use(hands_free, {"--pause": pause, "--microphone": microphone})
    clocks = _clocks(scenario, level, preset, targets)
    pause_s = _pause_s(pause)
    face = _face(plain, as_json, bell)
    if hands_free:
        _hands_free(clocks, face, (plain, as_json, pause_s), microphone)
    else:
        _by_key(clocks, face, plain, as_json)


def _check_use(hands_free: bool, given: Mapping[str, str | None]) -> None:
    """Refuse an option without effect, since the person expects something from it."""
    for name, value in given.items():
        if value is not None and not hands_free:
            raise typer.BadParameter(f"{name} goes with --hands-free")


def _face(plain: bool, as_json: bool, bell: bool) -> ClockFace:
    """Return the clock on the screen; say so if a bell cannot be heard."""
    from mockloop.timer.clock_line import ClockFace

    out = sys.stderr if as_json else sys.stdout
    live = not plain and rewritable() and not as_json
    rings = bell and out.isatty()
    if bell and not rings:
        remark("No bell: this output is not a terminal.")
    return ClockFace(out, live, coloured() and live, rings)


def _by_key(clocks: dict[str, Clock], face: ClockFace, plain: bool, as_json: bool) -> None:
    from mockloop.timer.by_keys import KEYS, Stopwatch
    from mockloop.ui.terminal.controls import controls_here

    controls = controls_here(plain, KEYS)
    _run(Stopwatch(clocks, controls, face.live), face, controls, lambda timed: _print(clocks, timed, "keys", as_json))


def _hands_free(
    clocks: dict[str, Clock], face: ClockFace, how: tuple[bool, bool, float | None], microphone: str | None
) -> None:
    from mockloop.sessions.locks import microphone_lock
    from mockloop.speech.audio.microphone import SoundcardMicrophone
    from mockloop.timer.by_keys import KEYS
    from mockloop.timer.hands_free import HandsFree
    from mockloop.ui.terminal.controls import controls_here

    plain, as_json, pause_s = how
    card = SoundcardMicrophone(microphone)
    card.look()
    controls = controls_here(plain, KEYS)
    watch = HandsFree(clocks, controls, card, pause_s)
    with microphone_lock():
        _run(watch, face, controls, lambda timed: _print(clocks, timed, "voice", as_json))


def _run(watch: Watch, face: ClockFace, controls: Controls, show: Callable[[Timed], None]) -> None:
    """Time the sections and show the result. Ctrl-C or a lost microphone keeps what was timed."""
    interrupted = False
    try:
        watch.run(face)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        controls.close()
        face.clear()
        show(watch.timed())
    if interrupted:
        raise typer.Exit(130)


def _print(clocks: dict[str, Clock], timed: Timed, how: str, as_json: bool) -> None:
    from mockloop.timer.by_keys import document, table

    if as_json:
        print_json(document(clocks, timed, how))
    else:
        for line in table(clocks, timed):
            typer.echo(line)
    if not timed.is_complete:
        remark("Stopped before the end of the last section.")


def _clocks(scenario: str | None, level: str | None, preset: str | None, targets: str | None) -> dict[str, Clock]:
    """Return the targets that were requested.

    More than one kind of them, or a level without effect, is a usage error.
    """
    from mockloop.timer import targets as known

    if sum(given is not None for given in (scenario, preset, targets)) > 1:
        raise typer.BadParameter("give one of them: a scenario, --preset or --targets")
    if level is not None and (targets is not None or preset == "two-minutes"):
        raise typer.BadParameter("--level works only with a scenario or with the preset star")
    length = USUAL_LEVEL if level is None else level
    if scenario is not None:
        return _scenarios_clocks(scenario, length)
    try:
        return known.own(targets) if targets is not None else known.preset("star" if preset is None else preset, length)
    except known.NoTargets as error:
        raise typer.BadParameter(str(error)) from None


def _scenarios_clocks(scenario: str, level: str) -> dict[str, Clock]:
    from mockloop.analysis.judging.pacing import clocks
    from mockloop.api import bar_of
    from mockloop.library.loader import load_scenario

    return clocks(bar_of(load_scenario(scenario), level, None).scenario, level)


def _pause_s(typed: str | None) -> float | None:
    if typed is None:
        return PAUSE_S
    if typed == "off":
        return None
    try:
        seconds = float(typed)
    except ValueError:
        seconds = 0.0
    if not LEAST_PAUSE_S <= seconds <= MOST_PAUSE_S:
        raise typer.BadParameter("--pause takes a number of seconds from 1 to 60, or off")
    return seconds
