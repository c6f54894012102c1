"""The probability that a probe is a sensible question about a story, learned from readers' judgements.

Readers saw strangers' answers with one probe after another, and said of each whether a good interviewer would ask it
next. ``models/probes/CARD.md`` says how well the weights work for people who were left out.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from mockloop.core.errors import ModelError
from mockloop.paths import shipped

WEIGHTS = "models/probes/chances.json"
FAINTEST = 0.02  # a lower fit counts as this, since there is no logarithm of 0


@dataclass(frozen=True, slots=True)
class Chances:
    """The weights, all in log odds: for how well a probe fits, for a quotation, and for each kind that was judged."""

    constant: float
    fit: float
    quoted: float
    kinds: Mapping[str, float]

    def log_odds(self, kind: str, fit: float, quoted: bool) -> float:
        """Return the evidence for a probe; ``fit``: how well it fits by the rule that found it, about 0 to 1.5."""
        more = self.quoted if quoted else 0.0
        return self.constant + self.fit * math.log(max(fit, FAINTEST)) + more + self.kinds.get(kind, 0.0)


def likelihood(log_odds: float) -> float:
    """Return a probability, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-log_odds))


@functools.cache
def chances() -> Chances:
    """Return the shipped weights. Raise ModelError if they are missing or damaged."""
    path = shipped(WEIGHTS)
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        kinds = {str(name): float(value) for name, value in stored["kinds"].items()}
        return Chances(float(stored["constant"]), float(stored["fit"]), float(stored["quoted"]), kinds)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ModelError(f"The weights of the probes {path} cannot be read.", "Install mockloop again.") from error
