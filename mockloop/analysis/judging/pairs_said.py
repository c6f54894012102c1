"""Find a size or a score of the notes: 'three by four metres' for 3x4 m, 'three one' for 3:1, '120 over 80'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mockloop.analysis.judging.fact_search import SAID, FactCheck, Said
from mockloop.analysis.text.numbers import figures
from mockloop.core.story import StoryFact

_PAIR = re.compile(r"(\d{1,4}(?:\.\d)?) ?(?:x|\u00d7|:|/|-) ?(\d{1,4})(?: ?(?:x|\u00d7) ?(\d{1,4}))?(?: ?(?:mm|cm|m|ft))?")
_APART = 4  # words between the two numbers: 'three metres by four'
_NIL = ("nil", "nothing", "zero", "love")


def is_pair(text: str) -> bool:
    """Return whether a fact is a size, a score or a pressure in digits; a clock time has two digits after the colon."""
    return _PAIR.fullmatch(text) is not None and not re.fullmatch(r"\d{1,2}:\d\d", text)


def _joined(token: str, at: int) -> list[tuple[float, int, int]]:
    """Return the numbers of one word, 'two-by-tens' or '2x10', at its place."""
    parts = [part.removesuffix("s") for part in re.split(r"-by-|x|\u00d7", token)]
    values = [figures([part]) for part in parts] if len(parts) > 1 else []
    return [(found[0].value, at, at) for found in values if found] if all(values) else []


def pair_said(fact: StoryFact, said: Sequence[Said]) -> FactCheck | None:
    """Find the numbers one after the other; None if they were not said so."""
    found = _PAIR.fullmatch(fact.text)
    wanted = [float(number) for number in found.groups() if number] if found else []
    for one in said:
        numbers = [(figure.value, figure.first, figure.last) for figure in one.figures]
        numbers += [(0.0, at, at) for at, token in enumerate(one.tokens) if token in _NIL]
        numbers += [(1.0, at, at) for at, token in enumerate(one.tokens) if token == "one"]
        numbers += [number for at, token in enumerate(one.tokens) for number in _joined(token, at)]
        numbers.sort(key=lambda number: number[1])
        for at in range(len(numbers) - len(wanted) + 1):
            run = numbers[at : at + len(wanted)]
            near = all(later[1] - earlier[2] <= _APART for earlier, later in pairwise(run))
            if near and [value for value, _, _ in run] == wanted:
                return one.check(fact, SAID, run[0][1], run[-1][2])
    return None
