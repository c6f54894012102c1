"""Compare the words that were said with those that were heard, with one normalizer for every recognizer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
# spellings of one word, and hesitation, which is measured by itself
_SPELT = {"mr": "mister", "mrs": "missus", "dr": "doctor", "ok": "okay", "alright": "all right", "gonna": "going to"}
_SPELT |= {"wanna": "want to", "gotta": "got to", "yknow": "you know", "'cause": "because", "cause": "because"}
_HESITATION = re.compile(r"u+h*m+|u+h+|e+r+m*|h*m+|a+h+|mhm")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-z]+(?:'[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Errors:
    """Words spoken, and how many were heard as another, not heard, or heard without having been said."""

    spoken: int = 0
    substituted: int = 0
    left_out: int = 0
    added: int = 0

    def __add__(self, other: Errors) -> Errors:
        return Errors(
            self.spoken + other.spoken,
            self.substituted + other.substituted,
            self.left_out + other.left_out,
            self.added + other.added,
        )

    @property
    def rate(self) -> float:
        return (self.substituted + self.left_out + self.added) / self.spoken if self.spoken else 0.0


def words(text: str) -> list[str]:
    """What counts of a text: lower case, no punctuation, no um and uh, each number as its digits, one by one."""
    text = re.sub(r"[$€£](\d[\d,.]*\d|\d)", r"\1 dollars", text.lower().replace("’", "'").replace("%", " percent "))
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    tokens = [word for token in _TOKEN.findall(text) for word in _SPELT.get(token, token).split()]
    return list(_with_digits([token for token in tokens if not _HESITATION.fullmatch(token)]))


def _with_digits(tokens: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        number, taken = _number(tokens[at:])
        if taken:
            yield from number
            at += taken
        else:
            yield from _digits(tokens[at]) if tokens[at][0].isdigit() else (tokens[at],)
            at += 1


def _number(tokens: Sequence[str]) -> tuple[str, int]:
    """The number that the first tokens spell, as digits, and how many of them do: none where they spell none.

    'three oh four' is three numbers, 'a hundred and five' is one.
    """
    whole, part, taken = 0, -1, int(len(tokens) > 1 and tokens[0] == "a" and tokens[1] in {"hundred", *_SCALES})
    part = 1 if taken else part
    for at in range(taken, len(tokens)):
        token = tokens[at]
        if token in _VALUES and _goes_on(part, _VALUES[token]):
            part = max(part, 0) + _VALUES[token]
        elif token == "hundred" and 0 < part < 100:
            part *= 100
        elif token in _SCALES and part > 0:
            whole, part = whole + part * _SCALES[token], 0
        elif not (token == "and" and part >= 100 and at + 1 < len(tokens) and tokens[at + 1] in _VALUES):
            break
        taken = at + 1
    return (str(whole + part), taken) if part >= 0 and taken else ("", 0)


def _goes_on(part: int, value: int) -> bool:
    """Whether a number that stands at ``part`` goes on with this one: 'twenty five' does, 'five twenty' does not."""
    if part < 0 or (part >= 100 and part % 100 == 0):
        return True
    return part % 10 == 0 and part % 100 >= 20 and 0 < value < 10


def _digits(number: str) -> Iterator[str]:
    for digit in number:
        yield "point" if digit == "." else digit


def errors(spoken: Sequence[str], heard: Sequence[str]) -> Errors:
    """The fewest errors that lead from one to the other (Levenshtein's alignment of words)."""
    row = [Errors(len(spoken), added=count) for count in range(len(heard) + 1)]
    for said in spoken:
        above, row = row, [row[0] + Errors(left_out=1)]
        for at, word in enumerate(heard, 1):
            match = above[at - 1] + Errors(substituted=int(said != word))
            ways = (match, above[at] + Errors(left_out=1), row[at - 1] + Errors(added=1))
            row.append(min(ways, key=lambda way: way.substituted + way.left_out + way.added))
    return row[-1]
