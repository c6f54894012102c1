"""Find a size or a score of the notes: 'three by four metres' for 3x4 m, 'three one' for 3:1, '120 over 80'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mockloop.analysis.judging.fact_search import SAID, AnswerText, FactCheck
from mockloop.analysis.text.numbers import Figure, figures
from mockloop.core.story import StoryFact

_PAIR = re.compile(
    r"(\d{1,4}(?:\.\d)?) ?(?:x|\u00d7|:|/|-) ?(\d{1,4})(?: ?(?:x|\u00d7) ?(\d{1,4}))?(?: ?(?:mm|cm|m|ft))?"
)
_APART = 4  # words between the two numbers: 'three metres by four'
_Number = tuple[float, int, int]  # the value, and the first and last of its words
_NIL = ("nil", "nothing", "zero", "love")


def is_pair(text: str) -> bool:
    """Return whether a fact is a size, a score or a pressure in digits; a clock time has two digits after the colon."""
    return _PAIR.fullmatch(text) is not None and not re.fullmatch(r"\d{1,2}:\d\d", text)


def _joined(token: str, at: int) -> list[_Number]:
    """Return the numbers of one word, 'two-by-tens' or '2x10', at its place."""
    parts = [part.removesuffix("s") for part in re.split(r"-by-|x|\u00d7", token)]
    values = [figures([part]) for part in parts] if len(parts) > 1 else []
    return [(found[0].value, at, at) for found in values if found] if all(values) else []


def pair_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find the numbers one after the other; None if they were not said so."""
    found = _PAIR.fullmatch(fact.text)
    wanted = [float(number) for number in found.groups() if number] if found else []
    for one in said:
        numbers = _numbers(one)
        for value, first, last in numbers if wanted else ():
            end = _end_of(wanted[1:], numbers, last) if value == wanted[0] else None
            if end is not None:
                return one.check(fact, SAID, first, end)
    return None


def _end_of(wanted: Sequence[float], numbers: Sequence[_Number], last: int) -> int | None:
    """Return the last word of the wanted numbers that follow one that ends at a word; None if they do not follow."""
    if not wanted:
        return last
    follow = (number for number in numbers if number[0] == wanted[0] and 0 <= number[1] - last <= _APART)
    ends = (_end_of(wanted[1:], numbers, number[2]) for number in follow)
    return next((end for end in ends if end is not None), None)


def _numbers(one: AnswerText) -> list[_Number]:
    """Return all numbers of an answer in order: its figures, 'nil', 'one', and those in one word."""
    ones = [Figure(1.0, "", at, at) for at, token in enumerate(one.tokens) if token == "one"]
    singles = sorted((*one.figures, *ones), key=lambda figure: figure.first)
    numbers = [(figure.value, figure.first, figure.last) for figure in singles]
    numbers += [(0.0, at, at) for at, token in enumerate(one.tokens) if token in _NIL]
    numbers += [number for at, token in enumerate(one.tokens) for number in _joined(token, at)]
    numbers += [
        (100 * lower.value + upper.value, lower.first, upper.last)
        for lower, upper in pairwise(singles)
        if lower.value < 10 <= upper.value < 100 and upper.first == lower.last + 1
    ]  # 'one ten' for 110
    return sorted(numbers, key=lambda number: number[1])
