"""A sound card that is not there: the part of sounddevice that the microphone uses."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import Any

import numpy as np

from mockloop.ports import RATE_HZ, Capture, Samples
from testkit.fakes import HANGS_AFTER_S, HandClock
from testkit.sounds import joined, quiet, spoken


def said() -> Samples:
    return joined(quiet(0.3), spoken(1.0), quiet(0.2))


class PortAudioError(Exception):
    """As sounddevice raises it."""


class FakePortAudio:
    """The part of sounddevice that the microphone uses; ``sound`` comes in blocks of 20 ms at the device's own rate.

    ``rates_hz`` are those that the device takes. An int in ``sound`` is that many samples dropped by the device.
    ``clock`` moves by as much as comes.
    """

    PortAudioError = PortAudioError

    def __init__(
        self,
        sound: list[Any],
        rates_hz: tuple[int, ...] = (RATE_HZ,),
        channels: int = 1,
        clock: HandClock | None = None,
    ) -> None:
        self.sound, self.rates_hz, self.channels, self.clock = sound, rates_hz, channels, clock or HandClock()
        self.present = self.back = True
        self.restarts = 0
        self.streams: list[FakeStream] = []

    def query_devices(self, device: Any = None, kind: str = "") -> Any:
        if not kind:
            return []
        if not self.present:
            raise ValueError(f"No input device matching {device!r}")
        return {"name": "Desk microphone", "default_samplerate": float(self.rates_hz[0]), "max_input_channels": 2}

    def check_input_settings(self, device: Any, channels: int, dtype: str, samplerate: int) -> None:
        if samplerate not in self.rates_hz or channels < self.channels:
            raise PortAudioError("Invalid sample rate")

    def RawInputStream(self, **settings: Any) -> FakeStream:  # noqa: N802 - sounddevice's name
        self.check_input_settings(None, settings["channels"], settings["dtype"], settings["samplerate"])
        self.streams.append(FakeStream(self.sound, settings, self.clock))
        return self.streams[-1]

    def _terminate(self) -> None:
        self.restarts += 1

    def _initialize(self) -> None:
        self.present = self.back


class FakeStream:
    """Calls back from a thread of its own, as fast as it can; then, like a lost device, not at all."""

    def __init__(self, sound: list[Any], settings: dict[str, Any], clock: HandClock) -> None:
        self.settings, self.active, self._clock = settings, False, clock
        self._sound = sound
        self._thread = threading.Thread(target=self._play, daemon=True)

    def start(self) -> None:
        self.active = True
        self._thread.start()

    def close(self, ignore_errors: bool = True) -> None:
        self.active = False

    def _play(self) -> None:
        rate_hz, channels = self.settings["samplerate"], self.settings["channels"]
        for block in self._sound:
            self._clock.now_s += (block if isinstance(block, int) else len(block)) / rate_hz
            if not isinstance(block, int):
                data = np.repeat(block[:, None], channels, axis=1).tobytes()
                self.settings["callback"](data, len(block), None, SimpleNamespace(input_overflow=False))


def heard(capture: Capture, samples: int | None = None) -> Samples:
    """Everything up to the end of input, or up to so many samples."""
    pieces, deadline_s = [np.zeros(0, np.int16)], time.monotonic() + HANGS_AFTER_S
    while samples is None or sum(map(len, pieces)) < samples:
        assert time.monotonic() < deadline_s, "the end did not come"
        piece = capture.read(0.05)
        if piece is None:
            break
        pieces.append(piece)
    return np.concatenate(pieces)
