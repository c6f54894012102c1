"""A linear-chain conditional random field over units, trained with L-BFGS: emissions, transitions, start and end.

Transitions depend on what divides two units (JOINTS), since a section seldom ends inside a sentence.
Lafferty, McCallum and Pereira 2001. Forward and backward passes run in the probability domain, rescaled at each step,
over all answers at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from mockloop.analysis.sections.model import Chain
from mockloop.analysis.text.clauses import JOINTS

LABELS = 5
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Labelled:
    """One answer: the features of each unit, what divides it from the one before (a row of JOINTS), its label."""

    features: list[list[str]]
    joints: list[int]
    labels: list[int]


@dataclass(frozen=True)
class Ridge:
    """Strength of the penalty on squared weights."""

    emissions: float = 1.0
    transitions: float = 0.1


def matrix(answers: Sequence[list[list[str]]], vocabulary: dict[str, int]) -> sp.csr_matrix:
    """Units by features, 1 where a unit has the feature."""
    rows, columns = [], []
    for row, unit in enumerate(unit for answer in answers for unit in answer):
        for feature in unit:
            column = vocabulary.get(feature)
            if column is not None:
                rows.append(row)
                columns.append(column)
    count = sum(len(answer) for answer in answers)
    return sp.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(count, len(vocabulary)))


def train(answers: Sequence[Labelled], vocabulary: dict[str, int], ridge: Ridge, iterations: int) -> Chain:
    """The weights that make the labels most likely, less the penalty; features outside the vocabulary are not seen."""
    objective = _Objective(answers, vocabulary, ridge)
    start = np.zeros(len(vocabulary) * LABELS + len(JOINTS) * LABELS * LABELS + 2 * LABELS)
    found = minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    return Chain(vocabulary, *_unpacked(found.x, len(vocabulary)))


def _unpacked(flat: Array, features: int) -> tuple[Array, Array, Array, Array]:
    emissions, steps = features * LABELS, len(JOINTS) * LABELS * LABELS
    return (
        flat[:emissions].reshape(features, LABELS),
        flat[emissions : emissions + steps].reshape(len(JOINTS), LABELS, LABELS),
        flat[emissions + steps : emissions + steps + LABELS],
        flat[emissions + steps + LABELS :],
    )


class _Objective:
    """Negative penalized log likelihood and its gradient."""

    def __init__(self, answers: Sequence[Labelled], vocabulary: dict[str, int], ridge: Ridge) -> None:
        self._ridge = ridge
        self._features = len(vocabulary)
        self._x = matrix([answer.features for answer in answers], vocabulary)
        self._xt = self._x.T.tocsr()
        lengths = np.array([len(answer.labels) for answer in answers])
        self._mask = np.arange(lengths.max())[None] < lengths[:, None]
        self._last = lengths - 1
        self._gold = np.eye(LABELS)[np.concatenate([answer.labels for answer in answers])]
        self._joints = np.zeros(self._mask.shape, dtype=int)
        self._joints[self._mask] = np.concatenate([answer.joints for answer in answers])
        self._gold_steps = np.zeros((len(JOINTS), LABELS, LABELS))
        self._gold_start, self._gold_end = np.zeros(LABELS), np.zeros(LABELS)
        for answer in answers:
            self._gold_start[answer.labels[0]] += 1
            self._gold_end[answer.labels[-1]] += 1
            np.add.at(self._gold_steps, (answer.joints[1:], answer.labels[:-1], answer.labels[1:]), 1)

    def __call__(self, flat: Array) -> tuple[float, Array]:
        weights, steps, start, end = _unpacked(flat, self._features)
        scores = self._x @ weights
        log_z, marginals, pairs, first, last = self._expected(scores, steps, start, end)
        gold = (scores * self._gold).sum() + (steps * self._gold_steps).sum()
        gold += start @ self._gold_start + end @ self._gold_end
        a, b = self._ridge.emissions, self._ridge.transitions
        penalty = a * (weights**2).sum() + b * ((steps**2).sum() + (start**2).sum() + (end**2).sum())
        gradient = [
            (self._xt @ (marginals - self._gold) + a * weights).ravel(),
            (pairs - self._gold_steps + b * steps).ravel(),
            first - self._gold_start + b * start,
            last - self._gold_end + b * end,
        ]
        return float(log_z - gold + 0.5 * penalty), np.concatenate(gradient)

    def _expected(
        self, scores: Array, steps: Array, start: Array, end: Array
    ) -> tuple[float, Array, Array, Array, Array]:
        answers, longest = self._mask.shape
        peaks = scores.max(axis=1)
        emit = np.ones((answers, longest, LABELS))
        emit[self._mask] = np.exp(scores - peaks[:, None])
        begin, finish = np.exp(start), np.exp(end)
        move = np.exp(steps)[self._joints.T]  # unit, answer, section before, section after
        forward, scale = np.empty_like(emit), np.ones((answers, longest))
        forward[:, 0] = emit[:, 0] * begin
        for t in range(longest):
            if t:
                stepped = np.einsum("ai,aij->aj", forward[:, t - 1], move[t]) * emit[:, t]
                forward[:, t] = np.where(self._mask[:, t, None], stepped, forward[:, t - 1])
            scale[:, t] = np.where(self._mask[:, t], forward[:, t].sum(axis=1), 1.0)
            forward[:, t] /= scale[:, t, None]
        total = forward[:, -1] @ finish
        log_z = float(np.log(scale).sum() + np.log(total).sum() + peaks.sum())
        backward = np.empty_like(emit)
        backward[:, -1] = finish / total[:, None]
        pairs = np.zeros((len(JOINTS), LABELS, LABELS))
        for t in range(longest - 2, -1, -1):
            live = self._mask[:, t + 1]
            ahead = emit[:, t + 1] * backward[:, t + 1] / scale[:, t + 1, None]
            both = np.where(live[:, None, None], forward[:, t, :, None] * move[t + 1] * ahead[:, None, :], 0.0)
            np.add.at(pairs, self._joints[:, t + 1], both)
            backward[:, t] = np.where(live[:, None], np.einsum("aij,aj->ai", move[t + 1], ahead), backward[:, t + 1])
        marginals = forward * backward
        rows = np.arange(answers)
        return log_z, marginals[self._mask], pairs, marginals[:, 0].sum(axis=0), marginals[rows, self._last].sum(axis=0)
