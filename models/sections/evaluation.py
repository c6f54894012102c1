"""Cross-validation of the section model: whole walks of life, or whole groups of walks, left out of training."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from fitting import Example, fit
from irregular import PLAIN, REFLECTION_EARLY, RESULT_FIRST
from numpy.typing import NDArray
from scipy.optimize import minimize

from mockloop.analysis.sections.model import Reading, SectionModel
from mockloop.analysis.sections.spans import begins_unsure, best_path
from mockloop.core.scenario import SECTIONS

SHARES = (0.19, 0.16, 0.40, 0.22, 0.03)  # of the words of real answers, by section
WORD_S = 0.4
WALK_FOLDS = 6
# walks that were written together, and so share a manner: the figure by group left out is the one for strangers
GROUPS = {
    "care, kitchen, forces": "nursing paramedics warehouse-logistics kitchen carpentry army police",
    "roads, fields, trades": "truck-driving factory-line farming plumbing hairdressing call-centre bus-company",
    "software": "backend-software frontend-software mobile-apps data-analysis machine-learning site-reliability "
    "it-helpdesk",
    "products, engineering": "product-management project-management qa-testing security mechanical-engineering "
    "civil-engineering lab-research",
    "textbook, offices": "textbook-careers",
    "textbook, software": "textbook-tech",
    "assorted": "assorted",
}
REST = "offices, shops, public life"
MISSING = "one section missing"


@dataclass(frozen=True)
class Judged:
    """An example that the model had not seen, as the model reads it."""

    example: Example
    reading: Reading
    group: str

    @property
    def sections(self) -> list[int]:
        """The section of each word, as read."""
        cut = self.example.cut
        path = best_path(self.reading.marginals, cut)
        return [section for unit, section in zip(cut, path, strict=True) for _ in range(unit.first, unit.last + 1)]


def group_of(walk: str) -> str:
    return next((name for name, walks in GROUPS.items() if walk in walks.split()), REST)


def by_group(every: Sequence[Example]) -> list[Judged]:
    """Every example, read by a model that saw no walk of its group."""
    return _left_out(every, [{e.walk for e in every if group_of(e.walk) == name} for name in (*GROUPS, REST)])


def by_walk(every: Sequence[Example]) -> list[Judged]:
    """Every example, read by a model that did not see its walk of life."""
    walks = sorted({example.walk for example in every})
    random.Random(WALK_FOLDS).shuffle(walks)
    return _left_out(every, [set(walks[fold::WALK_FOLDS]) for fold in range(WALK_FOLDS)])


def _left_out(every: Sequence[Example], folds: Iterable[set[str]]) -> list[Judged]:
    found = []
    for out in folds:
        model = fit([example for example in every if example.walk not in out])
        held = [example for example in every if example.walk in out]
        found += [Judged(e, model.read(*e.read), group_of(e.walk)) for e in held]
    return found


def by_shares(words: int) -> list[int]:
    """The section of each word of an answer split by typical shares."""
    ends = np.cumsum(SHARES)
    return [min(len(SHARES) - 1, int(np.searchsorted(ends, (i + 0.5) / words))) for i in range(words)]


def accuracy(judged: Iterable[Judged], read: Callable[[Judged], Sequence[int]]) -> float:
    """The share of words in their right section."""
    right = words = 0
    for one in judged:
        labels = one.example.answer.labels
        right += sum(a == b for a, b in zip(read(one), labels, strict=True))
        words += len(labels)
    return right / words if words else math.nan


def read_by_model(one: Judged) -> Sequence[int]:
    return one.sections


def read_by_shares(one: Judged) -> Sequence[int]:
    return by_shares(len(one.example.answer.labels))


def of_form(judged: Iterable[Judged], form: str, kind: str) -> list[Judged]:
    """Those in one form (MISSING stands for all with a section taken away) and one kind."""
    return [one for one in judged if one.example.kind == kind and form in (one.example.form, _family(one.example.form))]


def _family(form: str) -> str:
    return form if form in (PLAIN, RESULT_FIRST, REFLECTION_EARLY) else MISSING


def seconds_off(judged: Sequence[Judged], section: int, read: Callable[[Judged], Sequence[int]]) -> float:
    """The mean absolute error of a section's seconds, over answers."""
    off = [abs(list(read(one)).count(section) - one.example.answer.labels.count(section)) for one in judged]
    return WORD_S * float(np.mean(off))


@dataclass(frozen=True)
class Spans:
    """Every span read: the model's own share, the words that are right and all its words."""

    share: NDArray[np.float64]
    right: NDArray[np.float64]
    words: NDArray[np.float64]


def spans(judged: Iterable[Judged]) -> Spans:
    rows = [row for one in judged for row in _spans_of(one)]
    share, right, words = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    return Spans(share, right, words)


def _spans_of(one: Judged) -> list[tuple[float, int, int]]:
    cut, labels = one.example.cut, one.example.answer.labels
    path = best_path(one.reading.marginals, cut)
    found, first = [], 0
    for end in range(1, len(path) + 1):
        if end == len(path) or path[end] != path[first]:
            section, words = path[first], range(cut[first].first, cut[end - 1].last + 1)
            sizes = np.array([cut[row].last - cut[row].first + 1 for row in range(first, end)])
            share = float((one.reading.marginals[first:end, section] * sizes).sum() / sizes.sum())
            found.append((share, sum(labels[word] == section for word in words), len(words)))
            first = end
    return found


def calibrated(seen: Spans) -> tuple[float, float]:
    """Slope and offset on the log odds that make the stated chances most likely, every word counted (Platt 1999)."""
    share = np.clip(seen.share, 1e-6, 1 - 1e-6)
    odds = np.log(share / (1 - share))

    def loss(at: NDArray[np.float64]) -> float:
        logit = at[0] * odds + at[1]
        return float((seen.words * np.logaddexp(0, logit) - seen.right * logit).sum() / seen.words.sum())

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return round(float(slope), 3), round(float(offset), 3)


def reliability(seen: Spans, model: SectionModel) -> list[tuple[str, float, float, float]]:
    """By stated confidence: its range, the share of words in it, the mean stated, the share that is right."""
    stated = np.array([model.believed(share) for share in seen.share])
    found = []
    for low, high in ((0.0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (stated >= low) & (stated < high)
        words = seen.words[inside].sum()
        if words:
            mean = (stated[inside] * seen.words[inside]).sum() / words
            right = seen.right[inside].sum() / words
            found.append((f"{low:.1f} to {min(high, 1.0):.1f}", words / seen.words.sum(), mean, right))
    return found


def boundaries(judged: Iterable[Judged], near: int = 8) -> tuple[int, float, int, float]:
    """Boundaries said to be sure and how many lie within ``near`` words of a true one; the same for the unsure."""
    counts = {False: [0, 0], True: [0, 0]}
    for one in judged:
        labels, cut = one.example.answer.labels, one.example.cut
        path = best_path(one.reading.marginals, cut)
        true = [(i, labels[i]) for i in range(1, len(labels)) if labels[i] != labels[i - 1]]
        for row in range(1, len(path)):
            if path[row] != path[row - 1]:
                tally = counts[begins_unsure(one.reading.marginals, row, path[row])]
                tally[0] += 1
                tally[1] += any(abs(at - cut[row].first) <= near and label == path[row] for at, label in true)
    (sure, sure_right), (unsure, unsure_right) = counts[False], counts[True]
    return sure, sure_right / max(1, sure), unsure, unsure_right / max(1, unsure)


def confusion(judged: Iterable[Judged]) -> NDArray[np.float64]:
    """Share of all words by true section (row) and section read (column)."""
    table = np.zeros((len(SECTIONS), len(SECTIONS)))
    for one in judged:
        np.add.at(table, (list(one.example.answer.labels), one.sections), 1)
    return np.asarray(table / table.sum())
