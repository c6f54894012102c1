"""Find figures in text: '18%', 'eighteen percent', '$8k', 'two and a half hours', as a value and a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_ONES["nought"] = 0
_TENS = {
    word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "grand": 1e3, "k": 1e3}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}
_SIGNS = {"$": "dollar", "£": "pound", "€": "euro"}
_WRITTEN = re.compile(
    r"(?P<sign>[$£€])?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:(?P<unit>%|x|ms|s|h|hrs?|mins?|gb|mb|kb|tb|kg|km|cm|mm|st|nd|rd|th)|(?P<scale>k|m|mn|bn|b))?"
)
_WRITTEN_UNITS = {"%": "percent", "x": "times", "s": "second", "h": "hour", "hr": "hour", "hrs": "hour"}
_SHORT = {"min": "minute", "ms": "millisecond", "sec": "second"}
_WRITTEN_UNITS |= {**_SHORT, "mins": "minute"}
_ALIKE = {"per": "percent", "pct": "percent", "percentage": "percent", "fold": "times", "bucks": "dollar"}
_ALIKE |= {"quid": "pound", "hrs": "hour", "mins": "minute", "secs": "second", "person": "people", "persons": "people"}
_ALIKE |= {"children": "child", "men": "man", "women": "woman", "factor": "times", "time": "times", "usd": "dollar"}
_ALIKE |= {**_SHORT, "gbp": "pound", "eur": "euro", "yrs": "year", "wks": "week", "half": "half"}
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "tenth": 0.1}
# words that may follow a figure without being what it counts
_NO_UNIT = frozenset(
    "a an the and or of to in on at by for from with per than more less fewer who that which were was is are had have "
    "new different other extra additional whole full out it they we i he she so but then as into over under up down "
    "last next first before after since until during while when of's my our their his her this those these all about "
    "around".split()
)
_PASSED_OVER = frozenset(
    "new different other extra additional whole full more fewer less angry small big large".split()
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was said: its ``value``, its ``unit`` in the singular ("" if none is named), and its place.

    It takes words ``first`` to ``last`` (both included), with the unit if that is next to the number.
    """

    value: float
    unit: str
    first: int
    last: int


def figures(tokens: Sequence[str]) -> tuple[Figure, ...]:
    """Find every figure in normalized words, in order.

    A range such as 'from 2 to 31 percent' gives two. 'one' on its own counts only before a unit of measure, since it
    is mostly not a figure ('one of them').
    """
    return tuple(_with_shared_units(list(_found(tokens))))


def _found(tokens: Sequence[str]) -> Iterator[Figure]:
    index = 0
    while index < len(tokens):
        number = _number(tokens, index)
        if number is None:
            index += 1
            continue
        value, after, unit = number
        unit, last = _unit(tokens, after, unit)
        if not (tokens[index] in ("one", "a") and after == index + 1 and unit not in MEASURES):
            yield Figure(value, unit, index, last)
        index = max(after, last + 1)


MEASURES = frozenset("percent dollar pound euro second minute hour day week month year times cent degree mile".split())


def _number(tokens: Sequence[str], index: int) -> tuple[float, int, str] | None:
    """Return the number that begins at a word: its value, the index after it, and a unit written within it."""
    written = _WRITTEN.fullmatch(tokens[index])
    if written:
        return _written(tokens, index, written)
    parts = _parts(tokens, index)
    return _spoken(parts, index) if parts else None


def _written(tokens: Sequence[str], index: int, found: re.Match[str]) -> tuple[float, int, str]:
    value = float(found["value"].replace(",", "")) * _SUFFIXES.get(found["scale"] or "", 1.0)
    unit = _SIGNS.get(found["sign"] or "", "") or _WRITTEN_UNITS.get(found["unit"] or "", found["unit"] or "")
    after = index + 1
    while after < len(tokens) and tokens[after] in _SCALES:
        value *= _SCALES[tokens[after]]
        after += 1
    return value, after, unit if unit not in ("st", "nd", "rd", "th") else "date"


def _parts(tokens: Sequence[str], index: int) -> list[str]:
    """Return the words of a spoken number from ``index`` on, split at hyphens; empty if none begins there."""
    if not _is_number_word(tokens[index]) and not _begins_with_a(tokens, index):
        return []
    taken: list[str] = []
    for at in range(index, len(tokens)):
        word = tokens[at]
        joins = word in ("and", "point", "a") and taken and at + 1 < len(tokens) and _joined_by(tokens, at, taken)
        ends = word in _FRACTIONS and taken and taken[-1] == "a"
        another = taken and word in _ONES and taken[-1] in _ONES and "point" not in taken  # 'until eight three days a'
        if another or not (_is_number_word(word) or joins or ends or (at == index and word in ("a", "half"))):
            break
        taken.append(word)
    return taken


def _is_number_word(word: str) -> bool:
    pieces = word.split("-")
    return all(piece in _ONES or piece in _TENS or piece in _SCALES or piece == "dozen" for piece in pieces)


def _begins_with_a(tokens: Sequence[str], index: int) -> bool:
    """Return whether 'a hundred', 'a dozen', 'half a million', 'half', 'a third' begins here."""
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    if tokens[index] == "a":
        return after in _SCALES or after == "dozen" or after in ("third", "quarter", "tenth", "half")
    return tokens[index] == "half"


def _joined_by(tokens: Sequence[str], at: int, taken: Sequence[str]) -> bool:
    """Return whether 'and', 'point' or 'a' continues a number: 'two hundred and fifty', 'half a million'."""
    after = tokens[at + 1]
    if tokens[at] == "and":
        halves = after == "a" and at + 2 < len(tokens) and tokens[at + 2] in _FRACTIONS
        return halves or (_is_number_word(after) and any(word in _SCALES for word in taken))
    if tokens[at] == "a":
        return (taken[-1] in ("half", "and")) and (after in _SCALES or after in _FRACTIONS or after == "dozen")
    return _is_number_word(after)


def _spoken(words: Sequence[str], index: int) -> tuple[float, int, str] | None:
    total, group, decimal, fraction = 0.0, 0.0, 0, 0.0
    pieces = [piece for word in words for piece in word.split("-")]
    if pieces[0] == "half":
        scale = next((_SCALES.get(piece, 12.0 if piece == "dozen" else 0.0) for piece in pieces[1:] if piece != "a"), 0)
        return (0.5 * scale if scale else 0.5), index + len(words), "" if scale else "half"
    for piece in pieces:
        if piece == "point":
            decimal = 1
        elif decimal and piece in _ONES:
            group += _ONES[piece] * 10.0**-decimal
            decimal += 1
        elif piece in _ONES or piece in _TENS:
            value = _ONES.get(piece, _TENS.get(piece, 0))
            if _two_numbers(group, value):  # 'nineteen ninety', 'twenty twenty three': a year
                total, group = (total + group) * 100.0, 0.0
            group += value
        elif piece == "dozen":
            group = (group or 1.0) * 12.0
        elif piece in _FRACTIONS:
            fraction += _FRACTIONS[piece]
        elif piece in _SCALES:
            group = (group + fraction or 1.0) * _SCALES[piece]
            fraction = 0.0
            if _SCALES[piece] >= 1000:
                total, group = total + group, 0.0
    return round(total + group + fraction, 6), index + len(words), ""


def _two_numbers(group: float, value: float) -> bool:
    """Return whether a number word cannot continue the number before it, as in the second half of a year."""
    return 10 <= group < 100 and (value >= 10 or group % 10 != 0 or group < 20)


def _unit(tokens: Sequence[str], after: int, unit: str) -> tuple[str, int]:
    """Return what a figure counts, and the last word of figure and unit together."""
    if unit:
        return unit, after - 1
    at = after
    if at < len(tokens) and tokens[at] in _PASSED_OVER:
        at += 1
    fraction = tokens[at].removesuffix("s") if at < len(tokens) else ""
    if at >= len(tokens) or _is_number_word(tokens[at]) or not tokens[at][:1].isalpha():
        return "", after - 1
    if tokens[at] in _NO_UNIT and tokens[at] != "per":
        return "", after - 1
    if tokens[at] == "per":
        return ("percent", at + 1) if at + 1 < len(tokens) and tokens[at + 1] in ("cent", "cents") else ("", after - 1)
    return _singular(tokens[at] if fraction not in _FRACTIONS else fraction), at


def _singular(word: str) -> str:
    if word in _ALIKE:
        return _ALIKE[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    bare = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return _ALIKE.get(bare, bare)


def _with_shared_units(found: list[Figure]) -> Iterator[Figure]:
    """Yield the figures; 'from 2 to 31 percent' gives its unit to both ends of the range."""
    for one, following in zip_longest(found, found[1:]):
        if following and not one.unit and following.unit in MEASURES and following.first - one.last == 2:
            yield Figure(one.value, following.unit, one.first, one.last)
        else:
            yield one
