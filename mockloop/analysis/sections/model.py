"""The trained section model: scores for each word and section, and probabilities for each clause.

A small transformer (MiniLM, Wang et al. 2020) reads the whole answer and gives every word piece a score for each
section; the scores of a clause are the mean of those of its pieces. The weights come from ``models/sections/train.py``
and are read once, when they are first needed.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.answer import NONE
from mockloop.analysis.sections.windows import joined, windows
from mockloop.analysis.text.clauses import Unit
from mockloop.core.errors import ModelError
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript
from mockloop.neural_network import Network
from mockloop.paths import shipped

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Array = NDArray[np.float64]
FOLDER = "models/sections"
LABELS = (*SECTIONS, NONE)
# A task is short and often read as situation. This much more for it costs no words on people left out (73.9 % of words
# right either way), and finds 59 % of the words of tasks instead of 40 %, with 52 % right instead of 58 %.
_LEAN = np.array([0.9 if label == "task" else 0.0 for label in LABELS])
_PADDING = (0,)  # the piece that means nothing
_REMEMBERED = 6  # windows: an answer of ten minutes has no more; each takes up to 0.7 MB
_THREADS = 2  # more threads gain little on such a short text


@dataclass(frozen=True)
class SectionScores:
    """The model's result for an answer.

    ``votes`` has a row for each word and a column for each label, in log odds; ``marginals`` a row for each unit, each
    row with the sum 1.
    """

    votes: Array
    marginals: Array


@dataclass(frozen=True)
class Calibration:
    """The probability that a word is placed correctly (``right``), by the share that the model gives it (``share``)."""

    share: tuple[float, ...]
    right: tuple[float, ...]

    def believed(self, share: float) -> float:
        """Return the probability, interpolated between the measured points (Zadrozny and Elkan 2002)."""
        return float(np.interp(share, self.share, self.right))


@dataclass(frozen=True, eq=False)
class SectionModel:
    """The network with its tokenizer and calibration.

    ``scores`` gives a row for each of a window's pieces and a column for each of LABELS, then one for each number of
    the network's representation of the piece after its fourth layer, from which the signals are read.
    """

    scores: Callable[[tuple[int, ...]], Array]
    tokenizer: Tokenizer
    calibration: Calibration

    @functools.cached_property
    def table(self) -> Callable[[tuple[int, ...]], Array]:
        """The network's output for all pieces of an answer; the last answer's is kept, since it is asked for again."""
        return functools.lru_cache(maxsize=1)(self._whole)

    def _whole(self, pieces: tuple[int, ...]) -> Array:
        read = windows(len(pieces))
        parts = ((first, self.scores(pieces[first:end])) for first, end in read)
        # an answer of signs that the tokenizer leaves out has no pieces, and as many columns as any other
        width = self.scores(pieces[: read[0][1]] if read else _PADDING).shape[1]
        return joined(parts, len(pieces), width)

    def read(self, transcript: Transcript, cut: Sequence[Unit]) -> SectionScores:
        """Return the reading of an answer of at least one unit."""
        table, word_of = self._table(transcript)
        return reading(table[:, : len(LABELS)] + _LEAN, word_of, cut)

    def embeddings(self, transcript: Transcript, cut: Sequence[Unit]) -> Array:
        """Return the mean embedding of the words of each unit, a row for each.

        There are no columns if the network gives none.
        """
        table, word_of = self._table(transcript)
        row_of = np.repeat(np.arange(len(cut)), [unit.last - unit.first + 1 for unit in cut])[word_of]
        summed, count = np.zeros((len(cut), table.shape[1] - len(LABELS))), np.zeros((len(cut), 1))
        np.add.at(summed, row_of, table[:, len(LABELS) :])
        np.add.at(count, row_of, 1.0)
        return summed / np.maximum(1.0, count)

    def word_embeddings(self, transcript: Transcript) -> Array:
        """Return the mean representation of each word's pieces, a row for each; zeros for a word without any."""
        table, word_of = self._table(transcript)
        summed = np.zeros((len(transcript.words), table.shape[1] - len(LABELS)))
        count = np.zeros((len(transcript.words), 1))
        np.add.at(summed, word_of, table[:, len(LABELS) :])
        np.add.at(count, word_of, 1.0)
        return summed / np.maximum(1.0, count)

    def _table(self, transcript: Transcript) -> tuple[Array, NDArray[np.int_]]:
        """Return the network's output for each piece, a row for each, and the word to which it belongs."""
        words = [word.text for word in transcript.words]
        encoded = self.tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        return self.table(tuple(encoded.ids)), np.array(encoded.word_ids, dtype=int)


def reading(scores: Array, word_of: NDArray[np.int_], cut: Sequence[Unit]) -> SectionScores:
    """Return the scores of word pieces (``word_of``: the word of each), combined by word and by unit.

    A word without any piece, or a unit of such words, gets scores of zero: nothing is known about it.
    """
    words = cut[-1].last + 1
    summed, count = np.zeros((words, scores.shape[1])), np.zeros((words, 1))
    np.add.at(summed, word_of, scores)
    np.add.at(count, word_of, 1.0)
    firsts = [unit.first for unit in cut]
    units = np.add.reduceat(summed, firsts) / np.maximum(1.0, np.add.reduceat(count, firsts))
    powers = np.exp(units - units.max(axis=1, keepdims=True))
    return SectionScores(summed / np.maximum(1.0, count), powers / powers.sum(axis=1, keepdims=True))


@functools.cache
def section_model() -> SectionModel:
    """Return the shipped model. Raise ModelError if one of its files is missing or damaged."""
    return loaded(shipped(FOLDER))


def loaded(folder: Path) -> SectionModel:
    """Return the model in a folder. Raise ModelError if one of its files is missing or damaged."""
    from tokenizers import Tokenizer

    try:
        network = Network(folder / "encoder.onnx", _THREADS)
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        stored = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        calibration = Calibration(tuple(stored["share"]), tuple(stored["right"]))
    except Exception as error:  # the errors of both libraries share no base class
        raise ModelError(f"The section model in {folder} cannot be read.", "Install mockloop again.") from error
    return SectionModel(_remembering(network, tokenizer), tokenizer, calibration)


def _remembering(network: Network, tokenizer: Tokenizer) -> Callable[[tuple[int, ...]], Array]:
    """Return the network's output for a window of pieces.

    It is cached, since a live answer is read again and again with few changes.
    """
    first, last = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))

    @functools.lru_cache(maxsize=_REMEMBERED)
    def scores(pieces: tuple[int, ...]) -> Array:
        ids = np.array([[first, *pieces, last]], dtype=np.int64)
        found = [output[0, 1:-1] for output in network.run(["scores", "hidden4"], {"ids": ids})]
        return np.concatenate(found, axis=1)  # in 32 bits, as the network gives them: half the memory

    return scores
