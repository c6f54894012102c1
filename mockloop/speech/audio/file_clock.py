"""Follow the times in a recording: a gap is silence, a time that runs backwards is wrong."""

from __future__ import annotations

LEAST_GAP_S = 0.1  # less is rounding, padding or a device's clock
MOST_GAP_S = 600.0  # more is a damaged time: the stated length may be damaged, too


class FileClock:
    """Follow the frames of one track; ``begins_s`` is the file's own zero, ``ends_s`` its stated length."""

    def __init__(self, begins_s: float, ends_s: float | None) -> None:
        self._zero_s = begins_s
        self._ends_s = ends_s
        self._at_s = 0.0  # returned so far, including silence

    def gap(self, time_s: float | None, samples: int, rate_hz: int) -> float:
        """Return the seconds of silence before a frame with ``time_s``; 0.0 for none."""
        gap_s = self._gap_s(time_s)
        self._at_s += gap_s + samples / rate_hz
        return gap_s

    def _gap_s(self, time_s: float | None) -> float:
        if time_s is None:
            return 0.0
        ahead_s = time_s - self._zero_s - self._at_s
        if abs(ahead_s) < LEAST_GAP_S:
            return 0.0
        if ahead_s > 0 and self._is_possible(ahead_s):
            return ahead_s
        self._zero_s += ahead_s  # the file now counts from another start
        return 0.0

    def _is_possible(self, gap_s: float) -> bool:
        within = self._ends_s is None or self._at_s + gap_s <= self._ends_s + 1.0
        return within and gap_s <= MOST_GAP_S
