"""How much of a recording is clipped, measured on each channel as it is in the file: mixing hides it."""

from __future__ import annotations

from typing import Any

import numpy as np

_FULL = 0.998
_LOUD = 0.018  # root mean square, full scale 1: -35 dBFS, speech rather than a room


class Clipping:
    """Counts samples at full scale among the loud ones."""

    def __init__(self) -> None:
        self._clipped: list[int] = []
        self._loud: list[int] = []

    def accept(self, frame: Any) -> None:
        """One decoded PyAV frame."""
        for number, channel in enumerate(_channels(frame)):
            if number == len(self._loud):
                self._clipped.append(0)
                self._loud.append(0)
            if len(channel) and float(np.sqrt(np.square(channel).mean())) > _LOUD:
                self._clipped[number] += int((np.abs(channel) >= _FULL).sum())
                self._loud[number] += len(channel)

    def share(self, channel: int | None) -> float:
        """Return the share clipped of one channel's loud samples, or of the worst channel's; 0 to 1."""
        shares = [clipped / loud if loud else 0.0 for clipped, loud in zip(self._clipped, self._loud, strict=True)]
        if channel is not None and channel < len(shares):
            return round(shares[channel], 5)
        return round(max(shares, default=0.0), 5)


def _channels(frame: Any) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Channels by samples, full scale 1."""
    samples = frame.to_ndarray()
    if not frame.format.is_planar:
        samples = samples.reshape(-1, max(1, len(frame.layout.channels))).T
    scaled: np.ndarray[Any, np.dtype[np.float32]]
    if samples.dtype == np.uint8:
        scaled = (samples.astype(np.float32) - 128.0) / 127.0
        return scaled
    if np.issubdtype(samples.dtype, np.integer):
        scaled = samples.astype(np.float32) / float(np.iinfo(samples.dtype).max)
        return scaled
    scaled = samples.astype(np.float32, copy=False)
    return scaled
