"""Compare a step of the notes with what was told in other words, by the section model's embeddings of both.

For each content word of the step the most similar content word of the answer is taken: the cosine of their embeddings,
each embedding less the mean of the answer's and divided by its spread (as in BERTScore, Zhang et al. 2020).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.judging.fact_search import AnswerText
from mockloop.analysis.sections.model import section_model
from mockloop.analysis.text.content_words import content_stems
from mockloop.core.transcript import Transcript, from_text

_BESIDE = 10  # words before and after those that match
_LEAST_WORDS = 40  # words of an answer: the mean embedding of fewer says nothing
_LEAST_SPREAD = 1e-6
_ANSWERS = 4  # of one session, each up to 2 MB


def likeness(step: Sequence[str], by: AnswerText, first: int, last: int) -> float:
    """Return how much a step is like words ``first`` to ``last`` of an answer and those around them, -1 to 1."""
    around = range(max(0, first - _BESIDE), min(len(by.tokens), last + _BESIDE + 1))
    told = [place for place in around if content_stems([by.tokens[place]])]
    wanted = [place for place, word in enumerate(step) if content_stems([word])]
    if not told or not wanted or len(by.tokens) < _LEAST_WORDS:
        return 0.0
    answer = _embeddings(by.transcript)
    mean, spread = answer.mean(axis=0), answer.std(axis=0) + _LEAST_SPREAD
    noted = section_model().word_embeddings(from_text(" ".join(step)))
    rows = [_of_length_one((table - mean) / spread) for table in (noted[wanted], answer[told])]
    return float((rows[0] @ rows[1].T).max(axis=1).mean())


@functools.lru_cache(maxsize=_ANSWERS)
def _embeddings(transcript: Transcript) -> NDArray[np.float64]:
    return section_model().word_embeddings(transcript)


def _of_length_one(table: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths: NDArray[np.float64] = np.linalg.norm(table, axis=1, keepdims=True)
    scaled: NDArray[np.float64] = table / np.maximum(_LEAST_SPREAD, lengths)
    return scaled
