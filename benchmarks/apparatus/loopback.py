"""Play a sound on the loudspeaker and record it with the microphone, for the clock check.

Each callback notes when it came and how many samples had passed by then, on the computer's clock.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.core.errors import DeviceError
from mockloop.ports import Sound
from mockloop.speech.audio import devices

LATENCY_S = 0.1  # the same as the player and the microphone use
START_S = 3.0  # a device may take this long until its first sample
AFTER_S = 0.5  # recorded after the end: what was played last is still on its way
_POLL_S = 0.02


@dataclass(slots=True)
class Passed:
    """One stream's blocks: ``samples`` that had passed before (played) or by the end of (heard) each, and when."""

    rate_hz: int
    at_s: list[float] = field(default_factory=list)
    samples: list[int] = field(default_factory=list)

    def moment_s(self, sample: float) -> float:
        """When this sample passed, on the computer's clock, without the unevenness of single blocks."""
        behind = np.asarray(self.at_s) - np.asarray(self.samples) / self.rate_hz
        return float(np.median(behind)) + sample / self.rate_hz


@dataclass(frozen=True, slots=True, eq=False)
class Loop:
    """What the microphone heard, mono, while the sound was played. ``overflows``: how often it dropped some."""

    heard: NDArray[np.float64]
    played: Passed
    recorded: Passed
    overflows: int


class Loopback:
    """A loudspeaker and a microphone, each by name or number, None: the default. Raises DeviceError.

    ``start_s``: how long each may take until sound moves through it.
    """

    def __init__(
        self,
        microphone: str | None = None,
        speaker: str | None = None,
        portaudio: Any = None,
        start_s: float = START_S,
    ) -> None:
        self._portaudio, self._start_s = portaudio or devices.sounddevice(), start_s
        self._ends = {"input": devices.chosen(microphone), "output": devices.chosen(speaker)}
        self._names = {"input": "microphone", "output": "loudspeaker"}
        self.speaker_hz, self._out_channels = self._form("output")
        self._in_hz, self._in_channels = self._form("input")

    def run(self, sound: Sound) -> Loop:
        """Play the sound, at ``speaker_hz``, and record from before it until after. Raises DeviceError."""
        recording = _Recording(Passed(self._in_hz))
        playing = _Playing(sound.samples, Passed(self.speaker_hz), self._portaudio.CallbackStop)
        with contextlib.ExitStack() as streams:
            self._start("input", self._in_channels, recording.take, streams)
            _wait(lambda: bool(recording.pieces), self._start_s, _silent("microphone"))
            self._start("output", self._out_channels, playing.give, streams)
            limit_s = 2 * self._start_s + sound.duration_s
            _wait(lambda: playing.is_over, limit_s, _silent("loudspeaker"))
            time.sleep(LATENCY_S + AFTER_S)
        heard = np.concatenate(recording.pieces).astype(np.float64) / 32768.0
        return Loop(heard, playing.passed, recording.passed, recording.overflows)

    def _start(self, end: str, channels: int, callback: Any, streams: contextlib.ExitStack) -> None:
        kind = self._portaudio.InputStream if end == "input" else self._portaudio.OutputStream
        rate_hz = self._in_hz if end == "input" else self.speaker_hz
        try:
            stream = kind(
                samplerate=rate_hz,
                channels=channels,
                dtype="int16" if end == "input" else "float32",
                device=self._ends[end],
                latency=LATENCY_S,
                blocksize=0,
                callback=callback,
            )
            streams.callback(stream.close, ignore_errors=True)
            stream.start()
        except (self._portaudio.PortAudioError, ValueError, OSError) as error:
            raise devices.device_error(error, self._names[end]) from error

    def _form(self, end: str) -> tuple[int, int]:
        """Return the device's own rate, and one channel where it takes one."""
        check = getattr(self._portaudio, f"check_{end}_settings")
        try:
            found = self._portaudio.query_devices(self._ends[end], end)
            own_hz, most = int(found["default_samplerate"]), min(2, int(found[f"max_{end}_channels"]))
        except (self._portaudio.PortAudioError, ValueError) as error:
            raise devices.device_error(error, self._names[end]) from error
        for channels in (1, most):
            with contextlib.suppress(self._portaudio.PortAudioError):
                check(device=self._ends[end], channels=channels, samplerate=own_hz)
                return own_hz, channels
        return own_hz, 1  # opening it then says what is wrong


class _Recording:
    def __init__(self, passed: Passed) -> None:
        self.passed = passed
        self.pieces: list[NDArray[np.int16]] = []
        self.overflows = 0
        self._samples = 0

    def take(self, data: Any, frames: int, times: Any, status: Any) -> None:
        """PortAudio's callback."""
        self.pieces.append(data[:, 0].copy())
        self._samples += frames
        self.passed.at_s.append(time.monotonic())
        self.passed.samples.append(self._samples)
        self.overflows += bool(status.input_overflow)


class _Playing:
    def __init__(self, samples: NDArray[np.float32], passed: Passed, stop: type[Exception]) -> None:
        self.passed = passed
        self.is_over = False
        self._samples, self._stop = samples, stop
        self._at = 0

    def give(self, out: Any, frames: int, times: Any, status: Any) -> None:
        """PortAudio's callback."""
        self.passed.at_s.append(time.monotonic())
        self.passed.samples.append(self._at)
        block = self._samples[self._at : self._at + frames]
        out[: len(block)] = block[:, None]
        out[len(block) :] = 0.0
        self._at += frames
        if self._at >= len(self._samples) + frames:
            self.is_over = True
            raise self._stop


def _wait(is_there: Any, limit_s: float, error: DeviceError) -> None:
    until_s = time.monotonic() + limit_s
    while not is_there():
        if time.monotonic() > until_s:
            raise error
        time.sleep(_POLL_S)


def _silent(kind: str) -> DeviceError:
    return DeviceError(
        f"The {kind} was opened, but no sound moves through it.", "See with mockloop doctor whether it works."
    )


def median_delay_s(loop: Loop, played_s: Sequence[float], heard_s: Sequence[float]) -> float:
    """Seconds from handing a sound to the loudspeaker until it is back from the microphone, buffers included."""
    pairs = zip(played_s, heard_s, strict=True)
    delays = [
        loop.recorded.moment_s(heard * loop.recorded.rate_hz) - loop.played.moment_s(played * loop.played.rate_hz)
        for played, heard in pairs
    ]
    return float(np.median(delays))
