"""A score: points for and against an answer, fitted to careful readers' ratings.

Each measure (the probability of a signal, the length of a section) has a weight, learned from the ratings of other
people's answers. ``models/signals/CARD.md`` says how well the score predicts the ratings of people left out.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from mockloop.analysis.answer import NONE, Answer
from mockloop.core.errors import ModelError
from mockloop.core.scenario import SECTIONS
from mockloop.paths import shipped

WEIGHTS = "models/signals/rating.json"
LENGTH = "length"
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

    ``cuts``: the scores from which an answer leans no hire, is a hire, is a strong hire.
    """

    measures: Mapping[str, tuple[float, float, float]]
    constant: float
    cuts: tuple[float, float, float]

    def score(self, measured: Mapping[str, float]) -> Score:
        parts = [
            Part(name, weight * (measured.get(name, 0.0) - mean) / width)
            for name, (mean, width, weight) in self.measures.items()
        ]
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
        return Scale(rows, float(stored["constant"]), (float(low), float(middle), float(high)))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The weights of the rating {path} cannot be read.", "Install mockloop again.") from error
