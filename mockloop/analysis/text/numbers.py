"""Find figures in text: '18%', 'eighteen percent', '$8k', 'two and a half hours', as a value and a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from mockloop.analysis.text.clock_times import clock_times
from mockloop.analysis.text.numerals import FRACTIONS, SCALES, is_number_word, spoken_number
from mockloop.analysis.text.units import CODES, MEASURES, SIGNS, SYMBOLS, singular
from mockloop.analysis.text.word_patterns import PAST_VERB
from mockloop.analysis.text.written_forms import as_read
from mockloop.analysis.text.written_numbers import plain_number, written_number

__all__ = ["CLOCK", "MEASURES", "Figure", "figures", "figures_of", "is_a_pair", "is_changed"]

_JOINED = re.compile(r"(\d+(?:\.\d+)?)-([a-z]{3,}|ft|km|kg|hr|yr|in|cm|mm|gb|wk|lb)(?:-old)?")  # 'a 2-page guide'
_ROUGH_END = re.compile(r"(?<=[a-z0-9])-(?:odd|something|ish)$")  # 'thirty-odd'
_SHARES = {"1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75}
_UNNAMED = frozenset("db dba bpm rpm psi bar ppm sqm sqft hp hz khz mhz ghz kwh mwh kpa mpa mmhg nm n/mm2".split())
_BEFORE = CODES | SIGNS  # 'CHF 24,000', a sign that stands apart as in '€ 30'
# words that may follow a figure without being what it counts
_NO_UNIT = frozenset(
    "a an the and or of to in on at by for from with per than more less fewer who that which were was is are had have "
    "new different other extra additional whole full out it they we i he she so but then as into over under up down "
    "last next first before after since until during while when where there of's my our their his her this "
    "those these all about "
    "around outside inside every each because if not didn't couldn't can will would should could "
    "still no longer never only just also even again already too ago home back away behind together altogether "
    "apiece right instead plus minus or something odd nobody everybody somebody anybody nothing "
    "reqd required needed recd received expected planned allowed approx incl excl max min. total tot "
    "overall maximum minimum".split()
)
_JOIN_ENDS = frozenset("to and or until till than versus".split())  # the ends of a range, 'from 2 to 31 percent'
_PASSED_OVER = frozenset(
    "new different other extra additional whole full more fewer less angry small big large such odd "
    "working business calendar consecutive straight solid former "
    "singapore australian canadian american".split()
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
    """Find every figure in the normalized words of a clause, in order. 'From 2 to 31 percent' gives two.

    'one' on its own counts only before a unit of measure, since it is mostly not a figure ('one of them'). A clock
    time is a figure of the unit CLOCK.
    """
    return tuple(_with_shared_units(list(_found(_as_meant(tokens))), tokens))


def _as_meant(tokens: Sequence[str]) -> Sequence[str]:
    """Return the words with 'to and a half' as two and a half, and 'thirty-odd' as thirty."""
    tokens = [_ROUGH_END.sub("", token) for token in tokens]
    heard = {"to": "two", "too": "two", "for": "four"}
    halves = [at for at in range(len(tokens) - 3) if [*tokens[at + 1 : at + 4]] == ["and", "a", "half"]]
    return [heard.get(token, token) if at in halves else token for at, token in enumerate(tokens)] if halves else tokens


def figures_of(words: Sequence[str]) -> tuple[Figure, ...]:
    """Find every figure in words as they are written; none extends over the end of a clause."""
    tokens = [as_read(words, place) for place in range(len(words))]
    found: list[Figure] = []
    first = 0
    for place, word in enumerate(words):
        again = tokens[place] in tokens[place + 1 : place + 4]  # 'four thousand, four thousand one hundred'
        bare = word.rstrip("\"'\u2019\u201d")
        ends = bare.endswith(_STOPS) and (tokens[place] not in SCALES or again or not bare.endswith(","))
        if ends or place + 1 == len(words) or words[place + 1].startswith("("):
            clause = figures(tokens[first : place + 1])
            found += [Figure(one.value, one.unit, one.first + first, one.last + first) for one in clause]
            first = place + 1
    return tuple(found)


def is_a_pair(words: Sequence[str], one: Figure, other: Figure) -> bool:
    """Return whether two figures are one fact: a blood pressure of '120 over 80'."""
    return list(words[one.last + 1 : other.first]) == ["over"] and not one.unit and not other.unit


def is_changed(words: Sequence[str], one: Figure, other: Figure) -> bool:
    """Return whether the first figure became the second: '22 -> 13 min'."""
    return list(words[one.last + 1 : other.first]) in (["->"], ["\u2192"], ["=>"], ["-->"], ["\u21d2"])


def _found(tokens: Sequence[str]) -> Iterator[Figure]:
    clocks = {clock.first: Figure(clock.minutes, CLOCK, clock.first, clock.last) for clock in clock_times(tokens)}
    index = 0
    while index < len(tokens):
        one = clocks.get(index) or _ratio(tokens, index) or _one_and_a_half(tokens, index)
        if one:
            yield one
            index = one.last + 1
            continue
        number = _number(tokens, index)
        if number is None:
            index += 1
            continue
        value, after, unit = number
        unit, last = _unit(tokens, after, unit or _BEFORE.get(tokens[index - 1] if index else "", ""))
        found = _measured(tokens, Figure(value, unit or _of_a_whole(tokens, after), index, last))
        alone = tokens[index] in ("one", "a") and after == index + 1
        if not alone or found.unit in MEASURES or found.unit in FRACTIONS:
            yield found
        index = max(after, found.last + 1)


def _one_and_a_half(tokens: Sequence[str], index: int) -> Figure | None:
    """Return 'an hour and a half' or 'a fortnight'; 'a' alone is not a figure."""
    if [*tokens[index : index + 4]] == ["quarter", "of", "an", "hour"]:
        return Figure(0.25, "hour", index, index + 3)
    if [*tokens[index : index + 2]] == ["a", "fortnight"]:
        return Figure(2.0, "week", index, index + 1)
    further = plain_number("".join(tokens[index + 3 : index + 4]))
    if [*tokens[index : index + 3]] == ["an", "hour", "and"] and further >= 5:  # 'an hour and ten'
        return Figure(60.0 + further, "minute", index, index + 3)
    if tokens[index] not in ("a", "an", "one") or index + 4 >= len(tokens):
        return None
    unit, rest = singular(tokens[index + 1]), tokens[index + 2 : index + 4]
    part = FRACTIONS.get(tokens[index + 4])
    return Figure(1 + part, unit, index, index + 4) if unit in MEASURES and rest == ["and", "a"] and part else None


def _measured(tokens: Sequence[str], found: Figure) -> Figure:
    """Return a figure with what follows its unit: 'half an hour', 'three quarters of an hour'.

    'Three hours and a half' is one figure too.
    """
    after = list(tokens[found.last + 1 : found.last + 4])
    if found.unit in MEASURES and after[:2] == ["and", "a"] and after[2:] == ["half"]:
        return Figure(found.value + 0.5, found.unit, found.first, found.last + 3)
    minutes = _minutes_after(tokens, found)
    if minutes:
        return Figure(60 * found.value + minutes[0], "minute", found.first, minutes[1])
    part = FRACTIONS.get(found.unit, 1.0 if found.value < 1 else 0.0)
    part = 1.0 if found.unit == "half" else part
    words = [word for word in ("of", "a", "an") if word in after[:2]]
    measure = singular(after[len(words)]) if len(after) > len(words) and after[: len(words)] == words else ""
    if not part or measure not in MEASURES or words == ["of"] or (not words and found.unit != "half"):
        return found
    return Figure(found.value * part, measure, found.first, found.last + len(words) + 1)


def _minutes_after(tokens: Sequence[str], found: Figure) -> tuple[float, int] | None:
    """Return the 40 minutes of '2 h 40' and 'two hours and forty minutes', and their last word; None without any."""
    at = found.last + 1 + (tokens[found.last + 1 : found.last + 2] == ["and"])
    number = _number(tokens, at) if found.unit == "hour" and found.value % 1 == 0 and at < len(tokens) else None
    if not number or not 1 <= number[0] < 60 or number[2] not in ("", "minute") or number[0] % 1:
        return None
    unit, last = _unit(tokens, number[1], number[2])
    alone = not unit and (number[0] >= 10 or number[0] == 5) and (at == found.last + 1 or number[1] == len(tokens))
    return (number[0], last) if unit == "minute" or alone else None


def _ratio(tokens: Sequence[str], index: int) -> Figure | None:
    """Return 'one in four', 'one caller in five', 'two out of five' and 'every third' as a share of a hundred."""
    after = [*tokens[index + 1 : index + 5], "", "", "", ""]
    if tokens[index] == "every" and after[0] in FRACTIONS and after[0] not in ("half", "quarter"):
        return Figure(100 * FRACTIONS[after[0]], "percent", index, index + 1)
    part = plain_number(tokens[index])
    apart = (part == 1 and after[1] in ("in", "out")) or (after[0].endswith("s") and after[1:3] == ["out", "of"])
    thing = 1 if apart and after[0].isalpha() else 0  # 'one caller in five', 'nine times out of thirty'
    joined = 1 if after[thing] == "in" else 2 if after[thing : thing + 2] == ["out", "of"] else 0
    at = index + 1 + thing + joined
    whole = plain_number(tokens[at]) if joined and at < len(tokens) else 0
    a_share = 0 < part < whole <= 1000 or (0 < part == whole and joined == 2)
    if not a_share or _unit(tokens, at + 1, "")[0] in MEASURES:
        return None
    return Figure(100 * part / whole, "percent", index, at)


def _of_a_whole(tokens: Sequence[str], after: int) -> str:
    """Return what 'eleven of the 38 questions' counts: the noun after 'of'."""
    if tokens[after : after + 1] != ["of"]:
        return ""
    if tokens[after + 1 : after + 2] == ["us"]:
        return "people"
    at = after + 1
    while at < len(tokens) and tokens[at] in ("the", "my", "our", "all", "these", "those"):
        at += 1
    whole = _number(tokens, at) if at < len(tokens) else None
    return _unit(tokens, whole[1], whole[2])[0] if whole else ""


CLOCK = "o'clock"  # the unit of a clock time, whose value is in minutes after twelve
_STOPS = (",", ".", ";", ":", "!", "?", ")")


def _number(tokens: Sequence[str], index: int) -> tuple[float, int, str] | None:
    """Return the number that begins at a word: its value, the index after it, and a unit written within it."""
    if tokens[index] in _SHARES:
        return _SHARES[tokens[index]], index + 1, ""
    joined = _JOINED.fullmatch(tokens[index])
    if joined:
        return float(joined[1]), index + 1, singular(joined[2])
    return written_number(tokens, index) or spoken_number(tokens, index) or _spoken_with_its_unit(tokens, index)


def _spoken_with_its_unit(tokens: Sequence[str], index: int) -> tuple[float, int, str] | None:
    """Return the 12 hours of 'twelve-hour', the 16 years of 'sixteen-year-old'; None for other words."""
    parts = tokens[index].removesuffix("-old").split("-")
    number, unit = parts[:-1], singular(parts[-1])
    if not number or unit in _NO_UNIT | set(FRACTIONS) or len(unit) < 3 or not all(map(is_number_word, number)):
        return None
    spoken = spoken_number(number, 0)
    counted = spoken is not None and spoken[1] == len(number) and spoken[0] > 1 and not is_number_word(unit)
    return (spoken[0], index + 1, unit) if spoken and counted else None


def _unit(tokens: Sequence[str], after: int, unit: str) -> tuple[str, int]:
    """Return what a figure counts, and the last word of figure and unit together."""
    if unit:
        return unit, after - 1
    at = after
    if at < len(tokens) and tokens[at] in _PASSED_OVER:
        at += 1
    if at < len(tokens) and tokens[at] in SYMBOLS:
        return SYMBOLS[tokens[at]], at
    fraction = tokens[at].removesuffix("s") if at < len(tokens) else ""
    if at >= len(tokens) or is_number_word(tokens[at].split("-")[0]) or not tokens[at][:1].isalpha():
        return "", after - 1  # 'two five-axis machines' are two, and five
    if (tokens[at] in _NO_UNIT and tokens[at] != "per") or _is_a_deed(tokens, at):
        return "", after - 1
    if tokens[at] == "per":
        return ("percent", at + 1) if at + 1 < len(tokens) and tokens[at + 1] in ("cent", "cents") else ("", after - 1)
    if tokens[at] in _UNNAMED:
        return "", at  # people say them in many ways
    rate = tokens[at].split("/")[0]  # '4 l/min'
    if rate != tokens[at] and (rate in SYMBOLS or singular(rate) in MEASURES):
        return SYMBOLS.get(rate, singular(rate)), at
    return singular(tokens[at] if fraction not in FRACTIONS else fraction), at


def _is_a_deed(tokens: Sequence[str], at: int) -> bool:
    """Return whether a word is the verb after a count: '9 said sport', but not '3 used cars'."""
    further = tokens[at + 1] if at + 1 < len(tokens) else ""
    return re.fullmatch(PAST_VERB, tokens[at]) is not None and not (further.endswith("s") and len(further) > 3)


def _with_shared_units(found: list[Figure], tokens: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures; 'from 2 to 31 percent' gives its unit to both ends of the range."""
    for one, following in zip_longest(found, found[1:]):
        joined = following and following.first - one.last == 2 and tokens[one.last + 1] in _JOIN_ENDS
        if following and joined and not one.unit and following.unit in MEASURES:
            yield Figure(one.value, following.unit, one.first, one.last)
        else:
            yield one
