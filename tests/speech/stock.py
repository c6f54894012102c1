"""The language model that comes with PocketSphinx, and what PocketSphinx itself says of a model's runs of words."""

from __future__ import annotations

from pathlib import Path

import pocketsphinx

STOCK = Path(pocketsphinx.get_model_path("en-us/en-us.lm.bin"))


class Scores:
    """A model file as PocketSphinx loads it."""

    def __init__(self, path: Path) -> None:
        self._config = pocketsphinx.Config(loglevel="FATAL")
        self._logmath = pocketsphinx.LogMath()
        self._model = pocketsphinx.NGramModel(self._config, self._logmath, str(path))

    def log(self, *words: str) -> int:
        """Logarithm to the base 1.0001 of the probability of the last word after those before it."""
        return int(self._model.prob(list(reversed(words))))

    def probability(self, *words: str) -> float:
        """Probability of the last word after those before it."""
        return float(self._logmath.exp(self.log(*words)))
