"""Fit one linear model a signal on the columns of all statements, and find from which likelihood on it may speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from mockloop.analysis.statements.features import FeatureScale, StatementFeatures

Array = NDArray[np.float64]
RIDGE = 5000.0
LEAST_LIKELY = 0.55  # of a finding: the chance that a careful reader marks it, so calibrated on people left out
FEWEST_FOUND = 4  # of what a rule finds, these speak in any case
QUIET = 0.98  # of all statements, the share that is less likely than one that a rule alone lets speak
WIDTH = 1e-3  # below every column


@dataclass(frozen=True)
class Table:
    """All statements of all answers: their columns, what is wanted, and whose they are.

    ``wanted`` is the share of readers who marked a statement, ``either`` is 1 where one of them did.
    """

    columns: Array
    wanted: Array
    either: Array
    hits: Array  # a column a signal: whether its rule has found the statement
    fold: NDArray[np.int_]
    answer: NDArray[np.int_]
    learned: NDArray[np.bool_]
    stranger: NDArray[np.bool_]


def scale_of(rows: Sequence[StatementFeatures]) -> FeatureScale:
    clues, meaning = (np.concatenate([getattr(one, name) for one in rows]) for name in ("clues", "meaning"))
    return FeatureScale(clues.mean(0), clues.std(0) + WIDTH, meaning.mean(0), meaning.std(0) + WIDTH)


@dataclass(frozen=True)
class Sums:
    """What a ridge regression needs of some rows: the products of the columns (and a 1) among each other and with
    what is wanted. Sums of two sets of rows add up, so that a fold is left out by taking its sums away."""

    inner: Array
    outer: Array

    @classmethod
    def of(cls, columns: Array, wanted: Array) -> Sums:
        ones = np.ones((len(columns), 1), dtype=columns.dtype)
        whole = np.concatenate([columns, ones], axis=1)
        return cls(whole.T @ whole, whole.T @ wanted.astype(columns.dtype))

    def without(self, other: Sums) -> Sums:
        return Sums(self.inner - other.inner, self.outer - other.outer)

    def weights(self) -> Array:
        """The weights of the ridge regression, the last row the constant, which is not held back."""
        held_back = np.full(len(self.inner), RIDGE, dtype=self.inner.dtype)
        held_back[-1] = 0.0
        return np.asarray(np.linalg.solve(self.inner + np.diag(held_back), self.outer), dtype=np.float64)


def fitted(table: Table, folds: int) -> tuple[Array, Array]:
    """The weights from all that may be learned from, and every statement's scores by weights without its group."""
    parts = [table.learned & (table.fold == fold) for fold in range(folds)]
    sums = [Sums.of(table.columns[part], table.wanted[part]) for part in parts]
    whole = Sums(sum(one.inner for one in sums), sum(one.outer for one in sums))  # type: ignore[arg-type]
    scores = np.zeros(table.wanted.shape)
    for fold, own in enumerate(sums):
        weights = whole.without(own).weights()
        held = table.fold == fold
        scores[held] = table.columns[held] @ weights[:-1] + weights[-1]
    return whole.weights(), scores


def calibrated(scores: Array, marked: Array) -> tuple[Array, Array]:
    """Slope and offset for each signal (Platt 1999)."""
    fits = [
        LogisticRegression(C=1e4).fit(scores[:, [at]], marked[:, at]) if marked[:, at].any() else None
        for at in range(marked.shape[1])
    ]
    slope = np.array([fit.coef_[0, 0] if fit else 0.0 for fit in fits])
    return slope, np.array([fit.intercept_[0] if fit else -20.0 for fit in fits])


def thresholds(table: Table, likely: Array, rows: NDArray[np.bool_]) -> Array:
    """For each signal, the least likelihood of a finding that a rule has made too, and of one without a rule.

    A signal so rare that nothing gets likely speaks where its rule does and its likelihood is among the very highest.
    """
    least = np.full((2, likely.shape[1]), LEAST_LIKELY)
    for at in range(likely.shape[1]):
        ruled = rows & (table.hits[:, at] > 0)
        least[0, at] = min(LEAST_LIKELY, _highest(likely[ruled, at], likely[rows, at]))
    return least


def found(table: Table, likely: Array, least: Array) -> NDArray[np.bool_]:
    """Which statements are findings of which signal."""
    flags: NDArray[np.bool_] = np.where(table.hits > 0, likely >= least[0], likely >= least[1])
    return flags


def _highest(ruled: Array, every: Array) -> float:
    """A likelihood that hardly any statement with a rule's finding reaches."""
    among = np.sort(ruled)[::-1][FEWEST_FOUND - 1] if len(ruled) >= FEWEST_FOUND else 0.0
    return float(max(among, np.quantile(every, QUIET)))


def runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken stretch of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    yield from ((int(first), int(end) - 1) for first, end in zip(edges[::2], edges[1::2], strict=True))
