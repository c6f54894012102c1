"""A stock trigram model leant towards the prose of a subject.

Each run of up to three words that the prose holds is made as likely as a mixture of both says:
``weight * P(prose) + (1 - weight) * P(stock)``. Everything else stays as it is, back-off weights included, so the
model adds up to a little more than one after words of the prose; a decoder compares paths and does not mind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mockloop.speech.stt.sphinx.trigram_file import LOG_BASE, Floats, Ints, Trigrams

START, END = "<s>", "</s>"
_DISCOUNT = 0.5  # taken off each count for what the prose does not hold (absolute discounting)
_NEVER = -20.0 / LOG_BASE  # a natural logarithm of -20: the stock model's share in words that it does not know
Sentence = Sequence[str]


@dataclass(frozen=True, slots=True)
class Leaning:
    """How far towards the prose: for single words, and for runs of two and three."""

    single: float = 0.3
    run: float = 0.3


def sentences(prose: Iterable[str], known: Callable[[str], bool]) -> list[list[str]]:
    """Prose as spoken words in lower case, one list a clause; words that are not known, and figures, divide clauses."""
    found: list[list[str]] = []
    for text in prose:
        for clause in re.split(r"[.!?;:]+(?:\s+|$)|[()\"“”]", text):
            found += _runs(clause.lower().replace("’", "'"), known)
    return found


def _runs(clause: str, known: Callable[[str], bool]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for token in re.findall(r"[^\s,–—]+", clause):
        token = token.strip("'.-/")
        parts = [token] if known(token) else [part.strip("'") for part in re.split(r"[-/]", token)]
        for part in parts:
            if known(part):
                runs[-1].append(part)
            elif runs[-1]:
                runs.append([])
    return [run for run in runs if run]


def leant(stock: Trigrams, prose: Sequence[Sentence], leaning: Leaning | None = None) -> Trigrams:
    """The stock model with the prose in it. Words it lacked are appended to its words."""
    leaning = leaning or Leaning()
    if not any(prose):
        return stock
    model = _with_words(stock, sorted({word for sentence in prose for word in sentence}))
    ids = {word: index for index, word in enumerate(model.words)}
    runs = _Runs([[ids[START], *(ids[word] for word in sentence), ids[END]] for sentence in prose])
    before = _Stock(model)
    ones = _mixed(runs.probabilities(1), before.singles(runs.keys(1)), leaning.single)
    twos = _mixed(runs.probabilities(2), before.pairs(runs.keys(2)), leaning.run)
    threes = _mixed(runs.probabilities(3), before.triples(runs.keys(3)), leaning.run)
    model.unigrams["prob"][runs.keys(1)[:, 0]] = ones
    model = _with_pairs(model, runs.keys(2), twos)
    return _with_triples(model, runs.keys(3), threes)


class _Runs:
    """The runs of one, two and three words in some prose; the word first, then the one before it, then that before."""

    def __init__(self, prose: Sequence[Sequence[int]]) -> None:
        self._counts: dict[int, Counter[tuple[int, ...]]] = {1: Counter(), 2: Counter(), 3: Counter()}
        for ids in prose:
            for at in range(1, len(ids)):
                for length in range(1, min(3, at + 1) + 1):
                    self._counts[length][tuple(ids[at - k] for k in range(length))] += 1

    def keys(self, length: int) -> Ints:
        return np.array(sorted(self._counts[length]), np.int64).reshape(-1, length)

    def probabilities(self, length: int) -> NDArray[np.float64]:
        """Probability of each run's word after the words before it, in the order of ``keys``."""
        found = self._table(length)
        return np.array([found[run] for run in sorted(found)])

    def _table(self, length: int) -> dict[tuple[int, ...], float]:
        counts = self._counts[length]
        if length == 1:
            return {run: count / counts.total() for run, count in counts.items()}
        shorter = self._table(length - 1)
        seen: Counter[tuple[int, ...]] = Counter()
        kinds: Counter[tuple[int, ...]] = Counter()
        for run, count in counts.items():
            seen[run[1:]] += count
            kinds[run[1:]] += 1
        return {
            run: (count - _DISCOUNT + _DISCOUNT * kinds[run[1:]] * shorter[run[:-1]]) / seen[run[1:]]
            for run, count in counts.items()
        }


class _Stock:
    """What the stock model says of a run, in its own logarithms."""

    def __init__(self, model: Trigrams) -> None:
        self._model = model

    def singles(self, keys: Ints) -> Floats:
        return np.asarray(self._model.unigrams["prob"][keys[:, 0]])

    def pairs(self, keys: Ints) -> Floats:
        model = self._model
        at, there = _found(model.bigram_key, (keys[:, 0] << 32) | keys[:, 1])
        backed_off = model.unigrams["prob"][keys[:, 0]] + model.unigrams["backoff"][keys[:, 1]]
        return np.asarray(np.where(there, model.bigram_table[model.bigram_bin[at]], backed_off))

    def triples(self, keys: Ints) -> Floats:
        model = self._model
        at, there = _found(model.bigram_key, (keys[:, 1] << 32) | keys[:, 2])
        backoff = np.where(there, model.backoff_table[model.bigram_backoff_bin[at]], 0.0)
        pair, known = _found(model.bigram_key, (keys[:, 0] << 32) | keys[:, 1])
        at, there = _found(model.trigram_key, (pair << 32) | keys[:, 2])
        whole = model.trigram_table[model.trigram_bin[at]]
        return np.asarray(np.where(there & known, whole, self.pairs(keys[:, :2]) + backoff), np.float32)


def _mixed(prose: NDArray[np.float64], stock: Floats, weight: float) -> Floats:
    mixed = weight * prose + (1 - weight) * np.exp(stock.astype(np.float64) * LOG_BASE)
    return np.asarray(np.log(np.minimum(mixed, 1.0)) / LOG_BASE, np.float32)


def _found(keys: Ints, wanted: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1).astype(np.int64)
    return at, keys[at] == wanted


def _with_words(model: Trigrams, words: Sequence[str]) -> Trigrams:
    known = set(model.words)
    new = [word for word in words if word not in known]
    unigrams = np.concatenate([model.unigrams[:-1], np.zeros(len(new) + 1, model.unigrams.dtype)])
    unigrams["prob"][len(model.words) : -1] = _NEVER
    return replace(model, words=[*model.words, *new], unigrams=unigrams)


def _with_pairs(model: Trigrams, pairs: Ints, values: Floats) -> Trigrams:
    wanted = (pairs[:, 0] << 32) | pairs[:, 1]
    bins, backoff_bins = model.bigram_bin.copy(), model.bigram_backoff_bin
    chosen = _nearest(model.bigram_table, values)
    at, there = _found(model.bigram_key, wanted)
    bins[at[there]] = chosen[there]
    new = np.flatnonzero(~there)
    places = np.searchsorted(model.bigram_key, wanted[new])
    no_backoff = _nearest(model.backoff_table, np.zeros(1, np.float32))[0]
    moved = np.searchsorted(places, model.trigram_key >> 32, side="right")
    return replace(
        model,
        bigram_key=np.insert(model.bigram_key, places, wanted[new]),
        bigram_bin=np.insert(bins, places, chosen[new]),
        bigram_backoff_bin=np.insert(backoff_bins, places, no_backoff),
        trigram_key=model.trigram_key + (moved.astype(np.int64) << 32),
    )


def _with_triples(model: Trigrams, triples: Ints, values: Floats) -> Trigrams:
    parent, there = _found(model.bigram_key, (triples[:, 0] << 32) | triples[:, 1])
    assert there.all()
    wanted = (parent << 32) | triples[:, 2]
    chosen = _nearest(model.trigram_table, values)
    at, there = _found(model.trigram_key, wanted)
    bins = model.trigram_bin.copy()
    bins[at[there]] = chosen[there]
    order = np.argsort(wanted[~there], kind="stable")
    new, new_bins = wanted[~there][order], chosen[~there][order]
    places = np.searchsorted(model.trigram_key, new)
    return replace(
        model,
        trigram_key=np.insert(model.trigram_key, places, new),
        trigram_bin=np.insert(bins, places, new_bins),
    )


def _nearest(table: Floats, values: Floats) -> Ints:
    """The index of the table's value nearest to each; tables are sorted but for a few places."""
    order = np.argsort(table, kind="stable")
    ascending = table[order]
    above = np.clip(np.searchsorted(ascending, values), 1, len(table) - 1)
    below_is_nearer = values - ascending[above - 1] < ascending[above] - values
    return np.asarray(order[above - below_is_nearer], np.int64)
