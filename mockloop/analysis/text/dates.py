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
_TENTHS = "fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split()
ORDINALS |= {word: 10 * tens for tens, word in enumerate(_TENTHS, 4)}
MONTHS = (
    "january february march april may june july august september october november december".split(),
    "jan feb mar apr may jun jul aug sep oct nov dec".split(),
)
# names of months that are words too: they count only beside what makes them a month
ALSO_WORDS = ("may", "march", "mar")

_WEEKDAYS = tuple(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
QUARTER = re.compile(r"(?:[Qq][1-4]|H[12])\b")
_PART_OF_MONTH = re.compile(r"^(?:mid|early|late|end)-")
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:(?:19|20)\d\d|[0-3]\d)"
# '12/02', '3/11/2021', '12.02.2021', '07.02.': day and month in either order; '24/7' and '1/2' are none
NUMERIC = re.compile(
    rf"(?<![\d/.-])(?P<one>{_DAY})(?:/|\.(?=\d\d?\.))(?P<two>{_DAY})(?:[/.](?P<year>{_YEAR}))?(?![\d/]|\.\d)"
)
# '14-11-2022', '2022-11-14', '2022-11', '2022/11/14', '11/2021'
_DASHED = re.compile(rf"(?<![\d/.-])(?P<one>{_DAY})-(?P<two>{_DAY})-(?P<year>{_YEAR})(?![\d/-])")
_ISO = re.compile(rf"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<two>{_MONTH})(?:-(?P<one>{_DAY}))?(?![\d/-])")
_YEAR_FIRST = re.compile(rf"(?<![\d/.-])(?P<year>(?:19|20)\d\d)/(?P<two>{_MONTH})/(?P<one>{_DAY})(?![\d/-])")
_MONTH_AND_YEAR = re.compile(rf"(?<![\w/.-])(?P<two>{_MONTH})[/.](?P<year>(?:19|20)\d\d)(?![\d/-])")
_TWO_YEARS = re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)[-\u2013/](?P<next>\d\d)(?![\d/-])")
_WHOLE = (_DASHED, _ISO, _YEAR_FIRST, _MONTH_AND_YEAR)


def whole_dates(line: str) -> list[str]:
    """Return the dates in digits that can be nothing else: '14-11-2022', '2022-11-14', '11/2021', '2015-16'."""
    found = [one[0] for pattern in _WHOLE for one in pattern.finditer(line) if not first_year(one[0])]
    return found + [one[0] for one in _TWO_YEARS.finditer(line) if first_year(one[0])]


def first_year(text: str) -> str:
    """Return the 2015 of the season 2015-16; empty for any other text."""
    found = _TWO_YEARS.fullmatch(text)
    return found["year"] if found and (int(found["year"]) + 1) % 100 == int(found["next"]) else ""


def date_readings(text: str) -> list[str]:
    """Return what a date in digits may mean: '12 february 2020' and '2 december 2020' for '12/02/2020'."""
    tries = ((pattern, one) for one in (text, f"{text}.") for pattern in (NUMERIC, *_WHOLE))
    found = next((pattern.match(one) for pattern, one in tries if pattern.match(one)), None)
    if not found:
        return []
    parts = found.groupdict()
    year = parts["year"] or ""
    year = f"20{year}" if len(year) == 2 else year
    one, two = int(parts.get("one") or 0), int(parts["two"])
    orders = ((one, two), (two, one)) if found.re in (NUMERIC, _DASHED) else ((one, two),)
    return [
        f"{day or ''} {MONTHS[0][number - 1]} {year}".strip()
        for day, number in dict.fromkeys(orders)
        if number <= len(MONTHS[0])
    ]


def month(token: str) -> str:
    """Return the first three letters of the month that a normalized word names; empty for any other word."""
    token = _PART_OF_MONTH.sub("", token)
    return token[:3] if token in MONTHS[0] or token in MONTHS[1] or token == "sept" else ""


def day_numbers(tokens: Sequence[str]) -> list[tuple[int, float]]:
    """Find every number that may be a day or a year, with the place of its first word."""
    spoken = [(index, float(ORDINALS[token])) for index, token in enumerate(tokens) if token in ORDINALS]
    return sorted([*spoken, *((figure.first, figure.value) for figure in figures(tokens) if figure.unit != CLOCK)])


def day_of_week(token: str) -> str:
    """Return the first three letters of the weekday that a normalized word names; empty for any other word.

    Of the short forms only those that are no other words: 'Sat' and 'Sun' are.
    """
    if re.match(r"(?:sat|sun) (?:night|morning|afternoon|evening)", token):
        return token[:3]
    bare = token.removesuffix("s") if token.endswith("days") else token
    if bare in _WEEKDAYS:
        return bare[:3]
    return token[:3] if token in ("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri") else ""
