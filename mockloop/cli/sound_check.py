"""The sound check before an interview: the first time on a machine, and after a device or the voice has changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import rewritable

if TYPE_CHECKING:
    from mockloop.core.sound_check import Result
    from mockloop.interview.wiring import Settings
    from mockloop.ports import Controls
    from mockloop.ui.terminal.sound_check import SoundCheckScreen

CHECK = typer.Option(
    None, "--check/--no-check", help="Run the sound check before the first question; by default, only if needed."
)
SWITCH = "MOCKLOOP_SOUND_CHECK"  # off: only on request


def check_sound(settings: Settings, controls: Controls, plain: bool) -> None:
    """Check the sound if that is requested or needed. Raise DeviceError; KeyboardInterrupt if the person quits."""
    from mockloop.interview.sound_check_record import current_setup, is_recorded, record_check
    from mockloop.ui.terminal.sound_check import SoundCheckScreen

    if not _may_be(settings) or not controls.interactive:
        return
    now = current_setup(settings)
    if settings.check is None and is_recorded(now):
        return
    screen = SoundCheckScreen(sys.stdout, rewritable() and not plain)
    results = _checked(settings, controls, screen, _why(settings))
    screen.notify(results)
    if all(one.state == "ok" for one in results):
        record_check(now)
        return
    wrong = {one.name for one in results if one.state != "ok"}
    if wrong == {"leak"}:
        record_check(now)  # the person was told, and headphones cannot be detected
    if wrong == {"voice"}:
        return  # everything else is fine, and the next interview checks this again
    typer.echo("  Enter continues, q quits.")
    if _answer(controls) == "stop":
        raise KeyboardInterrupt


def wants_check(settings: Settings) -> bool:
    """Return whether a check will be made before the interview begins."""
    from mockloop.interview.sound_check_record import current_setup, is_recorded

    return _may_be(settings) and (settings.check is True or not is_recorded(current_setup(settings)))


def _may_be(settings: Settings) -> bool:
    """Return whether a person at a terminal will speak, and the check is not switched off."""
    off = settings.check is False or (settings.check is None and os.environ.get(SWITCH) == "off")
    person = all(stream and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return settings.live and person and not off


def _why(settings: Settings) -> str:
    """Return why sound is checked now, as the end of a sentence; "" where the person asked for it."""
    from mockloop.interview.sound_check_record import has_record

    if settings.check:
        return ""
    changed = ": a device or the voice has changed since the last one"
    return changed if has_record() else " before your first interview here"


def _checked(settings: Settings, controls: Controls, screen: SoundCheckScreen, why: str) -> tuple[Result, ...]:
    from mockloop.interview.sound_check import opened, rendered, run
    from mockloop.speech.audio.device_fingerprint import name_of

    outside = opened(settings, lambda: rendered(settings.voice)[1])
    screen.begin(name_of(outside.microphone.name), why, "Enter skips this.")
    try:
        return run(outside, screen.show, lambda: controls.poll() == "enter")
    finally:
        screen.end_line()


def _answer(controls: Controls) -> str | None:
    waited: Iterable[str | None] = iter(lambda: controls.wait(None), "")
    return next((one for one in waited if one in ("enter", "stop", None)), None)
