"""Learn how surely an answer tells of a topic: ``python models/topics/train.py --strangers FOLDER``.

FOLDER holds answers.jsonl (see ``benchmarks/apparatus/strangers.py``). Learns by logistic regression, from the answers
with ``use`` ``train`` alone, to tell answers to questions that ask for the topic from answers to questions of clearly
another competency; both classes weigh the same. Prints the figures for people left out, by the limit and with the
topic's own words as in the program. Writes ``<topic>.json`` for each topic with clues.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from benchmarks.apparatus.strangers import load  # noqa: E402
from mockloop.analysis.topics.registry import all_topics  # noqa: E402
from mockloop.analysis.topics.telling import measures  # noqa: E402
from mockloop.analysis.topics.topic import Topic, count  # noqa: E402
from models.sections.dataset import FOLDS, fold_of  # noqa: E402
from models.topics.dataset import Asked, asked  # noqa: E402

Array = NDArray[np.float64]
RIDGE = 3.0
LEAST = -1.0  # log odds; a higher limit catches no more together with the words, a lower one less
LIMITS = (-2.0, -1.5, -1.0, -0.5, 0.0)
_WIDTH = 1e-3
_ROUNDS = 25


def table(topic: Topic, answers: Sequence[Asked]) -> tuple[list[str], Array]:
    """The measures of each answer: their names, and a row an answer."""
    rows = [measures(topic, story.answer, story.likely) for one in answers if (story := one.said.story)]
    names = sorted(rows[0])
    return names, np.array([[row[name] for name in names] for row in rows])


def fit(rows: Array, told: NDArray[np.bool_]) -> tuple[Array, Array, Array, float]:
    """Mean, width and weight of each measure, and the constant (Newton's method)."""
    mean, width = rows.mean(0), rows.std(0) + _WIDTH
    columns = np.column_stack([(rows - mean) / width, np.ones(len(rows))])
    each = np.where(told, 0.5 / told.mean(), 0.5 / (~told).mean())
    held = RIDGE * np.eye(columns.shape[1])
    held[-1, -1] = 0.0  # the constant is free
    by = np.zeros(columns.shape[1])
    for _ in range(_ROUNDS):
        likely = 1.0 / (1.0 + np.exp(-columns @ by))
        slope = columns.T @ (each * (told - likely)) - held @ by
        by += np.linalg.solve(columns.T @ (columns * (each * likely * (1 - likely))[:, None]) + held, slope)
    return mean, width, by[:-1], float(by[-1])


def left_out(rows: Array, told: NDArray[np.bool_], folds: NDArray[np.int_]) -> Array:
    """The log odds of every answer by weights that have not seen its group."""
    found = np.zeros(len(rows))
    for at in range(FOLDS):
        mean, width, weight, constant = fit(rows[folds != at], told[folds != at])
        found[folds == at] = (rows[folds == at] - mean) / width @ weight + constant
    return found


def main(folder: Path) -> None:
    everything = asked([one for one in load(folder) if one.use == "train"])
    for topic in (one for one in all_topics() if one.clues):
        answers = [one for one in everything if one.answers(topic) or one.foreign(topic)]
        told = np.array([one.answers(topic) for one in answers])
        names, rows = table(topic, answers)
        odds = left_out(rows, told, np.array([fold_of(one.stranger.group) for one in answers]))
        wordless = np.array([not count(topic.told, s.answer.text) for one in answers if (s := one.said.story)])
        print(f"{topic.name}: {told.sum()} answers to a question that asks for it, {(~told).sum()} to another")
        print("limit   own: by weights, by both   another: by weights, by both")
        for limit in LIMITS:
            lacks = odds < limit
            shares = [(lacks & of & also).sum() / of.sum() for of in (told, ~told) for also in (lacks, wordless)]
            print(f"{limit:5.1f}" + "".join(f"{share:12.1%}" for share in shares))
        mean, width, weight, constant = fit(rows, told)
        stored = {
            "measures": {
                name: [round(float(number), 4) for number in numbers]
                for name, *numbers in zip(names, mean, width, weight, strict=True)
            },
            "constant": round(constant, 4),
            "least": LEAST,
        }
        (HERE / f"{topic.name}.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, required=True, help="a folder with answers.jsonl")
    main(parser.parse_args().strangers)
