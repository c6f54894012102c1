"""What the section model gets right: in several forms and kinds, and how far what it says of its certainty is true."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.sections.model import LABELS, SectionModel
from mockloop.analysis.sections.spans import begins_unsure, best_path
from mockloop.analysis.text.clauses import joints, units
from models.sections.dataset import KINDS, Labelled, transcript
from models.sections.forms import irregular

TOLD = "as told"
NEAR = 8  # words between a boundary read and a true one that still counts as found


@dataclass(frozen=True, eq=False)
class Read:
    """One form and kind of an answer as the model reads it: a label for each word.

    ``spans``: for each span its first word, the end, and the model's own mean share for its label.
    ``sure``: for each boundary its word, the label that begins, and whether it was not said to be unsure.
    """

    answer: Labelled
    form: str
    kind: str
    labels: NDArray[np.int_]
    spans: list[tuple[int, int, float]]
    sure: list[tuple[int, int, bool]]

    @property
    def right(self) -> NDArray[np.bool_]:
        """For each word, whether it has the first reader's label."""
        return np.asarray(self.labels == self.answer.labels)

    @property
    def defended(self) -> NDArray[np.bool_]:
        """For each word, whether it has either reader's label."""
        return np.asarray(self.answer.shares[np.arange(len(self.labels)), self.labels] > 0)


def read(model: SectionModel, answers: Iterable[Labelled]) -> list[Read]:
    """Every answer as told in all kinds, and its irregular forms as written."""
    return [one for answer in answers for one in _all(model, answer)]


def _all(model: SectionModel, answer: Labelled) -> Iterator[Read]:
    for kind in KINDS:
        yield _read(model, answer, TOLD, kind)
    for name, form in irregular(answer).items():
        yield _read(model, form, name, "written")


def _read(model: SectionModel, answer: Labelled, form: str, kind: str) -> Read:
    said = transcript(answer, kind, random.Random(answer.id))
    cut = units(said)
    chances = model.read(said, cut).marginals
    path = best_path(chances, cut, joints(said, cut))
    sizes = np.array([unit.last - unit.first + 1 for unit in cut])
    starts = [0, *(i for i in range(1, len(path)) if path[i] != path[i - 1]), len(path)]
    spans = [
        (cut[a].first, cut[b - 1].last + 1, float(chances[a:b, path[a]] @ sizes[a:b] / sizes[a:b].sum()))
        for a, b in pairwise(starts)
    ]
    sure = [(cut[row].first, path[row], not begins_unsure(chances, row, path[row])) for row in starts[1:-1]]
    return Read(answer, form, kind, np.repeat(path, sizes), spans, sure)


def share(found: Iterable[Read], right: Callable[[Read], NDArray[np.bool_]] = lambda one: one.right) -> float:
    """The share of words that are right; nan where there are none."""
    words = [right(one) for one in found]
    return float(np.concatenate(words).mean()) if words else float("nan")


FIGURES: dict[str, Callable[[Read], bool]] = {
    "regular": lambda one: one.form == TOLD and one.kind == "written",
    "regular, written answers": lambda one: one.form == TOLD and one.kind == "written" and one.answer.mode == "written",
    "regular, spoken answers": lambda one: one.form == TOLD and one.kind == "written" and one.answer.mode == "spoken",
    "irregular": lambda one: one.form != TOLD,
    "a section missing": lambda one: one.form.startswith("without"),
    "result first": lambda one: one.form == "result first",
    "unpunctuated, with pauses": lambda one: one.form == TOLD and one.kind == "heard",
    "unpunctuated, without pauses": lambda one: one.form == TOLD and one.kind == "run on",
    "spoken answers, unpunctuated": lambda one: (
        one.form == TOLD and one.kind == "heard" and one.answer.mode == "spoken"
    ),
}


def figures(found: Sequence[Read]) -> Iterator[tuple[str, int, float, float]]:
    """Name, number of answers and forms, share of words with the first reader's label, with either reader's."""
    for name, wanted in FIGURES.items():
        chosen = [one for one in found if wanted(one)]
        if chosen:
            yield name, len(chosen), share(chosen), share(chosen, lambda one: one.defended)


def by_span(found: Iterable[Read]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """For each span the model's own share, the part of its words that is right, and their number."""
    rows = [(mean, one.right[first:end].mean(), end - first) for one in found for first, end, mean in one.spans]
    stated, right, words = np.array(rows, dtype=float).T
    return stated, right, words


def reliability(found: Sequence[Read], believed: Callable[[float], float]) -> Iterator[tuple[str, float, float, float]]:
    """By stated confidence in tenths: its range, the share of words in it, the mean stated, the share right."""
    own, right, words = by_span(found)
    stated = np.array([believed(mean) for mean in own])
    for tenth in range(10):
        inside = np.minimum((stated * 10).astype(int), 9) == tenth
        if weight := words[inside].sum():
            mean, true = (float((values[inside] * words[inside]).sum() / weight) for values in (stated, right))
            yield f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}", float(weight / words.sum()), mean, true


def boundaries(found: Iterable[Read]) -> dict[bool, tuple[int, float]]:
    """Of the boundaries said to be sure (True) and unsure: how many, and what share lies near a true one."""
    near: dict[bool, list[bool]] = {True: [], False: []}
    for one in found:
        labels = one.answer.labels
        true = [(i, labels[i]) for i in range(1, len(labels)) if labels[i] != labels[i - 1]]
        for word, label, sure in one.sure:
            near[sure].append(any(abs(at - word) <= NEAR and begun == label for at, begun in true))
    return {sure: (len(hits), float(np.mean(hits)) if hits else float("nan")) for sure, hits in near.items()}


def confusion(found: Iterable[Read]) -> NDArray[np.float64]:
    """Share of all words by the first reader's label (row) and the label read (column)."""
    table = np.zeros((len(LABELS), len(LABELS)))
    for one in found:
        np.add.at(table, (one.answer.labels, one.labels), 1)
    return np.asarray(table / table.sum())
