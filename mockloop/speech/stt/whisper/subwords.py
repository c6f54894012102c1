"""Join faster-whisper's word pieces to words.

A piece without a space before it continues the word before: '2' and '%', '40' and ',000', 'on' and '-call'.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from mockloop.core.transcript import Word

_SIGNS = frozenset("%$€£&+#@=")  # said aloud, so each is a word even by itself


class Subword(Protocol):
    """A piece as a pass gives it: its text with the space before it, if any; times in seconds."""

    word: str
    start: float
    end: float
    probability: float


def words_from(pieces: Iterable[Subword]) -> tuple[Word, ...]:
    """Join pieces to words: each begins with its first piece and ends with its last, with the lowest probability.

    Without a letter, a digit or a sign that is said aloud, it is not a word.
    """
    found: list[Word] = []
    for piece in pieces:
        text = piece.word.strip()
        probability = round(float(piece.probability), 3)
        if not text:
            continue
        if found and not piece.word[:1].isspace():
            before = found[-1]
            least = min(before.probability, probability)
            found[-1] = Word(before.text + text, before.start_s, float(piece.end), least)
        else:
            found.append(Word(text, float(piece.start), float(piece.end), probability))
    return tuple(word for word in found if is_said(word.text))


def is_said(text: str) -> bool:
    """Return whether a word is more than punctuation."""
    return any(letter.isalnum() or letter in _SIGNS for letter in text)
