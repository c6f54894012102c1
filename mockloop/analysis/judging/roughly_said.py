"""Find a figure of the notes in a rounder one that fits it: 'thirty-odd' for 31, 'just under half a million' for 480k.

A rounder figure has fewer digits than the noted one. It fits within 18 % if a word beside it says on which side it is,
'over' or 'nearly', and within 12 % after 'about' or 'just over'. 'Thirty-odd' and 'three hundred something' reach to
the next ten or hundred. Without such a word only what ``same_figure`` allows is the same. Words without any figure
never fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from mockloop.analysis.judging.fact_search import AnswerText
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure, figures_of
from mockloop.analysis.text.numerals import FRACTIONS, SCALES, TENS
from mockloop.analysis.text.same_figure import as_percent, in_smallest, is_year
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.analysis.text.units import MONEY, singular

_ON_ONE_SIDE, _ABOUT = 0.18, 0.12  # of the noted value: 'nearly twenty' for 17, 'about ten' for 9
_JUST, _FAR = 0.15, 0.25  # 'just over half an hour' for 35 minutes, 'under a hundred' for 80
_SMALL, _ABOUT_SMALL = 15, 0.17  # 'about ten' for 12
_FIVES = 0.07  # 'about twenty-five' for 24
_WHOLE = ("whole", "entire", "full")  # 'an entire month'
_MEASURED_SINGLY = ("kilometre", "kilometer", "mile", "metre", "meter", "tonne", "ton", "litre", "liter", "kilo")
_PERIODS = ("hour", "day", "week", "month", "year", "minute")
_MONTH = 30.4  # days
_WEEKS_AND_MONTHS = 0.09  # 'a month and a half' is six weeks, 'two months' eight
_LEAST_DAYS = 20  # that are as well told in weeks
_LEAST_MONEY = 100  # that needs no name of its money
_BEFORE = 3  # words before a figure that say how rough it is: 'close on two grand', 'a bit more than'
_WELL_BELOW, _WELL_BELOW_PAIRS = frozenset(("under", "below")), frozenset((("less", "than"), ("fewer", "than")))
_BELOW = frozenset(("almost", "nearly", "toward", "towards"))  # the noted value is below the said one
_BELOW_PAIRS = frozenset((("close", "on"), ("close", "to"), ("up", "to"), ("not", "even")))
_ABOVE = frozenset(("over", "above", "past"))
_ABOVE_PAIRS = frozenset((("more", "than"), ("better", "than")))
_NEAR = frozenset("about around roughly approximately approx some like circa".split())
_PARTS_OF_TEN = {"early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 9), "high": (6, 9), "low": (0, 4)}
_AND_MORE = ("odd", "something", "ish", "plus")
_OR_SO = (("or", "so"), ("give", "or"), ("more", "or"))


def roughly(by: AnswerText, wanted: Figure, context: str = "") -> Iterator[Figure]:
    """Yield each rounder figure of an answer that fits the wanted one, with the wanted value and a unit like it."""
    if is_year(wanted):
        yield from _decades(by, wanted)
    if is_year(wanted) or wanted.unit in (CLOCK, "date", "times") or wanted.value <= 0:
        return
    noted = in_smallest(as_percent(wanted))
    yield from _of_a_rough_note(by, wanted, context)
    yield from _decades(by, wanted)
    for one in (*by.figures, *_single(by)):
        year = is_year(one) and wanted.unit not in MONEY  # 'close on two grand'
        if one.unit in (CLOCK, "date", "times") or year or _is_written_out(by, one):
            continue
        if one.unit and not wanted.unit and group_stem(stem(one.unit)) not in meanings(context.split()):
            continue  # 'seventy-odd acres' are not the 71 of the notes
        said = in_smallest(as_percent(one))
        if _are_weeks_and_months(noted, said):
            said, noted_now = in_days(said), in_days(noted)
            if abs(said.value - noted_now.value) <= _WEEKS_AND_MONTHS * noted_now.value or _fits(
                by, one, said.value, noted_now.value
            ):
                yield replace(one, value=wanted.value, unit=wanted.unit)
            continue
        in_weeks = wanted.unit == "day" and one.unit == "week" and wanted.value >= _LEAST_DAYS
        if in_weeks and abs(said.value - noted.value) <= _WEEKS_AND_MONTHS * noted.value:
            yield replace(one, value=wanted.value, unit=wanted.unit)  # 'seven weeks' for 50 days
            continue
        measured = {noted.unit, said.unit} & MEASURES and said.unit != noted.unit
        money = not said.unit and noted.unit in MONEY and said.value >= _LEAST_MONEY  # 'two grand'
        single = by.tokens[one.first] in ("a", "an") and one.last == one.first + 1  # 'better than a week'
        if (measured and not money) or not (single or _is_rounder(by, one, wanted)):
            continue
        if _fits(by, one, said.value, noted.value) or _is_of_couples(by, one, said.value, noted.value):
            yield replace(one, value=wanted.value, unit=wanted.unit if money or said.unit == noted.unit else one.unit)


def _of_a_rough_note(by: AnswerText, wanted: Figure, context: str) -> Iterator[Figure]:
    """Yield each exact figure that a rough one in the notes fits: 'ninety-eight people' for 'nearly 100 people'."""
    words = context.split()
    for noted in figures_of(words):
        before = words[noted.first - 1].lower() if noted.first else ""
        rough = before in _BELOW | _ABOVE | _NEAR or words[noted.first][:1] in "~\u00b1<>"
        if not rough or noted.value != wanted.value or noted.unit != wanted.unit:
            continue
        for one in by.figures:
            alike = one.unit == noted.unit and one.unit not in (CLOCK, "date") and not is_year(one)
            if alike and one.value != noted.value and abs(one.value - noted.value) <= _ABOUT * noted.value:
                yield replace(one, value=wanted.value)


def _single(by: AnswerText) -> Iterator[Figure]:
    """Yield each 'an hour' and 'a week', which are figures only if they are rough: 'almost an hour'."""
    for at in range(len(by.tokens) - 1):
        last = at + 1 + (by.tokens[at + 1] in _WHOLE)
        unit = "".join(by.tokens[last : last + 1])
        if by.tokens[at] in ("a", "an") and unit in (*_PERIODS, *_MEASURED_SINGLY):
            yield Figure(1.0, singular(unit), at, last)


def _are_weeks_and_months(one: Figure, other: Figure) -> bool:
    return {one.unit, other.unit} == {"second", "month"}


def in_days(figure: Figure) -> Figure:
    """Return a span of time, in its smallest unit, as days."""
    times = {"second": 1 / 86_400, "month": _MONTH}[figure.unit]
    return replace(figure, value=figure.value * times, unit="day")


def _decades(by: AnswerText, wanted: Figure) -> Iterator[Figure]:
    """Yield each decade that holds the wanted number: 'in his fifties', 'late fifties' for 58."""
    for at, token in enumerate(by.tokens):
        ten = TENS.get(token[:-3] + "y", 0) if token.endswith("ies") else 0
        ten = int(token[:-1]) if re.fullmatch(r"[2-9]0s", token) else ten
        part = by.tokens[at - 1].split("-")[-1] if at else ""
        ten += 1900 * (ten > 0 and is_year(wanted) and wanted.value < 2000)
        low, high = _PARTS_OF_TEN.get(part, (0, 9))
        if ten and ten + low <= wanted.value <= ten + high:
            yield Figure(wanted.value, "", at - (part in _PARTS_OF_TEN), at)


def _is_written_out(by: AnswerText, one: Figure) -> bool:
    """Return whether a figure is a share of two numbers, 'thirty out of thirty', which nobody rounds."""
    return "out" in by.tokens[one.first : one.last + 1]


def _is_rounder(by: AnswerText, one: Figure, wanted: Figure) -> bool:
    """Return whether a figure has fewer digits than the wanted one; a half or a third in words counts as none."""
    words = by.tokens[one.first : one.last + 1]
    if one.unit == "percent" and "in" in words:
        return True  # 'one time in seven'
    in_parts = any(word in FRACTIONS for word in words)
    scale = max((SCALES[word] for word in words if word in SCALES), default=1.0)  # 'four and a half million'
    value = one.value // scale if in_parts else one.value
    return _digits(value) < _digits(wanted.value) or _is_of_fives(one.value, wanted.value)


def _is_of_fives(said: float, noted: float) -> bool:
    """Return whether a value is ten or a hundred, or ends in 5, and the noted one does not: 10 and 9, 650 and 640."""
    ten, noted_ten = (len(f"{one:.10g}".strip("0")) == 1 and f"{one:.10g}"[:1] == "1" for one in (said, noted))
    if said >= 10 and ten and not noted_ten and (said > 10 or abs(said - noted) <= 1):
        return True  # 'under ten percent' is another aim than 8 %
    last = f"{said:.10g}".strip("0")[-1:]
    alike = _digits(said) == _digits(noted) > 1 and abs(said - noted) <= _FIVES * noted
    return alike and last == "5" and f"{noted:.10g}".strip("0")[-1:] != "5"


def _digits(value: float) -> int:
    """Return how many digits a number has from its first to its last that is not 0: 2 for 1,400."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))


def _fits(by: AnswerText, one: Figure, said: float, noted: float) -> bool:
    """Return whether the words around a figure and its distance from the noted value allow it."""
    before = by.tokens[max(0, one.first - _BEFORE) : one.first]
    pairs = set(pairwise(before))
    inside = [part for token in by.tokens[one.first : one.last + 2] for part in token.split("-")]
    apart = (said - noted) / noted
    if any(word in inside for word in _AND_MORE):
        return 0 <= noted - said < _step(said)
    just = _JUST if one.unit in _PERIODS else _ABOUT
    most = just if "just" in before else _ON_ONE_SIDE
    if _WELL_BELOW & set(before[-1:]) or pairs & _WELL_BELOW_PAIRS:
        return 0 <= apart <= max(most, "just" not in before and _FAR)
    if _BELOW & set(before[-1:]) or pairs & _BELOW_PAIRS:
        return 0 <= apart <= most
    if _ABOVE & set(before[-1:]) or pairs & _ABOVE_PAIRS:
        return 0 <= -apart <= max(most, "just" not in before and _FAR)
    hedged = _NEAR & set(before[-2:]) or by.tokens[one.last + 1 : one.last + 3] in _OR_SO
    return bool(hedged) and abs(apart) <= (_ABOUT_SMALL if 5 < one.value <= _SMALL else _ABOUT)


def _is_of_couples(by: AnswerText, one: Figure, said: float, noted: float) -> bool:
    """Return whether a figure is 'a couple of hundred', which is never exact, and fits."""
    return "couple" in by.tokens[max(0, one.first - 1) : one.last + 1] and abs(said - noted) <= _ABOUT * noted


def _step(said: float) -> float:
    """Return the place of the last digit that is not 0: 10 for 30, 100 for 300."""
    step = 1.0
    while step * 10 <= said and said % (step * 10) == 0:
        step *= 10
    return step
