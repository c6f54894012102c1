"""Times said in twenty-four hours: 'seventeen forty', 'fifteen hundred', 'oh six thirty'.

The same words may be other numbers and years, so they count only where the notes have that time.
"""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.analysis.text.clock_times import HALF_DAY
from mockloop.analysis.text.numerals import ONES, TENS

_HOURS = 24
_NONE = ("oh", "o", "zero")


def day_clock(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the minutes after twelve (0 to 719) of such a time that begins at a word, and its last word."""
    words = [piece for token in tokens[at : at + 4] for piece in token.split("-")]
    hour, used = _number(words)
    if words[:1] and words[0] in _NONE:
        hour, used = ONES.get("".join(words[1:2]), _HOURS), 2
        if hour > 9:
            return None
    elif used == 0 or hour < 13:
        return None
    rest = words[used:]
    if hour >= _HOURS or not rest:
        return None
    if rest[0] == "hundred":
        minute, taken = 0, 1 + (rest[1:2] == ["hours"])
    elif rest[0] in _NONE:
        minute, taken = ONES.get("".join(rest[1:2]), 60), 2
    else:
        minute, taken = _number(rest)
        minute = minute if minute >= 10 else 60
    if minute > 59 or not taken:
        return None
    return (60 * hour + minute) % HALF_DAY, _place(tokens, at, used + taken)


def _number(words: Sequence[str]) -> tuple[int, int]:
    """Return the number below a hundred that the first one or two words make, and how many they are; 0 for none."""
    first = "".join(words[:1])
    if first in ONES:
        return ONES[first], 1
    if first not in TENS:
        return 0, 0
    ones = ONES.get("".join(words[1:2]), 0)
    return (TENS[first] + ones, 2) if 0 < ones < 10 else (TENS[first], 1)


def _place(tokens: Sequence[str], at: int, pieces: int) -> int:
    """Return the word in which the last of so many pieces stands."""
    place, left = at, pieces
    while True:
        left -= len(tokens[place].split("-"))
        if left <= 0:
            return place
        place += 1
