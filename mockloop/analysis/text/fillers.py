"""The one list of fillers, and the one function that finds them.

Hesitations always count. 'like', 'so', 'right' and similar words are mostly not fillers, so only uses that can be
nothing else count: 'I like this', 'looks like', 'like this' do not. To add a filler, write a pattern like those below
and name it in ``_PATTERN``.
"""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.answer import Answer
from mockloop.core.transcript import Transcript

HESITATIONS = r"(?:u+h*m+|u+h+|e+r+m*|hm+|mm+|a+h+)"


def _after(*words: str) -> str:
    """Match the place right after one of these words."""
    return "(?:" + "|".join(rf"(?<=(?<!\S){word} )" for word in words) + ")"


def _not_after(*words: str) -> str:
    """Match any place except right after one of these words."""
    return "".join(rf"(?<!\b{word} )" for word in words)


_PRONOUNS = "the|a|i|we|you|they|he|she|it"
YOU_KNOW = (
    _not_after("do", "did", "don't", "if", "as", "that", "what", "would", "let", "how", "because")
    + r"you know(?! (?:what|how|that|where|when|who|why|if|him|her|me|about|them|them|exactly)\b)"
)
I_MEAN = _not_after("what", "that") + r"i mean(?! (?:it|that|business|to)\b)"
SORT_OF = r"(?:sort|kind) of(?= (?!thing\b)(?:a )?(?:like|just|\w+ed|\w+ing)\b)"
LIKE = (
    r"like(?= (?:um|uh|you know|i mean|i don't know)\b)|"
    + _after("was", "were", "is", "it's", "and", "so", "but", "just")
    + rf"like(?= (?:oh|okay|so|really|totally|{_PRONOUNS})\b)"
)
_PATTERN = "|".join((HESITATIONS, YOU_KNOW, I_MEAN, SORT_OF, LIKE))
_NOT_FILLER = frozenset({"ah", "mm"})  # recognizers write these for noise as often as for speech


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler, and when it was said."""

    text: str
    start_s: float
    end_s: float


def fillers(transcript: Transcript) -> tuple[Filler, ...]:
    """Return every filler, in order. A phrase of several words is one filler."""
    words = transcript.words
    found = Answer(transcript).find(_PATTERN)
    return tuple(
        Filler(match.text, words[match.first].start_s, words[match.last].end_s)
        for match in found
        if match.text not in _NOT_FILLER
    )
