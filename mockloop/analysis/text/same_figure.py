"""Decide which figures are the same: equal values of one measure in any unit, and shares in any form."""

from __future__ import annotations

from mockloop.analysis.text.clock_times import HALF_DAY
from mockloop.analysis.text.numbers import CLOCK, Figure
from mockloop.analysis.text.numerals import FRACTIONS

SAME_SHARE = 0.01  # 'about 3,000' matches 2,990
_SAME_PART = 0.03  # 'a third' matches 32 and 34 percent
_IN = {
    "second": (1.0, "second"),
    "minute": (60.0, "second"),
    "hour": (3600.0, "second"),
    "day": (86_400.0, "second"),
    "week": (604_800.0, "second"),
    "month": (1.0, "month"),
    "year": (12.0, "month"),
    "decade": (120.0, "month"),
    "fortnight": (1_209_600.0, "second"),
    "gram": (1.0, "gram"),
    "kg": (1000.0, "gram"),
    "tonne": (1e6, "gram"),
    "mm": (0.001, "metre"),
    "cm": (0.01, "metre"),
    "metre": (1.0, "metre"),
    "km": (1000.0, "metre"),
    "ml": (0.001, "litre"),
}


def dimension(unit: str) -> str:
    """Return what a unit measures, by its smallest unit; the unit itself if it cannot be converted."""
    return _IN.get(unit, (1.0, unit))[1]


def same_figure(wanted: Figure, said: Figure) -> bool:
    """Return whether two figures are the same: equal values of one unit, or of a unit that one of them omits."""
    if CLOCK in (wanted.unit, said.unit):
        return wanted.unit == said.unit and wanted.value % HALF_DAY == said.value % HALF_DAY
    a, b = as_percent(wanted), as_percent(said)
    if a.unit and b.unit and dimension(a.unit) == dimension(b.unit):
        a, b = in_smallest(a), in_smallest(b)
    if a.unit != b.unit and a.unit and b.unit:
        return False
    share = _SAME_PART if _part_of_one(wanted) != _part_of_one(said) else SAME_SHARE if _is_rounded(a, b) else 1e-6
    return abs(a.value - b.value) <= share * max(abs(a.value), abs(b.value))


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Return whether one of two values has at most two digits that are not 0; a year is never rounded."""
    return not (is_year(one) or is_year(other)) and any(
        float(f"{figure.value:.2g}") == figure.value for figure in (one, other)
    )


def is_year(figure: Figure) -> bool:
    """Return whether a figure may be a year, which nobody rounds and which counts nothing."""
    return not figure.unit and 1900 <= figure.value <= 2100


def _part_of_one(figure: Figure) -> bool:
    return as_percent(figure) is not figure


def in_smallest(figure: Figure) -> Figure:
    """Return a figure in the smallest unit of its measure, if it has one."""
    times, unit = _IN.get(figure.unit, (1.0, figure.unit))
    return Figure(figure.value * times, unit, figure.first, figure.last) if times != 1.0 else figure


def as_percent(figure: Figure) -> Figure:
    """Return 'half', 'two thirds' and 'a quarter' as percentages, so that they can be compared."""
    part = FRACTIONS.get(figure.unit)
    if part and figure.value in (0.5, 1.0, 2.0, 3.0, 4.0):
        value = 50.0 if figure.unit == "half" else 100 * figure.value * part
        return Figure(value, "percent", figure.first, figure.last)
    if not figure.unit and any(abs(figure.value - one) < 1e-6 for one in (*FRACTIONS.values(), 2 / 3, 0.75)):
        return Figure(100 * figure.value, "percent", figure.first, figure.last)
    return figure
