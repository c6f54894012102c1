"""Um and uh from a reading that was told to write them, put between the words of one that was not.

A reading that writes um hears other words a little worse (python -m benchmarks.hesitation), so only its hesitations are
taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mockloop.core.transcript import Word

_HESITATION = re.compile(r"\W*(?:u+h*m+|u+h+|e+r+m*)\W*", re.IGNORECASE)
_SAME_S = 0.3  # two readings time one um up to this far apart


def is_hesitation(word: Word) -> bool:
    """Tell whether a word is um or uh, however it is spelled."""
    return _HESITATION.fullmatch(word.text) is not None


def with_hesitations(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """Put the hesitations of another reading of the same sound between the words, each at its second.

    One that the words have already is not put in twice. A word keeps its own times; a hesitation gives way.
    """
    merged = list(words)
    for one in filter(is_hesitation, other):
        if not any(is_hesitation(word) and _near(word, one) for word in merged):
            merged.insert(_place(merged, one), one)
    return [_fitted(merged, index) if is_hesitation(word) else word for index, word in enumerate(merged)]


def _near(word: Word, other: Word) -> bool:
    return word.start_s - _SAME_S < other.end_s and other.start_s < word.end_s + _SAME_S


def _place(words: Sequence[Word], one: Word) -> int:
    """Behind every word of which more than half lies before the middle of the hesitation."""
    middle_s = (one.start_s + one.end_s) / 2
    return sum((word.start_s + word.end_s) / 2 <= middle_s for word in words)


def _fitted(words: Sequence[Word], index: int) -> Word:
    """Return a hesitation cut to the time between its neighbours."""
    one = words[index]
    after_s = words[index - 1].end_s if index else 0.0
    before_s = words[index + 1].start_s if index + 1 < len(words) else one.end_s
    start_s = max(one.start_s, after_s)
    return replace(one, start_s=start_s, end_s=max(start_s, min(one.end_s, max(before_s, start_s))))
