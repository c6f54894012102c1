"""Which word of a replayed answer is highlighted on a terminal, and which is heard, by the same clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyte
from numpy.typing import NDArray

from mockloop.core.transcript import Word
from testkit.monitor import RATE_HZ

ALIKE = 0.8  # correlation of what was heard with the word's own sound: less, and it is not known when it was heard
_PIECE_S = 0.6
_AROUND_S = 0.4
_SKIPPED = 6  # words that may pass without a highlight
Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lit:
    """One word: when it was lit and put out, and when it began and ended to be heard (seconds of one clock)."""

    text: str
    lit_s: float
    out_s: float
    begins_s: float
    ends_s: float

    @property
    def late_s(self) -> float:
        """The larger error of its two ends; negative: early."""
        return max(self.lit_s - self.begins_s, self.out_s - self.ends_s, key=abs)


def changes(drawn: Iterable[tuple[float, bytes]], size: tuple[int, int]) -> Iterator[tuple[float, str]]:
    """Each change of the lit word on a screen of so many rows and columns: when, and which; empty for none."""
    screen = pyte.Screen(size[1], size[0])
    stream, last = pyte.ByteStream(screen), ""
    for at_s, data in drawn:
        stream.feed(data)
        word = _lit_on(screen)
        if word != last:
            yield at_s, word
            last = word


def _lit_on(screen: pyte.Screen) -> str:
    """The cells in reverse below the line that begins with the state of the player."""
    lines = screen.display
    place = next((row for row, line in enumerate(lines) if line.lstrip()[:2] in ("▶ ", "pa", "en")), len(lines))
    rows = (screen.buffer[row] for row in range(place + 1, len(lines)))
    return "".join(row[column].data for row in rows for column in range(screen.columns) if row[column].reverse).strip()


def matched(seen: Sequence[tuple[float, str]], words: Sequence[Word]) -> Iterator[tuple[int, float, float]]:
    """The words by index, each with when it was lit and put out."""
    following = 0
    for (lit_s, text), (out_s, _) in pairwise(seen):
        near = range(following, min(following + _SKIPPED, len(words)))
        index = next((one for one in near if words[one].text == text), None)
        if index is not None:
            yield index, lit_s, out_s
            following = index + 1


def heard_at(heard: tuple[float, Samples], sound: Samples, about_s: float, begins_s: float) -> float | None:
    """When the second ``begins_s`` of a sound was heard, near ``about_s``; None where nothing like it was."""
    since_s, samples = heard
    piece = sound[round(begins_s * RATE_HZ) :][: round(_PIECE_S * RATE_HZ)]
    first = round((about_s - since_s - _AROUND_S) * RATE_HZ)
    window = samples[max(0, first) : max(0, first) + round(2 * _AROUND_S * RATE_HZ) + len(piece)]
    if not piece.any() or len(window) <= len(piece):
        return None
    cross = np.correlate(window, piece, "valid")
    energy = np.convolve(window**2, np.ones(len(piece)), "valid")
    likeness = cross / np.sqrt(np.maximum(energy, 1e-9) * np.sum(piece**2))
    best = int(np.argmax(likeness))
    return since_s + (max(0, first) + best) / RATE_HZ if likeness[best] >= ALIKE else None
