"""Read a long answer in overlapping windows, since the encoder reads a limited number of pieces at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
MOST = 446  # word pieces; it could read 510, but the time grows with their square
STEP = 352  # between the starts of two windows; neighbours share at least the rest


def windows(pieces: int) -> list[tuple[int, int]]:
    """Return start (included) and end (excluded) of each window; the last one ends with the text.

    All but the last stay the same while the text grows, so that they need not be read again.
    """
    found = []
    first = 0
    while first + MOST < pieces:
        found.append((first, first + MOST))
        first += STEP
    last = max(0, pieces - MOST)
    return [*found, (last, pieces)] if pieces else []


def joined(parts: Iterable[tuple[int, Array]], pieces: int, labels: int) -> Array:
    """Return the scores of all windows (each with its first piece) as one table.

    Where windows overlap, a score counts more the further it is from the edge of its window.
    """
    summed, weights = np.zeros((pieces, labels)), np.zeros((pieces, 1))
    for first, scores in parts:
        size = len(scores)
        weight = np.minimum(np.arange(1, size + 1), np.arange(size, 0, -1))[:, None]
        summed[first : first + size] += weight * scores
        weights[first : first + size] += weight
    summed /= np.maximum(1.0, weights)
    return summed
