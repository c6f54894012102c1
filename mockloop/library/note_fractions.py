"""Name a part of something in notes: 'a third of the singers', 'half of them', 'at half price'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.numbers import Figure
from mockloop.analysis.text.numerals import FRACTIONS
from mockloop.analysis.text.word_patterns import PAST_VERB
from mockloop.library.note_phrases import ARTICLES, CLAUSE_ENDS, before_number


def is_part(words: Sequence[str], figure: Figure) -> bool:
    """Return whether a figure is a part of something in words, as a third; '0.5' is a number like any other."""
    written = words[figure.first][:1].isdigit() and "/" not in words[figure.first]
    return figure.unit in FRACTIONS or (not figure.unit and 0 < figure.value < 1 and not written)


def part_with_its_whole(words: Sequence[str], figure: Figure, after: int) -> tuple[int, int]:
    """Return 'a third of the singers', 'half of them', 'at half price' or 'rose by a quarter'."""
    last = figure.last
    if words[last].endswith(CLAUSE_ENDS):
        return before_number(words, figure, after), last
    if normalized("".join(words[last + 1 : last + 2])) != "of":
        behind = normalized("".join(words[last + 1 : last + 2]))
        thing = normalized(words[last]) == "half" and content_stems([behind]) and not re.fullmatch(PAST_VERB, behind)
        if normalized(words[last]) != "half" or behind not in ARTICLES:
            return before_number(words, figure, after), last + bool(thing)
        last -= 1  # 'half the team' as 'half of the team'
    last = min(last + 2, len(words) - 1)
    if normalized(words[last]) in ("them", "us", "it"):
        return figure.first, last
    clause = normalized(words[last]) == "what"
    while last + 1 < len(words) and not words[last].endswith(CLAUSE_ENDS):
        if content_stems([words[last]]) and not clause:
            behind = normalized(words[last + 1])
            compound = not normalized(words[last]).endswith("s") and content_stems([behind])
            return figure.first, last + bool(compound and not re.fullmatch(PAST_VERB, behind))
        last += 1
    return figure.first, last
