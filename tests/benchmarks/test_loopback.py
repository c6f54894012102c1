"""A sound played and recorded at once, at a sound card made for it: what is played comes back a little later."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from benchmarks.apparatus.loopback import Loopback, median_delay_s
from mockloop.core.errors import DeviceError
from mockloop.ports import Sound

BLOCK_S = 0.01
PASSED = SimpleNamespace(input_overflow=False)


class PortAudioError(Exception):
    """As sounddevice raises it."""


class CallbackStop(Exception):
    """As sounddevice has a callback raise it."""


class FakeCard:
    """The part of sounddevice that the loopback uses: the microphone hears the loudspeaker ``delay_s`` later.

    ``channels``: what both insist on. ``silent``: ends from which no callback comes. ``absent``: the missing end.
    """

    PortAudioError = PortAudioError
    CallbackStop = CallbackStop

    def __init__(
        self, delay_s: float = 0.05, channels: int = 1, silent: tuple[str, ...] = (), absent: str = ""
    ) -> None:
        self.rate_hz, self.delay_s, self.channels = 16_000, delay_s, channels
        self.silent, self.absent = silent, absent
        self.opened: dict[str, dict[str, Any]] = {}
        self.closed: list[str] = []
        self._air = [np.zeros(round(delay_s * self.rate_hz), np.float32)]

    def query_devices(self, device: Any, end: str) -> dict[str, Any]:
        if end == self.absent:
            raise ValueError(f"No {end} device matching {device!r}")
        return {"default_samplerate": float(self.rate_hz), "max_input_channels": 2, "max_output_channels": 2}

    def check_input_settings(self, device: Any, channels: int, samplerate: int) -> None:
        if channels < self.channels:
            raise PortAudioError("Invalid number of channels")

    check_output_settings = check_input_settings

    def InputStream(self, **settings: Any) -> FakeEnd:  # noqa: N802 - sounddevice's name
        return FakeEnd(self, "input", settings)

    def OutputStream(self, **settings: Any) -> FakeEnd:  # noqa: N802
        return FakeEnd(self, "output", settings)

    def move(self) -> None:
        """Ten milliseconds at a time, as long as the microphone is open."""
        frames, due_s = round(BLOCK_S * self.rate_hz), time.monotonic()
        while "input" not in self.closed:
            due_s += BLOCK_S
            time.sleep(max(0.0, due_s - time.monotonic()))
            if "output" in self.opened and "output" not in (*self.closed, *self.silent):
                self._play(frames)
            if "input" not in self.silent:
                self._hear(frames)

    def _play(self, frames: int) -> None:
        out = np.zeros((frames, self.opened["output"]["channels"]), np.float32)
        try:
            self.opened["output"]["callback"](out, frames, None, PASSED)
        except CallbackStop:
            self.silent = (*self.silent, "output")
        self._air.append(out[:, 0])

    def _hear(self, frames: int) -> None:
        air = np.concatenate([*self._air, np.zeros(frames, np.float32)])
        self._air = [air[frames : max(frames, len(air) - frames)]]
        heard = np.repeat((32_767 * air[:frames, None]).astype(np.int16), self.opened["input"]["channels"], axis=1)
        self.opened["input"]["callback"](heard, frames, None, PASSED)


class FakeEnd:
    def __init__(self, card: FakeCard, end: str, settings: dict[str, Any]) -> None:
        self._card, self._end, self._settings = card, end, settings

    def start(self) -> None:
        self._card.opened[self._end] = self._settings
        if self._end == "input":
            threading.Thread(target=self._card.move, daemon=True).start()

    def close(self, ignore_errors: bool) -> None:
        self._card.closed.append(self._end)


def tone(seconds: float = 0.4) -> Sound:
    return Sound(0.5 * np.sin(np.arange(round(seconds * 16_000)) / 3).astype(np.float32), 16_000)


def began_at(moment_s: float) -> Any:
    """A stream of 16 kHz whose first sample was handled at this moment."""
    return SimpleNamespace(rate_hz=16_000, moment_s=lambda sample: moment_s + sample / 16_000)


def test_the_delay_is_the_median_time_from_the_loudspeaker_to_the_microphone():
    loop = SimpleNamespace(played=began_at(100.0), recorded=began_at(99.9))
    delay_s = median_delay_s(loop, [0.0, 1.0, 2.0], [0.15, 1.16, 2.9])  # the last one is out of line
    assert delay_s == pytest.approx(0.06)


@pytest.mark.parametrize("channels", [1, 2])
def test_what_is_played_is_recorded_whole_and_later(channels):
    card = FakeCard(delay_s=0.05, channels=channels)
    loop = Loopback(portaudio=card).run(tone())
    began = int(np.argmax(np.abs(loop.heard) > 0.1))
    assert loop.heard[began : began + 6000] == pytest.approx(tone().samples[began - began : 6000], abs=0.2)
    assert np.sum(loop.heard**2) == pytest.approx(np.sum(tone().samples ** 2), rel=0.01)
    assert began >= round(0.05 * 16_000)
    assert loop.overflows == 0
    assert sorted(card.closed) == ["input", "output"]


def test_a_device_that_is_not_there_is_told():
    with pytest.raises(DeviceError, match="microphone"):
        Loopback("nonsense", portaudio=FakeCard(absent="input"))
    with pytest.raises(DeviceError, match="loudspeaker"):
        Loopback(portaudio=FakeCard(absent="output"))


@pytest.mark.parametrize(("end", "named"), [("input", "microphone"), ("output", "loudspeaker")])
def test_a_device_from_which_nothing_comes_is_told_and_both_are_closed(end, named):
    card = FakeCard(silent=(end,))
    with pytest.raises(DeviceError, match=f"The {named} was opened, but no sound moves through it"):
        Loopback(portaudio=card, start_s=0.2).run(tone(0.1))
    assert "input" in card.closed
