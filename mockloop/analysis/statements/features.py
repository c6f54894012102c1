"""The features of each statement, as numbers: its section, place, clues, rules and meaning.

Training and analysis both use this module, so that the same statement has the same features.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.answer import NONE, Answer, Finding
from mockloop.analysis.sections.model import LABELS, section_model
from mockloop.analysis.text.clauses import Unit
from mockloop.analysis.text.figures_as_digits import figures_as_digits

Array = NDArray[np.float64]
SECTIONS_WEIGHT = 2.0
CLUE_SCALE, MEANING_SCALE = 0.7, 0.5  # factors for the columns of a clue or of the meaning within one section
_CLUED = tuple(LABELS.index(name) for name in ("situation", "task", "action", "result", "reflection"))
_MEANT = tuple(LABELS.index(name) for name in ("action", "result", "reflection"))
_SHORT, _LONG = 6, 30  # words
_TOLD = 0.4  # the least share of a statement's words that assigns it to a section


@dataclass(frozen=True)
class FeatureScale:
    """Means and widths of the columns of clues (with rules) and of meaning, from the training data."""

    clue_mean: Array
    clue_width: Array
    meaning_mean: Array
    meaning_width: Array


@dataclass(frozen=True)
class StatementFeatures:
    """A row for each statement: shares of the sections, place and length, clues and rules (0 or 1), meaning."""

    sections: Array
    place: Array
    clues: Array
    meaning: Array

    def columns(self, scale: FeatureScale) -> Array:
        """Return everything as one table, with columns scaled to be comparable."""
        clues = 0.5 * (self.clues - scale.clue_mean) / scale.clue_width
        meaning = (self.meaning - scale.meaning_mean) / scale.meaning_width
        told = self.sections > _TOLD
        return np.concatenate(
            [
                SECTIONS_WEIGHT * self.sections,
                self.place,
                clues,
                meaning,
                *(CLUE_SCALE * clues * told[:, [section]] for section in _CLUED),
                *(MEANING_SCALE * meaning * told[:, [section]] for section in _MEANT),
            ],
            axis=1,
        )


def statement_features(
    answer: Answer, cut: Sequence[Unit], clues: Sequence[re.Pattern[str]], hits: Mapping[str, Iterable[Finding]]
) -> StatementFeatures:
    """Return the features of the statements of an answer; ``hits``: the matches of the rules, by name."""
    said = np.concatenate([_said(answer, cut, clues), _hit(answer, cut, hits)], axis=1)
    return StatementFeatures(
        sections(answer, cut), place(cut), said, section_model().embeddings(answer.transcript, cut)
    )


def whole(meaning: Array, cut: Sequence[Unit]) -> Array:
    """Return the meaning of an answer as a whole: the mean over its words, then how far its statements spread."""
    words = np.array([[unit.last - unit.first + 1] for unit in cut], dtype=float)
    share = words / words.sum()
    mean = (share * meaning).sum(axis=0)
    spread = np.sqrt((share * (meaning - mean) ** 2).sum(axis=0))
    return np.concatenate([mean, spread])


def sections(answer: Answer, cut: Sequence[Unit]) -> Array:
    """Return the share of each statement's words in each section; by the model if the answer has no sections."""
    if not answer.spans:
        return section_model().read(answer.transcript, cut).marginals
    shares = np.zeros((len(cut), len(LABELS)))
    for row, unit in enumerate(cut):
        for word in range(unit.first, unit.last + 1):
            shares[row, LABELS.index(answer.section_of(word) or NONE)] += 1.0
    found: Array = shares / shares.sum(axis=1, keepdims=True)
    return found


def place(cut: Sequence[Unit]) -> Array:
    """Return the position of each statement in the answer, and its length."""
    lengths = np.array([unit.last - unit.first + 1 for unit in cut], dtype=float)
    at = np.linspace(0.0, 1.0, len(cut))
    size = np.full(len(cut), np.log(len(cut)))
    return np.stack([at, at == 1.0, at == 0.0, np.log(lengths + 1), lengths < _SHORT, size, lengths > _LONG], axis=1)


def _said(answer: Answer, cut: Sequence[Unit], clues: Sequence[re.Pattern[str]]) -> Array:
    texts = [" ".join(figures_as_digits(answer.tokens[unit.first : unit.last + 1])) for unit in cut]
    return np.array([[bool(clue.search(text)) for clue in clues] for text in texts], dtype=float).reshape(
        len(cut), len(clues)
    )


def _hit(answer: Answer, cut: Sequence[Unit], hits: Mapping[str, Iterable[Finding]]) -> Array:
    found = np.zeros((len(cut), len(hits)))
    starts = np.array([answer.transcript.words[unit.first].start_s for unit in cut])
    for column, name in enumerate(sorted(hits)):
        for one in hits[name]:
            first = max(0, int(np.searchsorted(starts, one.start_s, side="right")) - 1)
            last = max(first, int(np.searchsorted(starts, one.end_s, side="left")) - 1)
            found[first : last + 1, column] = 1.0
    return found
