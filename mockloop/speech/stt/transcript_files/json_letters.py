"""Join letters with times of their own, as text-to-speech services give them, to words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from mockloop.speech.stt.transcript_files.json_items import Item

_FEWEST = 20  # letters: fewer may be anything


def words_of_letters(items: Sequence[Item]) -> list[Item]:
    """Return the words that the items spell; the items themselves if they are not letters with spaces between them.

    The same applies to the words of each item.
    """
    if len(items) < _FEWEST or not all(len(item.text) <= 1 for item in items):
        return [replace(item, words=tuple(words_of_letters(item.words))) if item.words else item for item in items]
    apart = groupby(items, lambda item: item.text.isspace())
    words = [_word(list(letters)) for is_space, letters in apart if not is_space]
    return words if len(words) > 1 else list(items)


def _word(letters: Sequence[Item]) -> Item:
    starts = [item.start for item in letters if item.start is not None]
    ends = [item.end for item in letters if item.end is not None]
    text = "".join(item.text for item in letters)
    return replace(letters[0], text=text, start=min(starts, default=None), end=max(ends, default=None))
