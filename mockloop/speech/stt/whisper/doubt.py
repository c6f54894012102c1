"""What Whisper is unsure of, and what nobody can have said.

Doubt alone drops nothing: a word is dropped only if there is also no voice nearby.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from mockloop.core.transcript import Word

_NO_SPEECH = 0.6  # OpenAI's own thresholds for the three
_UNLIKELY = -1.0
_REPETITIVE = 2.4
# A reading that may not be speech must be more certain than others. Measured with tiny.en: silence, noise, clicks and
# breaths read at -1.2 and less, people at -0.4 and more.
_UNSURE = -0.7
_MOST_WORDS_PER_S = 7.0
_FAINT = 0.4  # a mean probability of words without other evidence
_LONGEST_LOOP = 12  # words that a loop repeats
_SHORT_LOOP = 3
# What Whisper writes for breaths and clicks, from the subtitles that it was trained on.
_STOCK_PHRASES = {
    "thanks for watching",
    "thank you for watching",
    "thank you so much for watching",
    "thank you",
    "thanks",
    "please subscribe",
    "please subscribe to my channel",
    "subtitles by the amara org community",
    "bye",
    "you",
    "oh",
    "so",
    "the",
    "i",
}


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """The result of one pass; word times in seconds from the first sample.

    ``hallucinated``: the first try was a hallucination, and this is the second.
    """

    words: tuple[Word, ...]
    mean_log_probability: float
    no_speech: float
    hallucinated: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def is_hallucination(reading: Hypothesis, length_s: float) -> bool:
    """Return whether nobody can have said this: too many words, or the same ones over and over."""
    text = reading.text.encode()
    repetitive = bool(text) and len(text) / len(zlib.compress(text)) > _REPETITIVE
    return repetitive or len(reading.words) > _MOST_WORDS_PER_S * length_s + 3


def doubted(reading: Hypothesis) -> bool:
    """Return whether Whisper itself doubts that its words were said."""
    least = _UNSURE if reading.no_speech > _NO_SPEECH else _UNLIKELY
    return reading.mean_log_probability < least or is_stock_phrase(reading.words)


def faint(words: Sequence[Word], reading: Hypothesis) -> bool:
    """Return whether some words of a reading are doubted, although others of it were said."""
    return doubted(reading) or is_stock_phrase(words) or fmean(word.probability for word in words) < _FAINT


def is_stock_phrase(words: Sequence[Word]) -> bool:
    """Return whether these words are what Whisper writes when nothing is said."""
    return " ".join(re.findall(r"[a-z']+", " ".join(word.text for word in words).lower())) in _STOCK_PHRASES


def without_loops(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words without loops: people say a word five times, but hardly ever a phrase four times."""
    kept: list[Word] = []
    for word in words:
        kept.append(word)
        for length in range(1, _LONGEST_LOOP + 1):
            if _loops(kept, length, 5 if length <= _SHORT_LOOP else 3):
                del kept[-length:]
                break
    return tuple(kept)


def _loops(words: Sequence[Word], length: int, most: int) -> bool:
    """Return whether the last ``length`` words are repeated more than ``most`` times in a row."""
    if len(words) < (most + 1) * length:
        return False
    texts = [word.text.lower().strip(".,!?") for word in words[-(most + 1) * length :]]
    return texts == texts[-length:] * (most + 1)
