"""Days and years as they are written and spoken: '17 June', 'June 2021', 'the seventeenth of June'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.text.numbers import CLOCK, figures

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: day for day, word in enumerate(_WORDS, 1)}
ORDINALS |= {f"twenty-{word}": 20 + day for word, day in list(ORDINALS.items())[:9]} | {
    "thirtieth": 30,
    "thirty-first": 31,
}
MONTHS = (
    "january february march april may june july august september october november december".split(),
    "jan feb mar apr may jun jul aug sep oct nov dec".split(),
)

_WEEKDAYS = tuple(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
QUARTER = re.compile(r"[Qq][1-4]\b")
# '12/02', '3/11/2021', '12.02.2021': day and month in either order; '24/7' and '1/2' are none
NUMERIC = re.compile(
    r"(?<![\d/.])(?P<one>0?[1-9]|[12]\d|3[01])(?:/|\.(?=\d\d?\.))(?P<two>0?[1-9]|[12]\d|3[01])(?:[/.](?P<year>(?:19|20)\d\d|[0-3]\d))?(?![\d/])"
)


def month(token: str) -> str:
    """Return the first three letters of the month that a normalized word names; empty for any other word."""
    return token[:3] if token in MONTHS[0] or token in MONTHS[1] or token == "sept" else ""


def day_numbers(tokens: Sequence[str]) -> list[tuple[int, float]]:
    """Find every number that may be a day or a year, with the place of its first word."""
    spoken = [(index, float(ORDINALS[token])) for index, token in enumerate(tokens) if token in ORDINALS]
    return sorted([*spoken, *((figure.first, figure.value) for figure in figures(tokens) if figure.unit != CLOCK)])


def day_of_week(token: str) -> str:
    """Return the first three letters of the weekday that a normalized word names; empty for any other word.

    Of the short forms only those that are no other words: 'Sat' and 'Sun' are.
    """
    bare = token.removesuffix("s") if token.endswith("days") else token
    if bare in _WEEKDAYS:
        return bare[:3]
    return token[:3] if token in ("mon", "tue", "tues", "thu", "thur", "thurs", "fri") else ""
