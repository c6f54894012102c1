"""Find one and none of what a figure counts, 'a day', 'not one tank', and numbers that read as times, 'it was four'."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from mockloop.analysis.judging.fact_search import AnswerText
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure
from mockloop.analysis.text.synonyms import group_stem

_BEFORE_ONE = ("to", "was", "only", "just")
_NONE = (("not", "one"), ("not", "a", "single"), ("not", "a"), ("no",), ("without", "any"), ("none", "of", "the"))
_AFTER = 3  # words within which the counted thing follows


def small_counts(by: AnswerText, wanted: Figure, things: AbstractSet[str]) -> Iterator[Figure]:
    """Yield what an answer says of so low a number without saying it as one."""
    if wanted.value == 1:
        yield from _ones(by, wanted, things)
    if wanted.value == 0:
        yield from _nones(by, wanted, things)
    if not wanted.unit:
        yield from _hours(by)


def _ones(by: AnswerText, wanted: Figure, things: AbstractSet[str]) -> Iterator[Figure]:
    """Yield each 'one' or 'a' right before what it counts, 'one mistake', 'a day', and the 'one' of 'to one'."""
    for index, token in enumerate(by.tokens):
        counts = things & {group_stem(stem(word)) for word in by.tokens[index + 1 : index + 3]}
        ends = token == "one" and not wanted.unit and index and by.tokens[index - 1] in _BEFORE_ONE
        single = token == "single" and by.tokens[index - 1] == "a" and wanted.unit
        if single and stem(wanted.unit) in map(stem, by.tokens[index + 1 : index + 3]):
            yield Figure(1.0, wanted.unit, index - 1, index + 1)  # 'in a single week'
        alone = token in ("a", "an") and wanted.unit in MEASURES and by.tokens[index + 1 : index + 2] == (wanted.unit,)
        if (token == "one" and counts) or ends or alone:
            yield Figure(1.0, wanted.unit if alone else "", index, index + alone)


def _nones(by: AnswerText, wanted: Figure, things: AbstractSet[str]) -> Iterator[Figure]:
    """Yield each 'no' or 'not one' right before what is counted."""
    for index in range(len(by.tokens)):
        for none in _NONE:
            end = index + len(none)
            if by.tokens[index:end] == none:
                behind = {group_stem(stem(word)) for word in by.tokens[end : end + _AFTER]}
                if things & behind:
                    yield Figure(0.0, wanted.unit, index, end - 1)


def _hours(by: AnswerText) -> Iterator[Figure]:
    """Yield each full hour in one word as the number that it may be: 'before it was four'."""
    for one in by.figures:
        if one.unit == CLOCK and one.first == one.last and one.value % 60 == 0 and ":" not in by.words[one.first]:
            yield Figure(one.value / 60 or 12.0, "", one.first, one.last)
