"""Labelled answers as data: our own from ``answers/``, one sentence a line, and strangers' from a folder outside.

A sentence has a label from each of two readers or three, who did not see each other's.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.sections.model import LABELS
from mockloop.core.transcript import Transcript, Word

ANSWERS = Path(__file__).parent / "answers"
LETTERS = dict(zip("STARLN", LABELS, strict=True))
KINDS = ("written", "heard", "run on")
FOLDS = 5
_WORD_S = 0.4  # 150 words a minute
_EDGES = '.,;:?!"()-…“”—'

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Labelled:
    """One answer. ``readers``: for each sentence the rows of LABELS that its readers gave it.

    ``group`` is the person or source that it comes from, or that it is modelled on: left out whole.
    """

    id: str
    group: str
    mode: str
    use: str
    sentences: tuple[tuple[str, ...], ...]
    readers: tuple[tuple[int, ...], ...]

    @property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence]

    @property
    def labels(self) -> NDArray[np.int_]:
        """The first reader's label for each word."""
        return np.repeat(np.array(self.first), self._lengths)

    @property
    def first(self) -> tuple[int, ...]:
        """The first reader's label for each sentence."""
        return tuple(labels[0] for labels in self.readers)

    @property
    def _lengths(self) -> list[int]:
        return [len(sentence) for sentence in self.sentences]

    @property
    def shares(self) -> Array:
        """For each word, the share of readers who gave each label."""
        one = np.eye(len(LABELS), dtype=np.float32)
        return np.repeat(np.array([one[list(labels)].mean(axis=0) for labels in self.readers]), self._lengths, axis=0)

    def of(self, sentences: Sequence[int]) -> Labelled:
        """The answer with these sentences alone, in this order."""
        return replace(
            self,
            sentences=tuple(self.sentences[i] for i in sentences),
            readers=tuple(self.readers[i] for i in sentences),
        )


def own(folder: Path = ANSWERS) -> list[Labelled]:
    """Every answer of every file of ours, in the order of names."""
    return [answer for path in sorted(folder.glob("*.txt")) for answer in _read(path)]


def _read(path: Path) -> Iterator[Labelled]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.strip().splitlines()
        name, group, mode = (part.strip() for part in head.removeprefix("# ").split("|"))
        said = [line.partition(" ") for line in lines]
        yield Labelled(
            name,
            group,
            mode,
            "train",
            tuple(tuple(text.split()) for _, _, text in said),
            tuple(tuple(LABELS.index(LETTERS[letter]) for letter in letters) for letters, _, _ in said),
        )


def strangers(folder: Path) -> list[Labelled]:
    """The answers of ``answers.jsonl`` in a folder, in their order."""
    lines = (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    return [_stranger(json.loads(line)) for line in lines if line.strip()]


def _stranger(one: dict[str, list[str]]) -> Labelled:
    kept = [i for i, sentence in enumerate(one["sentences"]) if sentence.split()]
    return Labelled(
        str(one["id"]),
        str(one["group"]),
        str(one["mode"]),
        str(one["use"]),
        tuple(tuple(one["sentences"][i].split()) for i in kept),
        tuple((LABELS.index(one["labels"][i]), LABELS.index(one["second_labels"][i])) for i in kept),
    )


def fold_of(group: str) -> int:
    """Which fifth a group belongs to: always the same one, whatever else there is."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def without(answers: Iterable[Labelled], fold: int | None) -> list[Labelled]:
    """The answers of all groups but those of one fifth."""
    return [answer for answer in answers if fold is None or fold_of(answer.group) != fold]


def transcript(answer: Labelled, kind: str, dice: random.Random) -> Transcript:
    """The answer as written; as heard by a plain recognizer; or run on, as bare words.

    As heard, it has no punctuation, but pauses at most ends of sentences and a few elsewhere.
    """
    words = answer.words
    gaps = [0.0] * len(words)
    if kind == "heard":
        ends = set(np.cumsum([len(sentence) for sentence in answer.sentences]) - 1)
        gaps = [_pause_s(word, i in ends, dice) for i, word in enumerate(words)]
    if kind != "written":
        words = [word.strip(_EDGES).lower() or "uh" for word in words]
    timed: list[Word] = []
    at_s = 0.0
    for word, gap_s in zip(words, gaps, strict=True):
        timed.append(Word(word, at_s, at_s + _WORD_S))
        at_s += _WORD_S + gap_s
    return Transcript(tuple(timed), at_s, "typed", "estimated")


def _pause_s(word: str, ends: bool, dice: random.Random) -> float:
    likely = 0.75 if ends or word.endswith((".", "?", "!")) else 0.35 if word.endswith((",", ";", ":")) else 0.03
    return dice.uniform(0.36, 1.2) if dice.random() < likely else 0.0
