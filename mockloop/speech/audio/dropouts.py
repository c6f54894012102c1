"""Find sound that a device lost: what has arrived is less than the time that has passed.

Measured on PulseAudio: a stream that is moved to another source loses 0.2 to 0.6 s and reports no overflow, and the
device's own times drift by seconds; a process that was stopped for 1.5 s gets all of its sound afterwards in one
burst. So a late arrival alone proves nothing; it counts as a loss only once such a burst would be over.
"""

from __future__ import annotations

import math
from collections import deque

STALL_S = 0.3  # more than a device buffers: an arrival later than this may mean a loss
SETTLE_S = 0.5  # a burst of late sound is over by then
_LEAST_S = 0.05  # arrivals vary by about this much
_RECENT = 40  # arrivals that show how far behind the clock this device usually is


class DropoutDetector:
    """The arrivals of one stream at ``rate_hz``, on a clock that never jumps."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._frames = 0
        self._began_at_s = self._last_at_s = math.nan
        self._recent_s: deque[float] = deque(maxlen=_RECENT)
        self._judged_at_s: float | None = None
        self._lowest_s = 0.0

    def missing(self, arrived_at_s: float, frames: int, overflowed: bool) -> int:
        """Record the arrival of ``frames``; return how many were lost before them, 0 while that is uncertain."""
        if math.isnan(self._began_at_s):
            self._began_at_s = self._last_at_s = arrived_at_s - frames / self._rate_hz
        stalled = overflowed or arrived_at_s - self._last_at_s > STALL_S
        self._last_at_s = arrived_at_s
        self._frames += frames
        behind_s = arrived_at_s - self._began_at_s - self._frames / self._rate_hz
        if stalled:
            self._suspect(arrived_at_s)
        if self._judged_at_s is None:
            self._recent_s.append(behind_s)
            return 0
        self._lowest_s = min(self._lowest_s, behind_s)
        return self._judge() if arrived_at_s >= self._judged_at_s else 0

    def _suspect(self, arrived_at_s: float) -> None:
        if self._judged_at_s is None:
            self._lowest_s = math.inf
        self._judged_at_s = arrived_at_s + SETTLE_S

    def _judge(self) -> int:
        self._judged_at_s = None
        missing_s = self._lowest_s - min(self._recent_s, default=0.0)
        missing = round(missing_s * self._rate_hz) if missing_s > _LEAST_S else 0
        self._frames += missing
        return missing
