"""Fit the points that follow readers' ratings, and where one rating ends and the next begins."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from mockloop.analysis.judging.scoring import measures
from models.sections.dataset import FOLDS, fold_of
from models.signals.dataset import Marked

Array = NDArray[np.float64]
RIDGE = 1000.0
WHOLE = 10.0  # how much the meaning of the whole answer weighs, in widths of all of its numbers together
WIDTH = 1e-3
# Of answers that readers found weak, the share above the cut of a hire: of other kinds of people more are.
MOST_WEAK = 0.07
STRONG_SHARE = 0.10  # of all answers, the best
NO_HIRE_SHARE = 0.15  # of all answers, the weakest


def rows(answers: Sequence[Marked], likely: Sequence[dict[str, float]]) -> tuple[list[str], Array]:
    """The measures of each answer: their names and a row an answer."""
    tables = []
    for one, shown in zip(answers, likely, strict=True):
        told: dict[str, int] = {}
        for label, unit in zip(one.labels, one.cut, strict=True):
            told[label] = told.get(label, 0) + unit.last - unit.first + 1
        tables.append(measures(shown, told))
    names = sorted(tables[0])
    return names, np.array([[table[name] for name in names] for table in tables])


def fit(table: Array, ratings: Array, measures: int) -> tuple[Array, Array, Array, float]:
    """Mean, width and weight of each column, and the constant.

    The first ``measures`` columns are measures, the others the meaning of the whole answer, scaled as ``WHOLE`` says.
    """
    mean, width, constant = table.mean(0), table.std(0) + WIDTH, float(ratings.mean())
    width[measures:] *= np.sqrt(max(1, table.shape[1] - measures)) / WHOLE
    columns = (table - mean) / width
    inner = columns.T @ columns + RIDGE * np.eye(columns.shape[1])
    return mean, width, np.linalg.solve(inner, columns.T @ (ratings - constant)), constant


def scores(by: tuple[Array, Array, Array, float], table: Array) -> Array:
    mean, width, weight, constant = by
    found: Array = (table - mean) / width @ weight + constant
    return found


def left_out(answers: Sequence[Marked], table: Array, learn: Sequence[bool], measures: int) -> Array:
    """Every answer's score by weights that have not seen its group."""
    fold, ratings = (
        np.array([fold_of(one.group) for one in answers]),
        np.array([one.mean_rating for one in answers]),
    )
    found = np.zeros(len(answers))
    for at in range(FOLDS):
        seen, held = np.array(learn) & (fold != at), fold == at
        found[held] = scores(fit(table[seen], ratings[seen], measures), table[held])
    return found


def cuts(found: Array, ratings: Array) -> tuple[float, float, float]:
    """From which score on an answer leans no hire, is a hire, is a strong hire."""
    hire = float(np.quantile(found[ratings <= 1], 1 - MOST_WEAK))
    return float(np.quantile(found, NO_HIRE_SHARE)), hire, max(hire, float(np.quantile(found, 1 - STRONG_SHARE)))


def told(found: Array, ratings: Array, at: tuple[float, float, float]) -> str:
    """How the scores and the ratings made from them follow the readers'."""
    levels = np.searchsorted(np.array(at), found, side="right")
    hired = levels >= 2
    apart = [(a, b) for a in range(len(found)) for b in range(a) if ratings[a] != ratings[b]]
    right = np.mean([(found[a] - found[b]) * (ratings[a] - ratings[b]) > 0 for a, b in apart])
    return (
        f"Spearman {spearmanr(found, ratings)[0]:.3f}; by the four ratings {spearmanr(levels, ratings)[0]:.3f}; "
        f"hire or better: {hired[ratings >= 2].mean():.0%} of those rated 2 or 3, {hired[ratings <= 1].mean():.0%} of "
        f"those rated 0 or 1; pairs of unlike rating in the right order: {right:.0%}"
    )


def write(path: Path, names: Sequence[str], by: tuple[Array, Array, Array, float], at: tuple[float, ...]) -> None:
    mean, width, weight, constant = by
    whole = (weight / width)[len(names) :]
    stored = {
        "measures": {
            name: [round(float(v), 4) for v in row]
            for name, row in zip(names, np.stack([mean, width, weight], 1), strict=False)
        },
        "constant": round(constant, 4),
        "cuts": [round(value, 3) for value in at],
        "usual": round(float(whole @ mean[len(names) :]), 4),
        "whole": [round(float(value), 5) for value in whole],
    }
    path.write_text(re.sub(r"(?<=[\d,])\n\s+(?=-?\d)", " ", json.dumps(stored, indent=1)) + "\n", encoding="utf-8")
