"""Answers with the signals that a reader marked in them, as the training of the signals takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.answer import Answer, SectionSpan
from mockloop.analysis.sections.model import LABELS
from mockloop.analysis.text.clauses import Unit
from mockloop.core.transcript import from_text
from models.sections.dataset import own

HERE = Path(__file__).parent
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """One answer: its sentences, a section for each, and (signal, first, last sentence) for each mark.

    ``learned``: whether it may be learned from; ``stranger``: whether it is another person's, not one of ours.
    """

    id: str
    group: str
    learned: bool
    stranger: bool
    sentences: tuple[str, ...]
    labels: tuple[str, ...]
    marks: tuple[tuple[str, int, int], ...]
    rating: int | None = None

    @property
    def cut(self) -> tuple[Unit, ...]:
        ends = np.cumsum([len(sentence.split()) for sentence in self.sentences])
        return tuple(Unit(int(first), int(end) - 1) for first, end in zip([0, *ends[:-1]], ends, strict=True))

    @property
    def answer(self) -> Answer:
        """The answer with its sections as labelled."""
        transcript = from_text(" ".join(self.sentences))
        labels = [
            label for label, unit in zip(self.labels, self.cut, strict=True) for _ in range(unit.first, unit.last + 1)
        ]
        spans = []
        for label, words in groupby(range(len(labels)), key=labels.__getitem__):
            first, *rest = words
            last = rest[-1] if rest else first
            begin_s, end_s = transcript.words[first].start_s, transcript.words[last].end_s
            spans.append(SectionSpan(label, first, last, begin_s, end_s, 1.0))
        return Answer(transcript, tuple(spans))

    def wanted(self, signals: Sequence[str]) -> Array:
        """A row a sentence, a column a signal: 1 where it is marked."""
        table = np.zeros((len(self.sentences), len(signals)))
        for name, first, last in self.marks:
            if name in signals:
                table[first : last + 1, signals.index(name)] = 1.0
        return table


def ours(folder: Path = HERE) -> Iterator[Marked]:
    """Our own answers with their ratings and marks: a line for each mark with signal, first and last sentence."""
    by_answer: dict[str, list[tuple[str, int, int]]] = {}
    rated = dict(line.split() for line in (folder / "ratings.txt").read_text(encoding="utf-8").splitlines())
    for line in (folder / "marks.txt").read_text(encoding="utf-8").splitlines():
        answer, signal, first, last = line.split()
        by_answer.setdefault(answer, []).append((signal, int(first), int(last)))
    for one in own():
        sentences = tuple(" ".join(words) for words in one.sentences)
        labels = tuple(LABELS[readers[0]] for readers in one.readers)
        marks = tuple(by_answer.get(one.id, ()))
        yield Marked(one.id, one.group, True, False, sentences, labels, marks, int(rated[one.id]))


def strangers(folder: Path) -> Iterator[Marked]:
    """The answers of ``answers.jsonl`` in a folder."""
    for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kept = [at for at, sentence in enumerate(row["sentences"]) if sentence.split()]
        place = {at: new for new, at in enumerate(kept)}
        marks = []
        for name, first, last in row["signals"]:
            inside = [place[at] for at in range(first, last + 1) if at in place]
            if inside:
                marks.append((name, inside[0], inside[-1]))
        yield Marked(
            row["id"],
            row["group"],
            row["use"] == "train",
            True,
            tuple(row["sentences"][at] for at in kept),
            tuple(row["labels"][at] for at in kept),
            tuple(marks),
            row["rating"],
        )
