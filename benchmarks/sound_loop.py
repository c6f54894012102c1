"""Check the clock with clicks from the loudspeaker to the microphone: latency, and the drift of the clocks.

    python -m benchmarks.sound_loop [--microphone NAME] [--speaker NAME] [--json]

Loudspeaker on, please, and quiet in the room. The sections of an answer are timed by the microphone's clock; here it is
held against the loudspeaker's and against this computer's. Exit status 1 where it is more than a tenth of a second off
over an answer of three minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass, replace
from typing import Protocol

import soxr

from benchmarks.apparatus.clicks import Clicks, Floats, found, gain_ms, single, starts_s, track
from benchmarks.apparatus.loopback import Loop, Loopback, median_delay_s
from mockloop.core.errors import DeviceError
from mockloop.ports import Sound

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
    """A loudspeaker and a microphone: see apparatus.loopback.Loopback."""

    speaker_hz: int

    def run(self, sound: Sound) -> Loop: ...


def main() -> int:
    """Measure at this computer's devices; the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--microphone", help="name or number of the microphone")
    options.add_argument("--speaker", help="name or number of the loudspeaker")
    options.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = options.parse_args()
    try:
        return verify_clock(Loopback(given.microphone, given.speaker), given.json)
    except DeviceError as error:
        print(f"not measured: {error}")
        return 0


def verify_clock(loopback: Loops, as_json: bool) -> int:
    """Measure, print, and return the exit status: 1 where the clock is off by too much. Raises DeviceError."""

    sound = Sound(track(loopback.speaker_hz), loopback.speaker_hz)
    _remark(f"Playing {len(starts_s())} clicks in {sound.duration_s:.0f} s.")
    loop = loopback.run(sound)
    heard, rate_hz = _fast_enough(loop)
    checked = _checked(loop, found(heard, rate_hz), len(starts_s()))
    if not checked.heard:
        checked = replace(checked, out_of_step=single(heard, rate_hz))
    if as_json:
        print(json.dumps({"schema": 1, **asdict(checked)}, indent=1))
    else:
        _print(checked)
    if not checked.heard:
        _remark(_OUT_OF_STEP if checked.out_of_step > len(starts_s()) // 4 else _NOT_HEARD)
    return int(_off_ms(checked) > GOOD_MS)


def _remark(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _fast_enough(loop: Loop) -> tuple[Floats, int]:
    """Return what was heard, at a rate at which the highest sound of a click can be looked for."""
    rate_hz = loop.recorded.rate_hz
    if rate_hz >= _LEAST_RATE_HZ:
        return loop.heard, rate_hz
    return soxr.resample(loop.heard, rate_hz, _LEAST_RATE_HZ), _LEAST_RATE_HZ


def _checked(loop: Loop, clicks: Clicks | None, played: int) -> Checked:

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
        print("Latency: not measured")
        print("Drift: not measured")
        return
    print(f"Clicks heard: {checked.heard} of {checked.clicks}, each within {checked.spread_ms:.2f} ms of the line")
    print(f"Latency: {checked.latency_ms:.0f} ms from the loudspeaker's buffer to the microphone's")
    print(
        f"Drift: {checked.drift_ms_per_minute:+.2f} ms a minute (± {checked.drift_error_ms:.2f}), "
        "the microphone's clock against the loudspeaker's"
    )
    print(
        f"       {checked.computer_drift_ms_per_minute:+.1f} ms a minute (± {checked.computer_drift_error_ms:.1f}), "
        "the microphone's clock against this computer's"
    )
    print(_verdict(checked))


def _verdict(checked: Checked) -> str:
    off_ms = _off_ms(checked)
    told = f"Over an answer of {ANSWER_MIN:.0f} minutes that is {off_ms:.0f} ms"
    if checked.overflows:
        return f"{told}. The microphone dropped sound {checked.overflows} times: close other programs and run it again."
    if checked.heard < checked.clicks:
        lost = checked.clicks - checked.heard
        return f"{told}. {lost} clicks were lost or out of step: keep the room and the computer quiet and run it again."
    if off_ms > GOOD_MS:
        return f"{told}: more than a clock should be off. Try another microphone or loudspeaker, or a cable."
    return f"{told}: the clock is good. Latency shifts every section alike and changes no section's seconds."


def _off_ms(checked: Checked) -> float:
    gains = (checked.drift_ms_per_minute or 0.0, checked.computer_drift_ms_per_minute or 0.0)
    return ANSWER_MIN * max(map(abs, gains))


if __name__ == "__main__":
    sys.exit(main())
