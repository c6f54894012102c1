"""Take um and uh from a reading that was told to write them, and add them to the words of another reading.

A reading that writes um recognizes other words a little worse (python -m benchmarks.hesitation), so only its
hesitations are used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mockloop.core.transcript import Transcript, Word

_HESITATION = re.compile(r"\W*(?:u+h*m+|u+h+|e+r+m*)\W*", re.IGNORECASE)
_SAME_S = 0.3  # two readings may time the same um up to this far apart


def is_hesitation(word: Word) -> bool:
    """Return whether a word is um or uh, in any spelling."""
    return _HESITATION.fullmatch(word.text) is not None


def with_hesitations(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """Insert the hesitations of another reading of the same sound between the words, each at its second.

    One that the words have already is not added again. A word keeps its own times; a hesitation is shortened.
    """
    merged = list(words)
    for one in filter(is_hesitation, other):
        if not any(is_hesitation(word) and _near(word, one) for word in merged):
            merged.insert(_place(merged, one), one)
    return [_fitted(merged, index) if is_hesitation(word) else word for index, word in enumerate(merged)]


def completed(transcript: Transcript, other: Transcript) -> Transcript:
    """Return a transcript with the hesitations of another of the same sound, if that one writes them."""
    if transcript.hesitation or not other.hesitation:
        return transcript
    return replace(transcript, words=tuple(with_hesitations(transcript.words, other.words)), hesitation=True)


def _near(word: Word, other: Word) -> bool:
    return word.start_s - _SAME_S < other.end_s and other.start_s < word.end_s + _SAME_S


def _place(words: Sequence[Word], one: Word) -> int:
    """Return the place after every word of which more than half is before the middle of the hesitation."""
    middle_s = (one.start_s + one.end_s) / 2
    return sum((word.start_s + word.end_s) / 2 <= middle_s for word in words)


def _fitted(words: Sequence[Word], index: int) -> Word:
    """Return a hesitation shortened to the time between its neighbours."""
    one = words[index]
    after_s = words[index - 1].end_s if index else 0.0
    before_s = words[index + 1].start_s if index + 1 < len(words) else one.end_s
    start_s = max(one.start_s, after_s)
    return replace(one, start_s=start_s, end_s=max(start_s, min(one.end_s, max(before_s, start_s))))
