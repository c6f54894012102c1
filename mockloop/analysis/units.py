"""An answer cut into clause-like units, from pauses and words first, punctuation only where there is some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import normalized
from mockloop.core.transcript import Transcript, Word

LEAST_WORDS = 4
MOST_WORDS = 16
PAUSE_S = 0.35  # longer than the gaps inside a phrase, shorter than thinking (Campione and Veronis 2002)

# words with which a clause often begins in speech
_OPENERS = frozenset(
    "so and but then because which when while after before since although though if until where as "
    "that's eventually finally initially ultimately overall afterwards later anyway basically also".split()
)
_SUBJECTS = frozenset(
    "i we they he she it you there this that the my our their nobody everyone everybody people".split()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Words ``first`` to ``last`` (both included)."""

    first: int
    last: int


def units(transcript: Transcript) -> tuple[Unit, ...]:
    """The units of a transcript: every word in exactly one, in order; about a clause each."""
    words = transcript.words
    found: list[Unit] = []
    first = 0
    for index in range(1, len(words)):
        length = index - first
        if _breaks(words, index, length) or length >= MOST_WORDS:
            found.append(Unit(first, index - 1))
            first = index
    if words:
        found.append(Unit(first, len(words) - 1))
    return tuple(found)


def _breaks(words: Sequence[Word], index: int, length: int) -> bool:
    """Whether a unit of ``length`` words ends before the word at ``index``."""
    before = words[index - 1]
    if before.text.endswith((".", "?", "!", ";")):
        return True
    if length < LEAST_WORDS:
        return False
    if words[index].start_s - before.end_s >= PAUSE_S or before.text.endswith((",", ":")):
        return True
    return normalized(words[index].text) in _OPENERS and _clause_follows(words, index)


def _clause_follows(words: Sequence[Word], index: int) -> bool:
    """Whether a subject comes within the next two words: 'and I', 'so then we', but not 'salt and pepper'."""
    following = (normalized(word.text) for word in words[index + 1 : index + 3])
    return any(word.split("'")[0] in _SUBJECTS for word in following)
