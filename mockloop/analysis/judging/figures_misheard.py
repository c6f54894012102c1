"""Other readings of what a recognizer wrote, for figures that it is known to write wrongly.

Each reading counts only where it gives the very figure of the notes, so that none of them reads a figure into an
answer that has another one: '730' for half past seven, 'one and three' for one in three, '600 in 20' for 620.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from mockloop.analysis.judging.fact_search import AnswerText, by_sound, consonants
from mockloop.analysis.text.clock_times import HALF_DAY, clock_times
from mockloop.analysis.text.day_clock import day_clock
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure, figures
from mockloop.analysis.text.numerals import FRACTIONS
from mockloop.analysis.text.same_figure import same_figure

_TOGETHER = re.compile(r"(\d{1,2})[.:]?(\d\d)")  # '730', '8.35'
_ZEROS = re.compile(r"(\d{1,3})(?:,000){3,}")  # '11,000,000,000': a recognizer that repeats itself
_TIMELY = ("at", "by", "until", "till", "around", "about", "since", "before", "after", "gone")
_FAR = 7  # words from a part to its whole
_SAME = 1e-6
_COUNTED = frozenset("people percent point to of hundred thousand".split())
_SPOKEN = {"kg": "kilo", "km": "kilometer", "cm": "centimeter", "ml": "milliliter"}


def misheard(said: AnswerText, wanted: Figure) -> Iterator[Figure]:
    """Yield each place where other readings of the words give the wanted figure, with its value and unit."""
    rest = (_shares, _ordinals, _hundreds, _repeated_zeros, _units, _prices)
    for first, last in chain(*(read(said, wanted) for read in ((_clocks,) if wanted.unit == CLOCK else rest))):
        yield Figure(wanted.value, wanted.unit, first, last)


def _clocks(said: AnswerText, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read a time without a colon, without 'at' or with a comma within: '730', 'a 20 to 12', 'quarter pass, one'."""
    tokens = ["past" if token in ("pass", "passed") else token for token in said.tokens]
    for place, token in enumerate(tokens):
        found = _TOGETHER.fullmatch(token)
        minutes = 60 * int(found[1]) + int(found[2]) if found and int(found[1]) < 24 and int(found[2]) < 60 else -1
        if minutes >= 0 and minutes % HALF_DAY == wanted.value % HALF_DAY and not _counts(said, place + 1):
            yield place, place
        spoken = day_clock(tokens, place)
        if spoken and spoken[0] == wanted.value % HALF_DAY and not _counts(said, spoken[1] + 1):
            yield place, spoken[1]
        if token in _TIMELY and not _counts(said, place + 2):
            hours = [one for one in said.figures if one.first == place + 1 and not one.unit and one.value <= 24]
            yield from ((one.first, one.last) for one in hours if (60 * one.value - wanted.value) % HALF_DAY == 0)
        if token in ("from", "between"):
            yield from _ends_of_hours(said, place, wanted)
        if tokens[place : place + 2] and token not in ("from", "between"):
            for clock in clock_times(["at", *tokens[place + 1 : place + 6]]):
                end = place + clock.last
                long = clock.last - clock.first > 1  # 'quarter past one', '20 to 12'
                if (
                    clock.first == 1
                    and long
                    and clock.minutes == wanted.value % HALF_DAY
                    and not _counts(said, end + 1)
                ):
                    yield place + 1, end


def _ends_of_hours(said: AnswerText, place: int, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read 'from four to six' as two hours."""
    starts = [one for one in said.figures if one.first == place + 1 and not one.unit and one.value <= 24]
    ends = [
        two
        for one in starts
        for two in said.figures
        if two.first == one.last + 2 and not two.unit and two.value <= 24 and not _counts(said, two.last + 1)
    ]
    hours = [*starts, *ends] if ends else []
    yield from ((one.first, one.last) for one in hours if (60 * one.value - wanted.value) % HALF_DAY == 0)


def _counts(said: AnswerText, place: int) -> bool:
    """Return whether a word is what the number before it counts."""
    token = "".join(said.tokens[place : place + 1])
    return token in _COUNTED or token in MEASURES or (token.endswith("s") and token not in ("was", "this", "as", "his"))


def _shares(said: AnswerText, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read 'one and three of them' for one in three."""
    for place in range(len(said.tokens) - 2):
        one, joint, number = said.tokens[place : place + 3]
        ends = said.tokens[place + 3 : place + 4] in ((), ("of",))
        if (one, joint) == ("one", "and") and ends:
            shares = figures(["one", "in", number])
            yield from ((place, place + 2) for figure in shares if same_figure(wanted, figure))
    for part in said.figures if wanted.unit == "percent" else ():  # 'two red tests, out of, uh, 340'
        for whole in said.figures:
            between = said.tokens[part.last + 1 : whole.first]
            near = 0 < whole.first - part.last <= _FAR and "of" in between and whole.value > 0
            if near and abs(100 * part.value / whole.value - wanted.value) < _SAME:
                yield part.first, whole.last


def _ordinals(said: AnswerText, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read 'up by a 3rd' for a third."""
    for place, token in enumerate(said.tokens[1:], 1):
        found = re.fullmatch(r"(\d{1,2})(?:rd|th)", token)
        part = Figure(1 / int(found[1]), "", place, place) if found and int(found[1]) else None
        if part and said.tokens[place - 1] in ("a", "one") and same_figure(_as_part(wanted), part):
            yield place - 1, place


def _as_part(figure: Figure) -> Figure:
    """Return a share without its unit: 'a third' is 0.33 of anything."""
    return Figure(FRACTIONS.get(figure.unit, figure.value), "", figure.first, figure.last)


def _hundreds(said: AnswerText, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read '600 in 20 letters' for 620 letters."""
    for one in said.figures:
        later = [two for two in said.figures if two.first == one.last + 2 and said.tokens[one.last + 1] == "in"]
        if not later or one.unit or one.value < 100 or one.value % 100 or not 0 < later[0].value < 100:
            continue
        if one.value + later[0].value == wanted.value and later[0].unit not in MEASURES - {wanted.unit}:
            yield one.first, later[0].last


def _repeated_zeros(said: AnswerText, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read '11,000,000,000' for 11,000: nobody's story has billions in it when the notes have thousands."""
    for place, token in enumerate(said.tokens):
        found = _ZEROS.fullmatch(token)
        if found and wanted.value in (1e3 * int(found[1]), 1e6 * int(found[1])):
            yield place, place


def _units(said: AnswerText, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read '45 keels' for 45 kilos: the same number of something that sounds like the unit."""
    if wanted.unit not in MEASURES:
        return
    unit = consonants(by_sound(_SPOKEN.get(wanted.unit, wanted.unit)))
    for one in said.figures:
        if (
            one.value == wanted.value
            and one.unit
            and one.unit not in MEASURES
            and consonants(by_sound(one.unit)) == unit
        ):
            yield one.first, one.last


def _prices(said: AnswerText, wanted: Figure) -> Iterator[tuple[int, int]]:
    """Read 'four ninety-nine' as 4.99."""
    hundredths = round(wanted.value * 100, 6)
    if wanted.value % 1 and hundredths % 1 == 0:
        for one in said.figures:
            digits = all(token.isalpha() or "-" in token for token in said.tokens[one.first : one.last + 1])
            if digits and one.value == hundredths and one.unit in ("", wanted.unit):
                yield one.first, one.last
