"""What the second reading sees of a unit: its cues, what the first reading thought of it, and of the whole answer.

Shares are rounded down to fifths and counts of words to dozens, so that a linear model can weigh them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.text.clauses import Unit

_STEPS = 5
_DOZEN = 12
_MOST_DOZENS = 5
_TOO_MANY = ("word:", "words:", "shape:", "opens:", "length:", "before:", "after:", "-2", "-1", "+1", "+2")
_BUT = ("-1cue:", "+1cue:")


def weighed(name: str) -> bool:
    """Whether the second reading learns a weight for a feature: single words are left to the first."""
    return not name.startswith(_TOO_MANY) or name.startswith(_BUT)


def in_context(
    features: Sequence[Sequence[str]], marginals: NDArray[np.float64], cut: Sequence[Unit]
) -> list[list[str]]:
    """The features of the second reading, for every unit in order."""
    shares = _fifths(marginals)
    best = np.argsort(-marginals, axis=1, kind="stable").tolist()
    around = _whole(marginals, np.array([float(unit.last - unit.first + 1) for unit in cut]))
    return [
        [
            *features[i],
            *around[i],
            *_near(shares, i),
            f"top:{best[i][0]}{best[i][1]}:{shares[i][best[i][0]]}",
            f"tops:{best[i - 1][0] if i else ''}<{best[i][0]}>{best[i + 1][0] if i + 1 < len(best) else ''}",
        ]
        for i in range(len(cut))
    ]


def _fifths(shares: NDArray[np.float64]) -> list[list[int]]:
    found: list[list[int]] = np.minimum(shares * _STEPS, _STEPS - 1).astype(int).tolist()
    return found


def _near(shares: Sequence[Sequence[int]], index: int) -> list[str]:
    """What the first reading thought of this unit and of the two on each side."""
    return [
        f"thought{step:+d}:{section}:{share}"
        for step in range(-2, 3)
        if 0 <= index + step < len(shares)
        for section, share in enumerate(shares[index + step])
    ]


def _whole(marginals: NDArray[np.float64], words: NDArray[np.float64]) -> list[list[str]]:
    """For each unit, how much of each section the first reading saw before it and after it."""
    weighed = marginals * words[:, None]
    before = np.cumsum(weighed, axis=0) - weighed
    after = weighed.sum(axis=0) - before - weighed
    peaks = np.maximum.accumulate(marginals, axis=0)
    peaks_after = np.maximum.accumulate(marginals[::-1], axis=0)[::-1]
    nothing = np.zeros((1, marginals.shape[1]))
    measured = {
        "share before": _fifths(before / np.maximum(1.0, before.sum(axis=1, keepdims=True))),
        "share after": _fifths(after / np.maximum(1.0, after.sum(axis=1, keepdims=True))),
        "dozens before": _dozens(before),
        "dozens after": _dozens(after),
        "most before": _fifths(np.vstack([nothing, peaks[:-1]])),
        "most after": _fifths(np.vstack([peaks_after[1:], nothing])),
    }
    return [
        [f"{name}:{section}:{value}" for name, rows in measured.items() for section, value in enumerate(rows[i])]
        for i in range(len(words))
    ]


def _dozens(words: NDArray[np.float64]) -> list[list[int]]:
    found: list[list[int]] = np.minimum(words / _DOZEN, _MOST_DOZENS).astype(int).tolist()
    return found
