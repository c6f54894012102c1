"""Decide the unit of times (seconds, hundredths, milliseconds or less) by how long a word would take."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log
from statistics import median

_SECONDS_A_WORD = 0.35
_UNITS_S = (1.0, 1e-3, 1e-6, 1e-7, 1e-9)  # the last but one: the ticks of .NET


_HUNDREDTHS = (10.0, 110.0)  # units per word: as seconds or as thousandths nobody could say it


def unit_s(lengths: Sequence[float], whole: bool = False) -> float:
    """Return the seconds in one unit of time, from how many units each word takes; 1.0 if it cannot be decided.

    ``whole``: every time is a whole number, as hundredths of a second are.
    """
    known = [length for length in lengths if isfinite(length) and length > 0]
    if not known:
        return 1.0
    typical = median(known)
    if whole and _HUNDREDTHS[0] <= typical < _HUNDREDTHS[1]:
        return 0.01
    return min(_UNITS_S, key=lambda unit: abs(log(typical * unit / _SECONDS_A_WORD)))
