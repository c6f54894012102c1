"""The loudspeaker through PortAudio, and two stand-ins for machines without one."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.ports import Sound
from mockloop.speech import devices

_BLOCK_S = 0.02
_LATENCY_S = 0.08  # what PortAudio may hold: low enough that the microphone opens right after the question


class LoudspeakerPlayer:
    """Plays through one output stream that stays open, so that a sound begins within a block. None: the default.

    Raises DeviceError where there is no such loudspeaker.
    """

    def __init__(self, device: str | int | None = None) -> None:
        self._portaudio = devices.sounddevice()
        self._device = int(device) if isinstance(device, str) and device.isdigit() else device
        self._playing: _Playing | None = None
        self._lock = threading.Lock()
        self._rate_hz, self._stream = self._opened()
        self.name = str(self._portaudio.query_devices(self._stream.device, "output")["name"])

    def _opened(self) -> tuple[int, Any]:
        error: Exception | None = None
        for rate_hz in (22_050, 44_100, 48_000, 16_000):
            try:
                stream = self._portaudio.OutputStream(
                    samplerate=rate_hz,
                    channels=1,
                    dtype="float32",
                    device=self._device,
                    blocksize=round(_BLOCK_S * rate_hz),
                    latency=_LATENCY_S,
                    callback=self._fill,
                )
                stream.start()
                return rate_hz, stream
            except (self._portaudio.PortAudioError, ValueError, OSError) as refused:
                error = refused
        assert error is not None
        raise devices.device_error(error, "loudspeaker") from error

    def _fill(self, out: NDArray[np.float32], frames: int, clock: Any, status: Any) -> None:
        playing = self._playing
        if playing is None:
            out.fill(0.0)
            return
        playing.fill(out[:, 0])
        if playing.exhausted:
            self._playing = None

    def play(self, sound: Sound) -> _Playing:
        """Begin to play; what was playing is stopped."""
        samples = sound.samples
        if sound.rate_hz != self._rate_hz:
            import soxr

            samples = soxr.resample(samples, sound.rate_hz, self._rate_hz).astype(np.float32)
        playing = _Playing(samples, self._rate_hz, float(self._stream.latency))
        with self._lock:
            if self._playing:
                self._playing.stop()
            self._playing = playing
        return playing

    def close(self) -> None:
        """Close the loudspeaker. Closing twice is allowed."""
        self._stream.close()


class _Playing:
    """One sound on its way to the loudspeaker, filled block by block from PortAudio's thread."""

    def __init__(self, samples: NDArray[np.float32], rate_hz: int, latency_s: float) -> None:
        self._samples = samples
        self._rate_hz = rate_hz
        self._latency_s = latency_s
        self._at = 0
        self._stopped = False
        self._done = threading.Event()

    @property
    def exhausted(self) -> bool:
        return self._stopped or self._at >= len(self._samples)

    def fill(self, out: NDArray[np.float32]) -> None:
        """The next samples, silence after the last."""
        piece = self._samples[self._at : self._at + len(out)] if not self._stopped else self._samples[:0]
        out[: len(piece)] = piece
        out[len(piece) :] = 0.0
        self._at += len(piece)
        if self.exhausted:
            # the device still holds what it was given: the sound is over when that has been heard
            threading.Timer(0.0 if self._stopped else self._latency_s, self._done.set).start()

    def wait(self, timeout_s: float) -> bool:
        """True as soon as the last sample was heard."""
        return self._done.wait(timeout_s)

    def stop(self) -> None:
        """Silence within one block."""
        self._stopped = True
        self._done.set()

    @property
    def played_s(self) -> float:
        """Seconds handed to the loudspeaker."""
        return self._at / self._rate_hz


class PacedPlayer:
    """No loudspeaker: every sound takes the time that it would take to hear."""

    name = "silent, in real time"

    def play(self, sound: Sound) -> _Paced:
        return _Paced(sound.duration_s)

    def close(self) -> None:
        """Nothing to close."""


class InstantPlayer:
    """No loudspeaker and no wait: every sound is over at once."""

    name = "silent"

    def play(self, sound: Sound) -> _Paced:
        return _Paced(0.0)

    def close(self) -> None:
        """Nothing to close."""


class _Paced:
    """A sound that nobody hears, lasting ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began_s = time.monotonic()
        self._stopped = threading.Event()
        self._stopped_after_s: float | None = None

    def wait(self, timeout_s: float) -> bool:
        left_s = self._seconds - (time.monotonic() - self._began_s)
        if left_s > 0 and not self._stopped.wait(min(timeout_s, left_s)):
            return left_s <= timeout_s
        return True

    def stop(self) -> None:
        if self._stopped_after_s is None:
            self._stopped_after_s = self.played_s
        self._stopped.set()

    @property
    def played_s(self) -> float:
        if self._stopped_after_s is not None:
            return self._stopped_after_s
        return min(self._seconds, time.monotonic() - self._began_s)
