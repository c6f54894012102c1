"""The probability that each statement shows each signal: one linear model per signal, trained on other people.

The weights come from ``models/signals/train.py``; ``models/signals/CARD.md`` says how well they work on people left
out.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.statements.cutting import statements
from mockloop.analysis.statements.features import FeatureScale, statement_features, whole
from mockloop.analysis.text.clauses import Unit
from mockloop.analysis.text.figures_as_digits import figures_as_digits
from mockloop.core.errors import ModelError
from mockloop.paths import shipped

Array = NDArray[np.float64]
WEIGHTS = "models/signals/weights.npz"
MOST_CLUES = 3


@dataclass(frozen=True)
class Statements:
    """The statements of an answer; ``likely`` has a row for each, and a column for each of ``signals``, 0 to 1.

    ``whole`` is the meaning of the answer as a whole (``features.whole``), empty if nothing was said.
    """

    cut: tuple[Unit, ...]
    signals: tuple[str, ...]
    likely: Array
    whole: Array

    def of(self, signal: str) -> Array:
        """Return the probability that each statement shows the signal; zeros for one that the model does not know."""
        if signal not in self.signals or not self.cut:
            return np.zeros(len(self.cut))
        column: Array = self.likely[:, self.signals.index(signal)]
        return column

    def most(self) -> dict[str, float]:
        """For each signal, the highest probability of any statement."""
        return {name: float(self.of(name).max(initial=0.0)) for name in self.signals}


@dataclass(frozen=True, eq=False)
class StatementModel:
    """The weights. ``weights`` has a row for each feature and a column for each signal.

    ``slope`` and ``offset`` calibrate (Platt 1999). ``clues`` are (signal, pattern); ``rules`` the names of the rules
    whose matches are features too. ``threshold`` is, for each signal, the least probability of a finding:
    ``threshold[0]`` if a rule matched too, otherwise [1].
    """

    signals: tuple[str, ...]
    rules: tuple[str, ...]
    clues: tuple[tuple[str, str], ...]
    scale: FeatureScale
    weights: Array
    slope: Array
    offset: Array
    threshold: Array

    def read(self, answer: Answer, hits: Mapping[str, Sequence[Finding]]) -> Statements:
        """Return the statements of an answer, with the matches of the rules by name."""
        cut = statements(answer.transcript)
        if not cut:
            return Statements((), self.signals, np.zeros((0, len(self.signals))), np.zeros(0))
        rows = statement_features(answer, cut, self.patterns, {name: hits.get(name, ()) for name in self.rules})
        return Statements(cut, self.signals, self.likelihood(rows.columns(self.scale)), whole(rows.meaning, cut))

    def likelihood(self, columns: Array) -> Array:
        """Convert columns of features into probabilities."""
        scores = columns @ self.weights[:-1] + self.weights[-1]
        likely: Array = 1.0 / (1.0 + np.exp(-(self.slope * scores + self.offset)))
        return likely

    @functools.cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for _, pattern in self.clues)

    def clues_of(self, signal: str, text: str) -> list[str]:
        """Return the words of a text that are clues of the signal, a few at most; in digits if only those match."""
        own = [at for at, (name, _) in enumerate(self.clues) if name == signal]
        in_digits = " ".join(figures_as_digits(text.split()))
        found = (self.patterns[at].search(text) or self.patterns[at].search(in_digits) for at in own)
        return list(dict.fromkeys(one.group().strip() for one in found if one))[:MOST_CLUES]

    def least(self, signal: str) -> tuple[float, float]:
        """Return the least probability of a finding: if a rule matched too, and if none did."""
        with_rule, alone = self.threshold[:, self.signals.index(signal)]
        return float(with_rule), float(alone)


@functools.cache
def statement_model() -> StatementModel:
    """Return the shipped model. Raise ModelError if it is missing or damaged."""
    path = shipped(WEIGHTS)
    try:
        with np.load(path) as stored:
            return unpacked(stored)
    except Exception as error:  # anything that a damaged file may raise
        raise ModelError(f"The signal model {path} cannot be read.", "Install mockloop again.") from error


def unpacked(stored: Mapping[str, NDArray[np.generic]]) -> StatementModel:
    """Return the model from the arrays of its file."""
    named = json.loads(str(stored["names"]))
    scale = FeatureScale(
        *(stored[name].astype(float) for name in ("clue_mean", "clue_width", "meaning_mean", "meaning_width"))
    )
    numbers = (stored[name].astype(float) for name in ("weights", "slope", "offset", "threshold"))
    clues: Iterable[Sequence[str]] = named["clues"]
    return StatementModel(
        tuple(named["signals"]), tuple(named["rules"]), tuple((name, text) for name, text in clues), scale, *numbers
    )
