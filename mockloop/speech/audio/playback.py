"""Play one sound from a buffer of our own, so that it can be stopped within a block."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.ports import Sound
from mockloop.speech.audio.open_streams import OpenStream

LATENCY_S = 0.1  # the device's buffer: reliable while a recognizer uses the processor
TAIL_S = 0.1  # silence after the sound: a device that drops its last samples then drops this
SILENT_CALLBACKS_S = 2.0  # callbacks come every few dozen milliseconds: none for this long means the device is gone
_POLL_S = 0.25


class LoudspeakerPlayback:
    """One sound being played. A lost device ends it: ``wait`` then returns True, ``played_s`` says how far it got."""

    def __init__(self, sound: Sound, stop: type[Exception], now_s: Callable[[], float] = time.monotonic) -> None:
        self._sound, self._stop, self._now_s = sound, stop, now_s
        tail = np.zeros(round(TAIL_S * sound.rate_hz), np.float32)
        self._samples: NDArray[np.float32] = np.concatenate([sound.samples, tail])
        self._at = 0  # samples passed to the device
        self._starts_at_s: float | None = None  # when the first sample is heard, on the stream's clock
        self._ended = threading.Event()
        self._closing = threading.Lock()
        self._stream: OpenStream | None = None
        self._played_s = 0.0  # when playing has ended
        self._called_at_s = self._now_s()

    def start(self, opened: Callable[[], OpenStream]) -> None:
        """Start playing through the open stream, whose callbacks are ``fill`` and ``end``."""
        self._called_at_s = self._now_s()
        self._stream = opened()

    def fill(self, out: Any, frames: int, times: Any, status: Any) -> None:
        """Give PortAudio the next block, then silence (a callback)."""
        self._called_at_s = self._now_s()
        block = self._samples[self._at : self._at + frames]
        heard_at_s = times.outputBufferDacTime or times.currentTime + LATENCY_S  # some drivers give no time
        self._starts_at_s = heard_at_s - self._at / self._sound.rate_hz
        out[: len(block)] = block[:, None]
        out[len(block) :] = 0.0
        self._at += len(block)
        if len(block) < frames:
            raise self._stop

    def end(self) -> None:
        """Note that everything has been heard (a callback)."""
        self._ended.set()

    def wait(self, timeout_s: float) -> bool:
        """See ports.Playback."""
        until_s = self._now_s() + timeout_s
        while not self._ended.wait(max(0.0, min(_POLL_S, until_s - self._now_s()))):
            if self._is_lost():
                break
            if self._now_s() >= until_s:
                return False
        self.stop()
        return True

    def stop(self) -> None:
        """See ports.Playback. After the end of the sound it only releases the device."""
        with self._closing:
            if self._stream is None:
                return
            self._played_s = self._sound.duration_s if self._is_whole() else self.played_s
            stream, self._stream = self._stream, None
            stream.close()
            self._ended.set()

    @property
    def played_s(self) -> float:
        """See ports.Playback; by the device's clock."""
        stream = self._stream
        if stream is None or self._starts_at_s is None:
            return self._played_s
        now_s = stream.time_s
        if now_s is not None:  # a lost device may never play the samples it was given: the value stays as it was
            delivered_s = min(self._at / self._sound.rate_hz, self._sound.duration_s)
            self._played_s = float(min(max(now_s - self._starts_at_s, 0.0), delivered_s))
        return self._played_s

    def _is_whole(self) -> bool:
        return self._ended.is_set() and self._at == len(self._samples)

    def _is_lost(self) -> bool:
        closed = self._stream is not None and self._stream.closed
        return closed or self._now_s() - self._called_at_s > SILENT_CALLBACKS_S
