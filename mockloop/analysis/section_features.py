"""What the section model sees of a unit: its words, how they begin, who acts in which tense, and where it stands.

Features are strings, so that a decision can be told in them. Training and reading share this one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mockloop.analysis.answer import normalized
from mockloop.analysis.language import PAST_VERB
from mockloop.analysis.units import Unit
from mockloop.core.transcript import Transcript

_NUMBER = re.compile(r"[$£€]?\d[\d,.:]*(?:k|m|bn|%|x|st|nd|rd|th)?")
_PAST = re.compile(PAST_VERB)
_SPELLED = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million".split()
)
_CLASSES = {
    "i": "I", "i'd": "I", "i'm": "I", "i've": "I", "i'll": "I", "me": "ME", "my": "MY", "myself": "ME",
    "we": "WE", "we'd": "WE", "we're": "WE", "we've": "WE", "us": "US", "our": "OUR",
    "he": "THEY", "she": "THEY", "they": "THEY", "they'd": "THEY", "he'd": "THEY", "she'd": "THEY", "it": "IT",
    "him": "THEM", "her": "THEM", "them": "THEM", "his": "THEIR", "their": "THEIR",
    "was": "BE", "were": "BE", "is": "IS", "are": "IS", "am": "IS", "it's": "IS", "that's": "IS",
    "had": "HAD", "have": "HAVE", "has": "HAVE", "would": "WOULD", "could": "COULD", "should": "SHOULD",
    "will": "WILL", "can": "CAN", "must": "MUST", "to": "TO", "by": "BY", "not": "NOT", "no": "NOT", "nobody": "NOT",
    "the": "THE", "a": "A", "an": "A", "and": "AND", "so": "SO", "but": "BUT", "because": "BECAUSE", "then": "THEN",
}  # fmt: skip
_FILLERS = frozenset("um uh er erm hmm".split())
PLACES = 8


def features(transcript: Transcript, cut: Sequence[Unit]) -> list[list[str]]:
    """The features of every unit, in order."""
    texts = [_tokens(transcript, unit) for unit in cut]
    return [_features(texts, index, cut, len(transcript.words)) for index in range(len(cut))]


def _tokens(transcript: Transcript, unit: Unit) -> list[str]:
    tokens = (normalized(word.text) for word in transcript.words[unit.first : unit.last + 1])
    return [_generalized(token) for token in tokens if token and token not in _FILLERS]


def _generalized(token: str) -> str:
    if _NUMBER.fullmatch(token):
        return "<money>" if token[0] in "$£€" else "<percent>" if token.endswith("%") else "<number>"
    return "<number>" if token in _SPELLED else token


def _features(texts: Sequence[list[str]], index: int, cut: Sequence[Unit], words: int) -> list[str]:
    tokens = texts[index]
    found = [*_own(tokens), *_place(index, cut, words)]
    if index > 0:
        found += [f"before:{token}" for token in dict.fromkeys(texts[index - 1])]
    if index + 1 < len(texts):
        found += [f"after:{token}" for token in dict.fromkeys(texts[index + 1])]
    return found


def _own(tokens: Sequence[str]) -> Iterator[str]:
    yield from dict.fromkeys(f"word:{token}" for token in tokens)
    yield from dict.fromkeys(f"words:{a} {b}" for a, b in pairwise(tokens))
    classes = [word_class(token) for token in tokens]
    yield from dict.fromkeys(f"shape:{a} {b}" for a, b in pairwise(classes))
    yield from dict.fromkeys(f"shape:{a} {b} {c}" for a, b, c in zip(classes, classes[1:], classes[2:], strict=False))
    if tokens:
        yield f"begins:{tokens[0]}"
        yield f"begins:{' '.join(tokens[:2])}"
        yield f"opens:{' '.join(classes[:3])}"


def word_class(token: str) -> str:
    """Pronouns, auxiliaries, tenses and figures by class; any other word as itself, shortened to its ending."""
    if token in _CLASSES:
        return _CLASSES[token]
    if token.startswith("<"):
        return "NUMBER"
    if _PAST.fullmatch(token):
        return "PAST"
    return "ING" if token.endswith("ing") and len(token) > 4 else "x"


def _place(index: int, cut: Sequence[Unit], words: int) -> Iterator[str]:
    middle = (cut[index].first + cut[index].last + 1) / 2 / words
    yield f"place:{int(middle * PLACES)}"
    if index == 0:
        yield "place:first"
    if index == len(cut) - 1:
        yield "place:last"
