"""Decide whether a word is a name, without its capital: 'tallinn' and 'kristjan' are, 'pharmacy' is not.

At the beginning of a line a capital says nothing, and many people write notes without capitals. The section model's
embedding of the word by itself is weighed by ``models/names/train.py``; its card says how well.
"""

from __future__ import annotations

import functools
import json

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.sections.model import LABELS, section_model
from mockloop.core.errors import ModelError
from mockloop.paths import shipped

FILE = "models/names/weights.json"
_REMEMBERED = 4096  # words


def word_embedding(word: str) -> NDArray[np.float64]:
    """Return the mean embedding of a word's pieces in the section model's fourth layer; zeros if it has no piece."""
    model = section_model()
    pieces = tuple(model.tokenizer.encode([word.lower()], is_pretokenized=True, add_special_tokens=False).ids)
    table = model.scores(pieces)[:, len(LABELS) :]
    return table.mean(axis=0) if len(table) else np.zeros(table.shape[1])


@functools.lru_cache(maxsize=_REMEMBERED)
def name_likelihood(word: str) -> float:
    """Return how likely a word is a name, between 0 and 1. Raise ModelError if the weights cannot be read."""
    weights, constant = _weights()
    return float(1.0 / (1.0 + np.exp(-(word_embedding(word) @ weights + constant))))


def is_known(word: str) -> bool:
    """Return whether a word is one of the some twenty thousand that the section model reads whole."""
    return section_model().tokenizer.token_to_id(word.lower()) is not None


@functools.cache
def _weights() -> tuple[NDArray[np.float64], float]:
    path = shipped(FILE)
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return np.array(stored["weights"], dtype=float), float(stored["constant"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The weights in {path} cannot be read.", "Install mockloop again.") from error
