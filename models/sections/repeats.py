"""Which answers repeat each other: for each the most similar other one, ``python models/sections/repeats.py``.

Two measures: the cosine of words and word pairs weighed by how rare they are (tf-idf), and the share of an answer's
runs of four words that the other one holds too. Ends with status 1 where a pair is above a threshold.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import numpy as np  # noqa: E402
from dataset import Labelled, load  # noqa: E402
from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: E402

from mockloop.analysis.answer import normalized  # noqa: E402

MOST_ALIKE = 0.5  # cosine
MOST_SHARED = 0.1  # of runs of four words
RUN = 4
SHOWN = 10


@dataclass(frozen=True)
class Nearest:
    """An answer with the other most like it."""

    id: str
    other: str
    likeness: float


def main() -> int:
    answers = load()
    texts = [[word for word in map(normalized, answer.words) if word] for answer in answers]
    found = {"cosine": (by_words(answers, texts), MOST_ALIKE), "shared runs": (by_runs(answers, texts), MOST_SHARED)}
    repeated = 0
    for name, (pairs, most) in found.items():
        above = [pair for pair in pairs if pair.likeness > most]
        middle = float(np.median([pair.likeness for pair in pairs]))
        print(
            f"{name}: highest {pairs[0].likeness:.3f}, median {middle:.3f}, {len(above)} of {len(pairs)} above {most}"
        )
        for pair in pairs[:SHOWN]:
            print(f"  {pair.likeness:.3f}  {pair.id}  {pair.other}")
        repeated += len(above)
    return 1 if repeated else 0


def by_words(answers: Sequence[Labelled], texts: Sequence[list[str]]) -> list[Nearest]:
    """For each answer the most similar other one by words and word pairs, the most alike first."""
    vectors = TfidfVectorizer(analyzer=_words_and_pairs, sublinear_tf=True).fit_transform(texts)
    alike = (vectors @ vectors.T).toarray()
    np.fill_diagonal(alike, 0.0)
    return _sorted(
        Nearest(answers[i].id, answers[int(row.argmax())].id, float(row.max())) for i, row in enumerate(alike)
    )


def _words_and_pairs(text: list[str]) -> list[str]:
    return [*text, *(f"{a} {b}" for a, b in pairwise(text))]


def by_runs(answers: Sequence[Labelled], texts: Sequence[list[str]]) -> list[Nearest]:
    """For each answer the other one that holds most of its runs of four words, the most first."""
    runs = [{tuple(text[i : i + RUN]) for i in range(len(text) - RUN + 1)} for text in texts]
    found = []
    for i, own in enumerate(runs):
        shares = [len(own & other) / max(1, len(own)) if j != i else 0.0 for j, other in enumerate(runs)]
        best = int(np.argmax(shares))
        found.append(Nearest(answers[i].id, answers[best].id, shares[best]))
    return _sorted(found)


def _sorted(pairs: Iterable[Nearest]) -> list[Nearest]:
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.id))


if __name__ == "__main__":
    sys.exit(main())
