"""Name a figure of the notes: the number with what it counts, or with the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.content import content_stems
from mockloop.analysis.text.english import PAST_VERB
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure, figures_of
from mockloop.analysis.text.numerals import FRACTIONS
from mockloop.core.story import CARRIED_ON

_JOINS = frozenset("of from to than under over by about in on at that the a was were is and only just with".split())
_FURTHER = 2  # words within which the counted thing may follow the number
_BACK = 6  # words before a number that may say what it is about
_CLAUSE_ENDS = (",", ";", ":", ".", "!", "?", ")")


def label(words: Sequence[str], found: Sequence[Figure], at: int) -> str:
    """Return the words for figure ``at`` of those ``found`` in a line: '24 drug charts', 'ward 7', 'at 8'."""
    figure = _without_a_name(words, found[at])
    after = found[at - 1].last + 1 if at else 0
    if figure.unit == CLOCK:
        first, last = _clock(words, figure)
    elif _is_part(figure):
        first, last = _part(words, figure, after)
    elif not figure.unit:
        first, last = _bare(words, figure, after)
    elif _is_of_a_whole(words, figure, found[at + 1 :]):
        first, last = figure.first, found[at + 1].last  # '11 of the 38 questions'
    else:
        first, last = figure.first, _last_of_thing(words, figure)
    unread = figure.unit == CLOCK and not _reads_as(words[first : last + 1], figure)
    if at and (unread or (not figure.unit and not _tells(words, first, last, figure))):
        before = found[at - 1]
        begins = before.first if before.unit else _before(words, before, found[at - 2].last + 1 if at > 1 else 0)
        return CARRIED_ON + " " + _joined(words, begins, last)
    return _joined(words, first, last)


def _without_a_name(words: Sequence[str], figure: Figure) -> Figure:
    """Return a figure without the name behind it, which it does not count: 'In week 3 Tom left'."""
    behind = words[figure.last]
    named = figure.last > figure.first and behind[:1].isupper() and not normalized(behind).endswith("days")
    named = named and figure.unit not in MEASURES
    return Figure(figure.value, "", figure.first, figure.last - 1) if named else figure


def _is_of_a_whole(words: Sequence[str], figure: Figure, later: Sequence[Figure]) -> bool:
    of = normalized("".join(words[figure.last + 1 : figure.last + 2])) == "of"
    return of and figure.unit not in MEASURES and bool(later) and later[0].first - figure.last <= 3


def _joined(words: Sequence[str], first: int, last: int) -> str:
    return " ".join(words[first : last + 1]).strip(" .,;:!?()")


def _tells(words: Sequence[str], first: int, last: int, figure: Figure) -> bool:
    """Return whether a word beside the number is a content word."""
    around = [*words[first : figure.first], *words[figure.last + 1 : last + 1]]
    return bool(content_stems(around)) or last > figure.last


def _clock(words: Sequence[str], figure: Figure) -> tuple[int, int]:
    """Return a clock time with the words that are needed to read it as one: 'before 7'."""
    for before, after in ((0, 0), (1, 0), (0, 2), (1, 2), (0, 3), (1, 3), (0, 5), (1, 5)):
        first, last = max(0, figure.first - before), figure.last + after
        if _reads_as(words[first : last + 1], figure):
            return first, last
    return figure.first, figure.last


def _reads_as(words: Sequence[str], figure: Figure) -> bool:
    """Return whether the first figure of these words is that clock time."""
    read = figures_of(words)
    return bool(read) and read[0].unit == CLOCK and read[0].value == figure.value


def _is_part(figure: Figure) -> bool:
    return figure.unit in FRACTIONS or (not figure.unit and 0 < figure.value < 1)


def _part(words: Sequence[str], figure: Figure, after: int) -> tuple[int, int]:
    """Return 'a third of the singers', or 'rose by a quarter'."""
    last = figure.last
    if normalized("".join(words[last + 1 : last + 2])) != "of" or words[last].endswith(_CLAUSE_ENDS):
        return _before(words, figure, after), last
    last += 2
    while last + 1 < len(words) and not words[last].endswith(_CLAUSE_ENDS) and not content_stems([words[last]]):
        last += 1
    return figure.first, min(last, len(words) - 1)


def _bare(words: Sequence[str], figure: Figure, after: int) -> tuple[int, int]:
    """Return a number that counts nothing by name, with the words that explain it.

    As in '60 of them', '70 a day', 'ward 7'.
    """
    follows = [normalized(word) for word in words[figure.last + 1 : figure.last + 3]]
    follows += [""] * (2 - len(follows))
    if not words[figure.last].endswith(_CLAUSE_ENDS):
        if re.fullmatch(PAST_VERB, follows[0]) and not _names(words, figure, after):
            return figure.first, figure.last + 1  # '9 said sport'
        rate = follows[0] in ("a", "an", "per") and follows[1] in MEASURES
        if rate or (follows[0] == "of" and follows[1] in ("them", "us", "those", "these", "which")):
            return figure.first, figure.last + 2
    first = _before(words, figure, after)
    while (
        first > after
        and figure.first - first < _BACK
        and not _tells(words, first, figure.last, figure)
        and not words[first - 1].endswith(_CLAUSE_ENDS)
    ):
        first -= 1
    while first > after and figure.first - first < _BACK and not words[first - 1].endswith(_CLAUSE_ENDS):
        if content_stems([words[figure.first - 1]]) or figure.first - first < 3:
            break  # 'ward 7', 'fell from 6' say enough
        first -= 1
    return first, figure.last


def _names(words: Sequence[str], figure: Figure, after: int) -> bool:
    """Return whether a number belongs to the noun before it: 'Machine 6 stopped'."""
    at = figure.first - 1
    return at >= after and words[at][-1:].isalnum() and bool(content_stems([words[at]]))


def _before(words: Sequence[str], figure: Figure, after: int) -> int:
    """Return the first of the words before a number that belong to it: 'ward 7', 'mark of 74', 'fell from 6'."""
    first = figure.first
    while first > after and words[first - 1][-1:].isalnum() and figure.first - first < 2:
        joins = normalized(words[first - 1]) in _JOINS
        if first < figure.first and joins:
            break
        first -= 1
        if not joins:
            break
    return first


def _last_of_thing(words: Sequence[str], figure: Figure) -> int:
    """Return the last word of what is counted: 'charts' of '24 drug charts'."""
    last = figure.last
    if figure.unit in MEASURES or figure.value <= 1:
        return last
    for further in range(last, min(last + _FURTHER, len(words) - 1) + 1):
        if normalized(words[further]).endswith("s"):
            return further  # a plural: what is counted
        if not words[further][-1:].isalpha() or not words[further].islower():
            break
    return last
