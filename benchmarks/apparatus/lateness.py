"""Measure how far the samples of a stream fall behind the computer's clock."""

from __future__ import annotations

EDGE_S = 30.0  # blocks are late by chance, never early: the least late of so long a stretch tells the clock
SETTLES_S = 5.0  # a stream's first blocks come at irregular times


class Lateness:
    """Each second's least late block of a stream that began at ``opened_s``."""

    def __init__(self, opened_s: float) -> None:
        self._opened_s = opened_s
        self._behind: list[tuple[float, float]] = []

    def note(self, now_s: float, heard_s: float) -> None:
        """Note that so many seconds of sound have come by now."""
        if now_s < self._opened_s + SETTLES_S:
            return
        behind_s = now_s - self._opened_s - heard_s
        if self._behind and now_s - self._behind[-1][0] < 1.0:
            at_s, least_s = self._behind[-1]
            self._behind[-1] = (at_s, min(least_s, behind_s))
        else:
            self._behind.append((now_s, behind_s))

    def drift(self) -> tuple[float, float] | None:
        """Return over how many seconds, and by how many, it fell behind; None where it was too short to tell."""
        if not self._behind or self._behind[-1][0] - self._behind[0][0] < 2 * EDGE_S:
            return None
        first_s = min(late for at_s, late in self._behind if at_s < self._behind[0][0] + EDGE_S)
        last_s = min(late for at_s, late in self._behind if at_s > self._behind[-1][0] - EDGE_S)
        return self._behind[-1][0] - self._behind[0][0] - EDGE_S, last_s - first_s
