"""Measure how much of a recording is clipped, on each channel as it is in the file, since mixing hides it."""

from __future__ import annotations

from typing import Any

import numpy as np

from mockloop.speech.audio.frame_samples import samples_of

_FULL = 0.998


class Clipping:
    """Count samples at full scale, channel by channel."""

    def __init__(self) -> None:
        self._clipped: list[int] = []
        self._every: list[int] = []
        self._last = 0.0

    def accept(self, frame: Any) -> None:
        """Take in one decoded PyAV frame. A single channel is measured later, since mixing does not change it."""
        for number, channel in enumerate(_channels(frame) if len(frame.layout.channels) > 1 else ()):
            if number == len(self._every):
                self._clipped.append(0)
                self._every.append(0)
            self._clipped[number] += int((np.abs(channel) >= _FULL).sum())
            self._every[number] += len(channel)

    def share(self, channel: int | None) -> float:
        """Return the share clipped since the last call on one channel, or on the worst.

        If nothing came since, return the last share.
        """
        if not any(self._every):
            return self._last
        shares = [clipped / every if every else 0.0 for clipped, every in zip(self._clipped, self._every, strict=True)]
        self._clipped, self._every = [], []
        self._last = shares[channel] if channel is not None and channel < len(shares) else max(shares)
        return self._last


def _channels(frame: Any) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Return channels by samples, with full scale 1."""
    samples = samples_of(frame)
    scaled: np.ndarray[Any, np.dtype[np.float32]]
    if samples.dtype == np.uint8:
        scaled = (samples.astype(np.float32) - 128.0) / 127.0
        return scaled
    if np.issubdtype(samples.dtype, np.integer):
        scaled = samples.astype(np.float32) / float(np.iinfo(samples.dtype).max)
        return scaled
    scaled = samples.astype(np.float32, copy=False)
    return scaled
