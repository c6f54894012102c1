"""Explain a span: the words that spoke most for its section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.answer import normalized
from mockloop.analysis.sections.model import LABELS, SectionScores
from mockloop.analysis.text.clauses import Unit
from mockloop.core.transcript import Transcript

MOST = 4
_SHORTEST, _LONGEST = 3, 6  # words in a quotation
_LEAST_PULL = 0.15  # in log odds above the next best section: less than this is noise
AROUND = "what is said before and after it"


@dataclass(frozen=True, slots=True)
class _Quote:
    first: int
    last: int
    pull: float


def because(
    transcript: Transcript, cut: Sequence[Unit], reading: SectionScores, span: tuple[range, int]
) -> tuple[str, ...]:
    """Return up to four quotations from a span (its units, its label), at most one per clause, the strongest first.

    A word counts by how far its score for the label is above its score for the next best one. If no word favours the
    label, the surrounding words decided, and the reason says so.
    """
    rows, label = span
    pulls = _margins(reading.votes, label)
    found = [quote for row in rows for quote in _strongest(pulls, cut[row])]
    found.sort(key=lambda quote: (-quote.pull, quote.first))
    said = (_said(transcript, quote) for quote in found if quote.pull >= _LEAST_PULL)
    reasons = list(dict.fromkeys(words for words in said if words))[:MOST] or [AROUND]
    return tuple(f"{reason} -> {LABELS[label]}" for reason in reasons)


def _margins(votes: NDArray[np.float64], label: int) -> NDArray[np.float64]:
    """Return for each word its score for the label minus its best score for another one."""
    others = np.delete(votes, label, axis=1)
    pulls: NDArray[np.float64] = votes[:, label] - others.max(axis=1)
    return pulls


def _strongest(pulls: NDArray[np.float64], unit: Unit) -> Iterator[_Quote]:
    """Yield the few words in each unit whose scores are furthest above the unit's mean."""
    own = pulls[unit.first : unit.last + 1]
    above = np.concatenate([[0.0], np.cumsum(own - own.mean())])
    shortest, longest = min(_SHORTEST, len(own)), min(_LONGEST, len(own))
    runs = [(first, size) for size in range(shortest, longest + 1) for first in range(len(own) - size + 1)]
    first, size = max(runs, key=lambda run: (above[run[0] + run[1]] - above[run[0]], -run[0]))
    yield _Quote(unit.first + first, unit.first + first + size - 1, float(own[first : first + size].mean()))


def _said(transcript: Transcript, quote: _Quote) -> str:
    words = (normalized(word.text) for word in transcript.words[quote.first : quote.last + 1])
    text = " ".join(word for word in words if word)
    return f'"{text}"' if text else ""
