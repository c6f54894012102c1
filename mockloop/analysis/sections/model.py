"""The trained section model: how likely each section is for each unit, and which features say so.

Two linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001). The first reads each unit with its
neighbours; the second reads the same cues together with what the first thought of the whole answer. Their marginals
are averaged. The weights come from ``models/sections/train.py`` and are read once, when they are first needed.
"""

from __future__ import annotations

import functools
import math
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.sections.context import in_context
from mockloop.analysis.sections.features import features
from mockloop.analysis.text.clauses import Unit, joints
from mockloop.core.errors import ModelError
from mockloop.core.transcript import Transcript
from mockloop.paths import shipped

Array = NDArray[np.float64]
WEIGHTS = "models/sections/weights.npz"


@dataclass(frozen=True)
class Chain:
    """One conditional random field; ``emissions`` has a row a feature and a column a section.

    ``transitions`` has a table for each of JOINTS, with a row a section before and a column a section after.
    """

    vocabulary: dict[str, int]
    emissions: Array
    transitions: Array
    start: Array
    end: Array

    def known(self, units: Sequence[Sequence[str]]) -> list[list[int]]:
        """The rows of each unit's features; one that is not known has none."""
        return [[row for name in unit if (row := self.vocabulary.get(name)) is not None] for unit in units]

    @functools.cached_property
    def names(self) -> list[str]:
        """The feature of each row."""
        return list(self.vocabulary)

    def marginals(self, units: Sequence[Sequence[str]], divided: Sequence[int]) -> Array:
        """How likely each section is for each unit, given the whole answer (forward and backward, rescaled).

        ``divided`` tells by rows of JOINTS what divides each unit from the one before.
        """
        return self.of_known(self.known(units), divided)

    def of_known(self, known: Sequence[Sequence[int]], divided: Sequence[int]) -> Array:
        """The same from the rows of each unit's features."""
        scores = np.array([self.emissions.take(_rows(rows), axis=0).sum(axis=0) for rows in known])
        emit = np.exp(scores - scores.max(axis=1, keepdims=True))
        moves = np.exp(self.transitions)[list(divided)][1:]
        forward = _passed(emit, moves, np.exp(self.start))
        after = _passed(emit[::-1], moves[::-1].transpose(0, 2, 1), np.exp(self.end))[::-1]
        both = forward * after / emit
        return np.asarray(both / both.sum(axis=1, keepdims=True))


def _rows(known: Sequence[int]) -> NDArray[np.intp]:
    return np.asarray(known, dtype=np.intp)


def _passed(emit: Array, moves: Array, first: Array) -> Array:
    """One pass along the chain, each row rescaled to sum to one; a row holds its own unit's emission."""
    at = first * emit[0]
    found = [at / at.sum()]
    for move, own in zip(moves, emit[1:], strict=True):
        at = (found[-1] @ move) * own
        found.append(at / at.sum())
    return np.array(found)


@dataclass(frozen=True)
class Reading:
    """What the model makes of an answer: the features of each unit that it knows, and how likely each section is."""

    known: list[list[int]]
    marginals: Array


@dataclass(frozen=True)
class SectionModel:
    """Both readings, and how far their certainty can be believed.

    ``calibration`` is a slope and an offset on the log odds of a share (Platt 1999), fitted on answers left out.
    """

    first: Chain
    second: Chain
    calibration: tuple[float, float]

    def read(self, transcript: Transcript, cut: Sequence[Unit]) -> Reading:
        """Both readings of an answer of at least one unit, averaged."""
        seen = features(transcript, cut)
        divided = joints(transcript, cut)
        known = self.first.known(seen)
        marginals = self.first.of_known(known, divided)
        second = self.second.marginals(in_context(seen, marginals, cut), divided)
        return Reading(known, (marginals + second) / 2)

    def believed(self, share: float) -> float:
        """The chance that a word is rightly placed, where the model's own is ``share``."""
        slope, offset = self.calibration
        odds = math.log(max(share, 1e-6) / max(1.0 - share, 1e-6))
        return 1.0 / (1.0 + math.exp(-(slope * odds + offset)))

    def speaking(self, known: Sequence[int], section: int, least: float) -> list[tuple[str, float]]:
        """The known features that speak for a section by more than ``least`` against the mean of all, and how much."""
        pulls = self._pulls.take(_rows(known), axis=0)[:, section]
        return [(self.first.names[known[i]], float(pulls[i])) for i in np.flatnonzero(pulls > least).tolist()]

    @functools.cached_property
    def _pulls(self) -> Array:
        pulls: Array = self.first.emissions - self.first.emissions.mean(axis=1, keepdims=True)
        return pulls


@functools.cache
def section_model() -> SectionModel:
    """The shipped model. Raises ModelError where its weights are missing or damaged."""
    path = shipped(WEIGHTS)
    try:
        with np.load(path) as stored:
            arrays = {name: stored[name] for name in stored.files}
        slope, offset = (float(value) for value in arrays["calibration"])
        return SectionModel(_chain(arrays, "first"), _chain(arrays, "second"), (slope, offset))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"The section model {path} cannot be read.", "Install mockloop again.") from error


def _chain(arrays: dict[str, NDArray[np.generic]], name: str) -> Chain:
    names = arrays[f"{name}_features"].tobytes().decode().split("\n")
    vocabulary = {feature: row for row, feature in enumerate(names)}
    kinds = ("emissions", "transitions", "start", "end")
    emissions, transitions, start, end = (arrays[f"{name}_{kind}"].astype(np.float64) for kind in kinds)
    return Chain(vocabulary, emissions, transitions, start, end)
