"""Answers by people whom the program never saw, with careful readers' marks: one JSON object per line.

The folder is given by the caller, since its text belongs to others. ``sentences``, ``labels`` (a section or 'none' for
each), ``signals`` (name, first and last sentence), ``rating`` (0 no hire to 3 strong hire).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from mockloop.analysis.answer import Answer, SectionSpan
from mockloop.core.transcript import Transcript, from_text

FILE = "answers.jsonl"
HALVES = ("development", "held out")


@dataclass(frozen=True)
class Mark:
    """A signal that a reader marked in the sentences ``first`` to ``last``, both included."""

    signal: str
    first: int
    last: int


@dataclass(frozen=True)
class Stranger:
    """One answer. ``group`` is the person or source; whatever is learned is judged on groups left out."""

    id: str
    group: str
    use: str
    mode: str
    question: str
    sentences: tuple[str, ...]
    labels: tuple[str, ...]
    marks: tuple[Mark, ...]
    rating: int

    @property
    def half(self) -> str:
        """In which half of the people it is: only the development half is ever read while rules are written."""
        return HALVES[number_of(self.group) % 2]

    @property
    def transcript(self) -> Transcript:
        return from_text(" ".join(self.sentences))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The sentence of each word."""
        return tuple(row for row, sentence in enumerate(self.sentences) for _ in sentence.split())

    def answer(self) -> Answer:
        """The answer with its sections as the first reader labelled them."""
        transcript = self.transcript
        labels = [self.labels[row] for row in self.sentence_of]
        spans = []
        for label, words in groupby(range(len(labels)), key=labels.__getitem__):
            first, *rest = words
            last = rest[-1] if rest else first
            begin_s, end_s = transcript.words[first].start_s, transcript.words[last].end_s
            spans.append(SectionSpan(label, first, last, begin_s, end_s, 1.0, ("labelled",)))
        return Answer(transcript, tuple(spans))


def number_of(group: str) -> int:
    """A number for a group that never changes."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16)


def load(folder: Path) -> list[Stranger]:
    """Every answer of the folder that has words."""
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    return [_stranger(json.loads(line)) for line in lines if line.strip()]


def _stranger(row: dict[str, object]) -> Stranger:
    return Stranger(
        id=str(row["id"]),
        group=str(row["group"]),
        use=str(row["use"]),
        mode=str(row["mode"]),
        question=str(row["question"] or ""),
        sentences=tuple(row["sentences"]),  # type: ignore[arg-type]
        labels=tuple(row["labels"]),  # type: ignore[arg-type]
        marks=tuple(Mark(*mark) for mark in row["signals"]),  # type: ignore[attr-defined]
        rating=int(str(row["rating"])),
    )
