"""How surely an answer tells of a topic: its clues and signals, weighed as learned from strangers' answers."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from mockloop.analysis.answer import Answer
from mockloop.analysis.topics.topic import Topic, count
from mockloop.core.errors import ModelError
from mockloop.paths import shipped

FOLDER = "models/topics"
LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Weights:
    """For each measure its mean, width and weight; ``constant``: the log odds that an average answer tells of it.

    Below ``least`` log odds the topic is lacking.
    """

    measures: Mapping[str, tuple[float, float, float]]
    constant: float
    least: float

    def log_odds(self, measured: Mapping[str, float]) -> float:
        return self.constant + sum(
            weight * (measured[name] - mean) / width for name, (mean, width, weight) in self.measures.items()
        )


def measures(topic: Topic, answer: Answer, likely: Mapping[str, float]) -> dict[str, float]:
    """Return the measures of an answer: the log of its words and of each clue's matches, the root of each signal."""
    clues = {name: math.log1p(count(pattern, answer.text)) for name, pattern in topic.clues}
    signals = {name: math.sqrt(likely.get(name, 0.0)) for name in topic.signals}
    return {**clues, **signals, LENGTH: math.log1p(len(answer.tokens))}


@functools.cache
def weights(name: str) -> Weights:
    """Return the shipped weights of a topic. Raise ModelError if they are missing or damaged."""
    path = shipped(f"{FOLDER}/{name}.json")
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        rows = {
            measure: (float(mean), float(width), float(weight))
            for measure, (mean, width, weight) in stored["measures"].items()
        }
        return Weights(rows, float(stored["constant"]), float(stored["least"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The weights of a topic {path} cannot be read.", "Install mockloop again.") from error
