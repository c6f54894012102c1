"""Find a clock time of the notes in a rounder one: 'just after seven' for 19:05, 'twenty to six' for 17:42.

How far the said time may be from the noted one depends on how round it is: a full hour may stand for more minutes than
ten past. 'Just before' and 'a little after' allow it on their own side only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mockloop.analysis.judging.fact_search import AnswerText
from mockloop.analysis.text.clock_times import HALF_DAY
from mockloop.analysis.text.numbers import CLOCK, Figure

_BACK = 2  # words before a time that say how rough it is
_ABOUT = frozenset("around about roughly approximately like some somewhere circa maybe".split())
_BEFORE = frozenset("before nearly almost towards toward".split())
_AFTER = frozenset("after past gone".split())
_BEHIND = ("ish", "or so", "or thereabouts", "give or", "more or")
_UNSAID = 2  # minutes that nobody mentions: 19:58 is eight o'clock
_REACH = ((60, 20), (30, 15), (15, 10), (5, 5))  # a time that is a multiple of so many minutes reaches so far


def roughly_at(by: AnswerText, wanted: Figure) -> Iterator[Figure]:
    """Yield each rounder time of an answer that fits the wanted one, with the wanted value."""
    if wanted.unit != CLOCK:
        return
    for one in (*by.figures, *_hours(by)):
        if one.unit == CLOCK and _fits(by, one, wanted):
            yield replace(one, value=wanted.value)


def _hours(by: AnswerText) -> Iterator[Figure]:
    """Yield each bare number after 'after' or 'before' as an hour: 'a little after one'."""
    for at in range(1, len(by.tokens)):
        hour = next((one for one in by.figures if one.first == at and not one.unit and one.value <= 12), None)
        value = hour.value if hour else 1.0 if by.tokens[at] == "one" else 0.0
        timely = by.tokens[at - 1] in _BEFORE | _AFTER | _ABOUT and not by.words[at - 1].endswith((",", "."))
        alone = by.words[at].endswith((",", ".", ";", "?", "!")) or by.tokens[at + 1 : at + 2] in (("in",), ("at",))
        if value >= 1 and value % 1 == 0 and timely and alone:
            yield Figure(60 * value % HALF_DAY, CLOCK, at, at)


def _fits(by: AnswerText, one: Figure, wanted: Figure) -> bool:
    later = (one.value - wanted.value) % HALF_DAY
    later = later - HALF_DAY if later > HALF_DAY / 2 else later  # minutes that the said time is after the noted one
    reach = next((most for step, most in _REACH if one.value % step == 0), 0)
    if later == 0 or not reach:
        return False
    before = set(by.tokens[max(0, one.first - _BACK) : one.first])
    behind = " ".join(by.tokens[one.last + 1 : one.last + 3])
    if before & _BEFORE:
        return 0 < later <= reach
    if before & _AFTER and by.tokens[one.first] not in _AFTER:
        return 0 < -later <= reach
    if before & _ABOUT or behind.startswith(_BEHIND) or by.tokens[one.last].endswith("ish"):
        return abs(later) <= reach
    return abs(later) <= _UNSAID and wanted.value % 5 != 0
