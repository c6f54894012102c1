"""Measure how the ratings agree with a careful reader's: ``python -m benchmarks.verdicts --strangers FOLDER``.

FOLDER holds answers.jsonl (see ``benchmarks/apparatus/strangers.py``). Each answer is judged as the program judges any
answer without a scenario, by its words alone. Answers with ``use`` ``train`` were learned from, so that only the line
of those with ``evaluate`` says how the shipped weights do on other people; ``models/signals/train.py`` prints the
figures by people left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from scipy.stats import spearmanr

from benchmarks.apparatus.strangers import HALVES, Stranger, load
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.verdict import Verdict

LEVELS = ("no_hire", "leaning_no_hire", "hire", "strong_hire")
LIKE_LENGTH = 1.25  # the longer of a pair has at most this many times the words of the shorter

Judged = tuple[Stranger, Verdict]


def judged(strangers: Sequence[Stranger]) -> list[Judged]:
    return [(one, debrief_transcript(None, one.transcript).verdict) for one in strangers]


def lines(found: Sequence[Judged]) -> list[str]:
    """The figures of some answers; those without a rating are counted and left out."""
    rated = [(one, verdict) for one, verdict in found if verdict.rating in LEVELS]
    if not rated:
        return ["none was rated"]
    readers = [one.rating for one, _ in rated]
    levels = [LEVELS.index(verdict.rating) for _, verdict in rated]
    scores = [verdict.score or 0.0 for _, verdict in rated]
    counts = Counter(verdict.rating for _, verdict in found)
    return [
        f"{len(found)} answers: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()),
        f"rank correlation with the reader: {spearmanr(levels, readers)[0]:.3f} by rating, "
        f"{spearmanr(scores, readers)[0]:.3f} by score",
        f"hire or better: {_hired(rated, 2, 3)} of those the reader rated 2 or 3, "
        f"{_hired(rated, 0, 1)} of those rated 0 or 1",
        "pairs of like length and unlike rating: " + _pairs(rated),
    ]


def _hired(rated: Sequence[Judged], low: int, high: int) -> str:
    of = [verdict.rating in ("hire", "strong_hire") for one, verdict in rated if low <= one.rating <= high]
    return f"{sum(of) / len(of):.0%}" if of else "none"


def _pairs(rated: Sequence[Judged]) -> str:
    by_rating, by_score, count = 0.0, 0.0, 0
    for (a, said_a), (b, said_b) in combinations(rated, 2):
        short, long = sorted((len(a.sentence_of), len(b.sentence_of)))
        if a.rating == b.rating or long > LIKE_LENGTH * short:
            continue
        better = 1 if a.rating > b.rating else -1
        count += 1
        by_rating += _right(better * (LEVELS.index(said_a.rating) - LEVELS.index(said_b.rating)))
        by_score += _right(better * ((said_a.score or 0.0) - (said_b.score or 0.0)))
    if not count:
        return "none"
    return f"{by_rating / count:.0%} in the right order by rating (a tie is half), {by_score / count:.0%} by score"


def _right(difference: float) -> float:
    return 0.5 if difference == 0 else float(difference > 0)


def main(folder: Path) -> None:
    found = judged(load(folder))
    parts = {"all": found}
    parts |= {f"{half} half": [row for row in found if row[0].half == half] for half in HALVES}
    parts |= {f"use: {use}": [row for row in found if row[0].use == use] for use in ("train", "evaluate")}
    for title, rows in parts.items():
        print(title)
        for line in lines(rows):
            print(f"  {line}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, required=True, help="a folder with answers.jsonl")
    main(parser.parse_args().strangers)
