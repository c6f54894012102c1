"""Learn how likely each kind of probe is a sensible question: ``python models/probes/train.py``.

Reads ``judged.csv``: one line for each probe that a reader judged, with the answer it was for (its id and its group, in
the set of strangers' answers; its text is not here), how well it fitted by its rule, whether it quoted, who judged, and
whether it was sensible. Learns by logistic regression from the answers with ``use`` ``train`` alone; what is held back
pulls every kind towards what its rule says. Prints figures for people left out, and for the answers that were never
learned from. Writes ``chances.json``.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from mockloop.analysis.probes.likelihood import FAINTEST, Chances, likelihood  # noqa: E402
from mockloop.analysis.probes.registry import kinds  # noqa: E402
from models.sections.dataset import FOLDS, fold_of  # noqa: E402

Array = NDArray[np.float64]
RIDGE = 6.0
SLIGHT = 0.1  # what is held back of the weights that every probe has
_ROUNDS = 25


@dataclass(frozen=True)
class Judged:
    """One probe to one answer, as one reader judged it."""

    answer: str
    group: str
    learned: bool
    kind: str
    fit: float
    quoted: bool
    reader: str
    sensible: bool


def judged() -> list[Judged]:
    with (HERE / "judged.csv").open(encoding="utf-8", newline="") as file:
        return [
            Judged(
                row["answer"],
                row["group"],
                row["use"] == "train",
                row["kind"],
                float(row["fit"]),
                row["quoted"] == "1",
                row["reader"],
                row["sensible"] == "1",
            )
            for row in csv.DictReader(file)
        ]


def learned(rows: Sequence[Judged]) -> Chances:
    """Fit the weights. How strict a reader is has a weight of its own, which is then left out at its mean."""
    names, readers = sorted({row.kind for row in rows}), sorted({row.reader for row in rows})
    table = np.zeros((len(rows), 3 + len(names) + len(readers)))
    table[:, 0] = 1.0
    for at, row in enumerate(rows):
        table[at, 1:3] = np.log(max(row.fit, FAINTEST)), row.quoted
        table[at, 3 + names.index(row.kind)] = 1.0
        table[at, 3 + len(names) + readers.index(row.reader)] = 1.0
    held_back = np.full(table.shape[1], RIDGE)
    held_back[:2] = SLIGHT
    weights = _logistic(table, np.array([row.sensible for row in rows], float), held_back)
    strict = weights[3 + len(names) :].mean()
    by_kind = dict(zip(names, np.round(weights[3 : 3 + len(names)], 3).tolist(), strict=True))
    return Chances(
        round(float(weights[0] + strict), 3), round(float(weights[1]), 3), round(float(weights[2]), 3), by_kind
    )


def _logistic(table: Array, sensible: Array, held_back: Array) -> Array:
    weights = np.zeros(table.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (likely - sensible) + held_back * weights
        bend = (table.T * (likely * (1 - likely))) @ table + np.diag(held_back)
        weights -= np.linalg.solve(bend, slope)
    return weights


Score = Callable[[Judged], float]


def by_rule(row: Judged) -> float:
    return row.fit


def by(chances: Chances) -> Score:
    return lambda row: chances.log_odds(row.kind, row.fit, row.quoted)


def first(rows: Sequence[Judged], score: Score) -> tuple[int, int]:
    """Of how many answers the best judged probe that may come first was sensible, and of how many answers there are."""
    by_answer: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        if not (row.kind in kinds() and kinds()[row.kind].late):
            by_answer[row.answer].append(row)
    best = [max(found, key=score) for found in by_answer.values()]
    return sum(one.sensible for one in best), len(best)


def left_out(rows: Sequence[Judged]) -> dict[Judged, float]:
    """Score every row by weights that have seen neither its people nor what was written after their answers."""
    scores: dict[Judged, float] = {}
    for fold in range(FOLDS):
        score = by(learned([row for row in rows if row.learned and fold_of(row.group) != fold]))
        scores |= {row: score(row) for row in rows if fold_of(row.group) == fold}
    return scores


def main() -> None:
    """Print the figures and write the weights."""
    rows = judged()
    scores = left_out(rows)
    for name, learned_from in (("learned from", True), ("never learned from", False)):
        told = [row for row in rows if row.learned == learned_from]
        print(f"answers {name}: {len(told)} judgements; the first probe is sensible")
        print(f"  by the rules alone: {_share(first(told, by_rule))}")
        print(f"  by the learned order, its people left out: {_share(first(told, scores.__getitem__))}")
    print("said to be sensible with so much likelihood, and how many were (people left out):")
    for low in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = low + 0.1 if low else 0.5
        there = [row for row in rows if low <= likelihood(scores[row]) < high]
        print(f"  {low:.1f} to {high:.1f}: {_share((sum(row.sensible for row in there), len(there)))}")
    shipped = learned([row for row in rows if row.learned])
    stored = {"constant": shipped.constant, "fit": shipped.fit, "quoted": shipped.quoted, "kinds": shipped.kinds}
    (HERE / "chances.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _share(found: Sequence[int]) -> str:
    return f"{found[0]} of {found[1]} ({found[0] / found[1]:.1%})" if found[1] else "not measured"


if __name__ == "__main__":
    main()
