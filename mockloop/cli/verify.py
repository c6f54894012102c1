"""``mockloop time --verify``: clicks from the loudspeaker into the microphone, and what they say of the clocks."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Protocol

import typer

from mockloop.cli.output import bold, print_json, remark

if TYPE_CHECKING:
    from mockloop.ports import Sound
    from mockloop.speech.audio.loopback import Loop
    from mockloop.timer.clicks import Clicks, Floats

ANSWER_MIN = 3.0  # minutes of a long answer: what the drift is held against
GOOD_MS = 100.0  # over such an answer: a tenth of a second changes no section's verdict
_LEAST_RATE_HZ = 16_000  # a slower microphone's sound is brought up to this before it is searched
_NOT_HEARD = (
    "No click was heard. Turn the loudspeaker up, take the headphones off or hold them to the microphone, "
    "see that it is not muted, and run it again; --speaker and --microphone choose others."
)
_OUT_OF_STEP = (
    "Clicks were heard, but sound was dropped between them, so that they are out of step. "
    "Close programs that keep this computer busy and run it again."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The clock's self-check; None where something was not measured.

    ``latency_ms``: from handing a click to the loudspeaker until its sound is back from the microphone, buffers and
    air included. ``drift_ms_per_minute``: what the microphone's clock gains on the loudspeaker's;
    ``computer_drift_ms_per_minute``: what it gains on this computer's. Each with its standard error.
    """

    clicks: int
    heard: int = 0
    latency_ms: float | None = None
    drift_ms_per_minute: float | None = None
    drift_error_ms: float | None = None
    computer_drift_ms_per_minute: float | None = None
    computer_drift_error_ms: float | None = None
    spread_ms: float | None = None
    overflows: int = 0
    out_of_step: int = 0  # clicks that were heard where the track as a whole was not


class Loops(Protocol):
    """A loudspeaker and a microphone: see speech.loopback.Loopback."""

    speaker_hz: int

    def run(self, sound: Sound) -> Loop: ...


def verify_clock(loopback: Loops, as_json: bool) -> int:
    """Measure, print, and give the exit status: 1 where no click was heard. Raises DeviceError."""
    from mockloop.ports import Sound
    from mockloop.timer.clicks import found, single, starts_s, track

    sound = Sound(track(loopback.speaker_hz), loopback.speaker_hz)
    remark(
        f"Playing {len(starts_s())} clicks in {sound.duration_s:.0f} s. Loudspeaker on, please, and quiet in the room."
    )
    loop = loopback.run(sound)
    heard, rate_hz = _fast_enough(loop)
    checked = _checked(loop, found(heard, rate_hz), len(starts_s()))
    if not checked.heard:
        checked = replace(checked, out_of_step=single(heard, rate_hz))
    if as_json:
        print_json({"schema": 1, **asdict(checked)})
    else:
        _print(checked)
    if not checked.heard:
        remark(_OUT_OF_STEP if checked.out_of_step > len(starts_s()) // 4 else _NOT_HEARD)
    return 0 if checked.heard else 1


def _fast_enough(loop: Loop) -> tuple[Floats, int]:
    """Return what was heard, at a rate at which the highest sound of a click can be looked for."""
    import soxr

    rate_hz = loop.recorded.rate_hz
    if rate_hz >= _LEAST_RATE_HZ:
        return loop.heard, rate_hz
    return soxr.resample(loop.heard, rate_hz, _LEAST_RATE_HZ), _LEAST_RATE_HZ


def _checked(loop: Loop, clicks: Clicks | None, played: int) -> Checked:
    from mockloop.speech.audio.loopback import median_delay_s
    from mockloop.timer.clicks import gain_ms

    if clicks is None:
        return Checked(played, overflows=loop.overflows)
    gain, error = gain_ms(loop.recorded.at_s, loop.recorded.samples, loop.recorded.rate_hz)
    return Checked(
        clicks=played,
        heard=len(clicks.heard_s),
        latency_ms=round(1000 * median_delay_s(loop, clicks.played_s, clicks.heard_s), 1),
        drift_ms_per_minute=round(clicks.drift_ms, 2),
        drift_error_ms=round(clicks.drift_error_ms, 2),
        computer_drift_ms_per_minute=round(gain, 1),
        computer_drift_error_ms=round(error, 1),
        spread_ms=round(clicks.spread_ms, 3),
        overflows=loop.overflows,
    )


def _print(checked: Checked) -> None:
    if not checked.heard:
        typer.echo("Latency: not measured")
        typer.echo("Drift: not measured")
        return
    typer.echo(f"Clicks heard: {checked.heard} of {checked.clicks}, each within {checked.spread_ms:.2f} ms of the line")
    typer.echo(f"Latency: {checked.latency_ms:.0f} ms from the loudspeaker's buffer to the microphone's")
    typer.echo(
        f"Drift: {checked.drift_ms_per_minute:+.2f} ms a minute (± {checked.drift_error_ms:.2f}), "
        "the microphone's clock against the loudspeaker's"
    )
    typer.echo(
        f"       {checked.computer_drift_ms_per_minute:+.1f} ms a minute (± {checked.computer_drift_error_ms:.1f}), "
        "the microphone's clock against this computer's"
    )
    typer.echo(bold(_verdict(checked)))


def _verdict(checked: Checked) -> str:
    gains = (checked.drift_ms_per_minute or 0.0, checked.computer_drift_ms_per_minute or 0.0)
    off_ms = ANSWER_MIN * max(map(abs, gains))
    told = f"Over an answer of {ANSWER_MIN:.0f} minutes that is {off_ms:.0f} ms"
    if checked.overflows:
        return f"{told}. The microphone dropped sound {checked.overflows} times: close other programs and run it again."
    if checked.heard < checked.clicks:
        lost = checked.clicks - checked.heard
        return f"{told}. {lost} clicks were lost or out of step: keep the room and the computer quiet and run it again."
    if off_ms > GOOD_MS:
        return f"{told}: more than a clock should be off. Try another microphone or loudspeaker, or a cable."
    return f"{told}: the clock is good. Latency shifts every section alike and changes no section's seconds."
