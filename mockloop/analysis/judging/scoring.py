"""A score: points for and against an answer, fitted to careful readers' ratings.

Each measure (the probability of a signal, the length of a section) has a weight, learned from the ratings of other
people's answers. So has each number of the meaning of the answer as a whole, which has no words to quote.
``models/signals/CARD.md`` says how well the score predicts the ratings of people left out.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import NONE, Answer
from mockloop.core.errors import ModelError
from mockloop.core.scenario import SECTIONS
from mockloop.paths import shipped

WEIGHTS = "models/signals/rating.json"
LENGTH = "length"
TELLING = "telling"  # the name of what the meaning of the answer as a whole adds
_TOLD = "words of "


@dataclass(frozen=True, slots=True)
class Part:
    """One measure's share of the score: positive speaks for the answer, negative against it."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` runs from 0 (no hire) to 3 (strong hire); ``parts`` are the contributions, greatest first."""

    value: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """For each measure its mean, width and weight; ``constant`` is the rating of an average answer.

    ``cuts``: the scores from which an answer leans no hire, is a hire, is a strong hire. ``whole``: a weight for each
    number of the meaning of the answer as a whole (``statements.features.whole``), and the points of a usual one.
    """

    measures: Mapping[str, tuple[float, float, float]]
    constant: float
    cuts: tuple[float, float, float]
    whole: tuple[float, ...] = ()
    usual: float = 0.0

    def telling(self, meaning: Sequence[float]) -> float:
        """Return the points for the meaning of an answer as a whole; 0 if nothing was said."""
        if len(meaning) != len(self.whole):
            return 0.0
        return round(sum(weight * value for weight, value in zip(self.whole, meaning, strict=True)) - self.usual, 4)

    def score(self, measured: Mapping[str, float], telling: float = 0.0) -> Score:
        parts = [
            Part(name, weight * (measured.get(name, 0.0) - mean) / width)
            for name, (mean, width, weight) in self.measures.items()
        ]
        parts += [Part(TELLING, telling)] if telling else []
        value = self.constant + sum(part.points for part in parts)
        return Score(round(value, 3), tuple(sorted(parts, key=lambda part: (-abs(part.points), part.name))))


def measures(likely: Mapping[str, float], told: Mapping[str, int]) -> dict[str, float]:
    """Return the measures: the root of each signal's probability (so that faint ones count), and the log of words.

    Words are counted for each section and for the whole answer.
    """
    shown = {name: math.sqrt(value) for name, value in likely.items()}
    words = {_TOLD + name: math.log1p(told.get(name, 0)) for name in (*SECTIONS, NONE)}
    return {**shown, **words, LENGTH: math.log1p(sum(told.values()))}


def section_of(measure: str) -> str:
    """Return the section whose words a measure counts; "" if it counts no section."""
    name = measure.removeprefix(_TOLD)
    return "" if name == NONE else name


def words_by_section(answer: Answer) -> dict[str, int]:
    """Return the number of words in each section of an answer."""
    return {name: answer.words_in(name) for name in (*SECTIONS, NONE)}


@functools.cache
def scale() -> Scale:
    """Return the shipped weights. Raise ModelError if they are missing or damaged."""
    path = shipped(WEIGHTS)
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        rows = {
            name: (float(mean), float(width), float(weight))
            for name, (mean, width, weight) in stored["measures"].items()
        }
        low, middle, high = stored["cuts"]
        cuts, whole = (float(low), float(middle), float(high)), tuple(map(float, stored["whole"]))
        return Scale(rows, float(stored["constant"]), cuts, whole, float(stored["usual"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The weights of the rating {path} cannot be read.", "Install mockloop again.") from error
