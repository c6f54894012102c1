"""A linear-chain conditional random field over units, trained with L-BFGS: emissions, transitions, start and end.

Lafferty, McCallum and Pereira 2001. Forward and backward passes run in the probability domain, rescaled at each step,
over all answers at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

LABELS = 5
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Labelled:
    """One answer: the features of each unit, and its label."""

    features: list[list[str]]
    labels: list[int]


@dataclass(frozen=True)
class Weights:
    """A trained model; ``emissions`` has a row a feature."""

    vocabulary: dict[str, int]
    emissions: Array
    transitions: Array
    start: Array
    end: Array


@dataclass(frozen=True)
class Ridge:
    """Strength of the penalty on squared weights, and the fewest units in which a feature must be seen."""

    emissions: float = 1.0
    transitions: float = 0.1
    fewest: int = 2


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


def train(answers: Sequence[Labelled], ridge: Ridge, iterations: int = 150) -> Weights:
    """The weights that make the labels most likely, less the penalty."""
    counts = Counter(f for answer in answers for unit in answer.features for f in set(unit))
    names = sorted(name for name, count in counts.items() if count >= ridge.fewest)
    vocabulary = {name: index for index, name in enumerate(names)}
    objective = _Objective(answers, vocabulary, ridge)
    start = np.zeros(len(vocabulary) * LABELS + LABELS * LABELS + 2 * LABELS)
    found = minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    return Weights(vocabulary, *_unpacked(found.x, len(vocabulary)))


def _unpacked(flat: Array, features: int) -> tuple[Array, Array, Array, Array]:
    at = features * LABELS
    return (
        flat[:at].reshape(features, LABELS),
        flat[at : at + 25].reshape(LABELS, LABELS),
        flat[at + 25 : at + 30],
        flat[at + 30 :],
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
        labels = np.concatenate([answer.labels for answer in answers])
        self._gold = np.eye(LABELS)[labels]
        self._gold_steps = np.zeros((LABELS, LABELS))
        self._gold_start, self._gold_end = np.zeros(LABELS), np.zeros(LABELS)
        for answer in answers:
            self._gold_start[answer.labels[0]] += 1
            self._gold_end[answer.labels[-1]] += 1
            np.add.at(self._gold_steps, (answer.labels[:-1], answer.labels[1:]), 1)

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
        move, begin, finish = np.exp(steps), np.exp(start), np.exp(end)
        forward, scale = np.empty_like(emit), np.ones((answers, longest))
        forward[:, 0] = emit[:, 0] * begin
        for t in range(longest):
            if t:
                stepped = (forward[:, t - 1] @ move) * emit[:, t]
                forward[:, t] = np.where(self._mask[:, t, None], stepped, forward[:, t - 1])
            scale[:, t] = np.where(self._mask[:, t], forward[:, t].sum(axis=1), 1.0)
            forward[:, t] /= scale[:, t, None]
        total = forward[:, -1] @ finish
        log_z = float(np.log(scale).sum() + np.log(total).sum() + peaks.sum())
        backward = np.empty_like(emit)
        backward[:, -1] = finish / total[:, None]
        pairs = np.zeros((LABELS, LABELS))
        for t in range(longest - 2, -1, -1):
            live = self._mask[:, t + 1, None]
            ahead = emit[:, t + 1] * backward[:, t + 1] / scale[:, t + 1, None]
            pairs += move * (np.where(live, forward[:, t], 0.0).T @ ahead)
            backward[:, t] = np.where(live, ahead @ move.T, backward[:, t + 1])
        marginals = forward * backward
        rows = np.arange(answers)
        return log_z, marginals[self._mask], pairs, marginals[:, 0].sum(axis=0), marginals[rows, self._last].sum(axis=0)


def decode(weights: Weights, features: list[list[str]]) -> list[int]:
    """The most likely labels of one answer (Viterbi)."""
    scores = matrix([features], weights.vocabulary) @ weights.emissions
    best = scores[0] + weights.start
    came = []
    for row in scores[1:]:
        options = best[:, None] + weights.transitions
        came.append(options.argmax(axis=0))
        best = options.max(axis=0) + row
    path = [int((best + weights.end).argmax())]
    for prior in reversed(came):
        path.append(int(prior[path[-1]]))
    return path[::-1]
