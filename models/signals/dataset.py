"""Answers with the signals that a reader marked in them, as the training of the signals takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
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
Mark = tuple[str, int, int]


@dataclass(frozen=True)
class Marked:
    """One answer: its sentences, a section for each, and (signal, first, last sentence) for each mark.

    ``learned``: whether it may be learned from; ``stranger``: whether it is another person's, not one of ours.
    ``second`` and ``second_rating``: what another reader marked, blind of the first; None where nobody did.
    """

    id: str
    group: str
    learned: bool
    stranger: bool
    sentences: tuple[str, ...]
    labels: tuple[str, ...]
    marks: tuple[Mark, ...]
    rating: int
    second: tuple[Mark, ...] | None = None
    second_rating: int | None = None

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

    def shares(self, signals: Sequence[str]) -> Array:
        """A row a sentence, a column a signal: the share of the readers who marked it."""
        return np.asarray(np.mean([self._marked(marks, signals) for marks in self._readers], axis=0))

    def either(self, signals: Sequence[str]) -> Array:
        """A row a sentence, a column a signal: 1 where any reader marked it."""
        return np.asarray(np.max([self._marked(marks, signals) for marks in self._readers], axis=0))

    def both(self, signals: Sequence[str]) -> Array:
        """A row a sentence, a column a signal: 1 where every reader marked it."""
        return np.asarray(np.min([self._marked(marks, signals) for marks in self._readers], axis=0))

    @property
    def mean_rating(self) -> float:
        """The mean of the readers' ratings."""
        return self.rating if self.second_rating is None else (self.rating + self.second_rating) / 2

    @property
    def _readers(self) -> tuple[tuple[Mark, ...], ...]:
        return (self.marks,) if self.second is None else (self.marks, self.second)

    def _marked(self, marks: Sequence[Mark], signals: Sequence[str]) -> Array:
        table = np.zeros((len(self.sentences), len(signals)))
        for name, first, last in marks:
            if name in signals:
                table[first : last + 1, signals.index(name)] = 1.0
        return table


def marks_in(path: Path) -> dict[str, tuple[Mark, ...]]:
    """The marks of each answer in a file: a line for each with answer, signal, first and last sentence."""
    found: dict[str, tuple[Mark, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        answer, signal, first, last = line.split()
        found[answer] = (*found.get(answer, ()), (signal, int(first), int(last)))
    return found


def ratings_in(path: Path) -> dict[str, int]:
    """The rating of each answer in a file: a line for each."""
    return {name: int(rating) for name, rating in map(str.split, path.read_text(encoding="utf-8").splitlines())}


def ours(folder: Path = HERE) -> Iterator[Marked]:
    """Our own answers, with the marks and ratings of two readers."""
    marks, rated = marks_in(folder / "marks.txt"), ratings_in(folder / "ratings.txt")
    second, second_rated = _second(folder)
    for one in own():
        sentences = tuple(" ".join(words) for words in one.sentences)
        labels = tuple(LABELS[readers[0]] for readers in one.readers)
        yield Marked(
            one.id, one.group, True, False, sentences, labels, marks.get(one.id, ()), rated[one.id],
            second.get(one.id, ()), second_rated[one.id],
        )  # fmt: skip


def strangers(folder: Path) -> Iterator[Marked]:
    """The answers of ``answers.jsonl`` in a folder, with the second reader's marks where there are any."""
    second, second_rated = _second(HERE)
    for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kept = [at for at, sentence in enumerate(row["sentences"]) if sentence.split()]
        place = {at: new for new, at in enumerate(kept)}
        read = row["id"] in second_rated
        yield Marked(
            row["id"],
            row["group"],
            row["use"] == "train",
            True,
            tuple(row["sentences"][at] for at in kept),
            tuple(row["labels"][at] for at in kept),
            _moved(row["signals"], place),
            row["rating"],
            _moved(second.get(row["id"], ()), place) if read else None,
            second_rated.get(row["id"]),
        )


def _second(folder: Path) -> tuple[dict[str, tuple[Mark, ...]], dict[str, int]]:
    return marks_in(folder / "marks_second.txt"), ratings_in(folder / "ratings_second.txt")


def _moved(marks: Sequence[Mark], place: Mapping[int, int]) -> tuple[Mark, ...]:
    """The marks by the numbers of the sentences that have words."""
    inside = [(name, [place[at] for at in range(first, last + 1) if at in place]) for name, first, last in marks]
    return tuple((name, rows[0], rows[-1]) for name, rows in inside if rows)
