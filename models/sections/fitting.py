"""From labelled answers to the section model: examples, the two readings, and what each learns from.

Answers are learned from as written and as heard, as told and made irregular, so that neither punctuation nor the usual
order decides. The second reading learns from what first readings say of answers that they were not trained on.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import crf
import numpy as np
from dataset import Labelled, as_heard, as_run_on, as_written
from irregular import PLAIN, REFLECTION_EARLY, RESULT_FIRST, irregular
from numpy.typing import NDArray

from mockloop.analysis.sections.context import in_context, weighed
from mockloop.analysis.sections.features import features
from mockloop.analysis.sections.model import Chain, SectionModel
from mockloop.analysis.text.clauses import Unit, joints, units
from mockloop.core.transcript import Transcript

KINDS = {"written": as_written, "heard": lambda answer: as_heard(answer, 0), "run on": as_run_on}
FEWEST_ANSWERS = 2  # a feature of one answer alone tells its story, not its sections
MISSING_FORMS = 2  # forms with a section taken away that each answer is learned from
FIRST, SECOND = crf.Ridge(4.0), crf.Ridge(8.0)
ITERATIONS, INNER_ITERATIONS = 80, 50
INNER_FOLDS = 4


@dataclass(frozen=True, eq=False)
class Example:
    """One form of one answer, cut into units, with its features and the section of each unit."""

    source: str
    walk: str
    form: str
    kind: str
    answer: Labelled
    read: tuple[Transcript, tuple[Unit, ...]] = field(repr=False)
    joints: list[int] = field(repr=False)
    features: list[list[str]] = field(repr=False)
    labels: list[int] = field(repr=False)

    @property
    def cut(self) -> tuple[Unit, ...]:
        return self.read[1]


def examples(answers: Iterable[Labelled]) -> list[Example]:
    """Every answer in every form, written and heard."""
    return [
        _example(answer, name, form, kind)
        for answer in answers
        for name, form in {PLAIN: answer, **irregular(answer)}.items()
        for kind in KINDS
    ]


def _example(source: Labelled, name: str, form: Labelled, kind: str) -> Example:
    transcript = KINDS[kind](form)
    cut = units(transcript)
    labels = [Counter(form.labels[u.first : u.last + 1]).most_common(1)[0][0] for u in cut]
    return Example(
        source.id,
        source.walk,
        name,
        kind,
        form,
        (transcript, cut),
        joints(transcript, cut),
        features(transcript, cut),
        labels,
    )


def learned_from(every: Sequence[Example]) -> list[Example]:
    """The examples to train on: each answer as told in both kinds, and some of its irregular forms in one kind each."""
    found = []
    for source in dict.fromkeys(example.source for example in every):
        own = [example for example in every if example.source == source]
        dice = random.Random(source)
        forms = sorted({example.form for example in own} - {PLAIN, RESULT_FIRST, REFLECTION_EARLY})
        dice.shuffle(forms)
        chosen = {form: dice.choice(list(KINDS)) for form in [RESULT_FIRST, REFLECTION_EARLY, *forms[:MISSING_FORMS]]}
        found += [example for example in own if example.form == PLAIN or chosen.get(example.form) == example.kind]
    return found


def fit(every: Sequence[Example]) -> SectionModel:
    """Both readings, trained on examples of whole walks of life; certainty not calibrated yet."""
    chosen = learned_from(every)
    seen = [example.features for example in chosen]
    thoughts = _thoughts_of_strangers(chosen)
    first = _chain(chosen, seen, FIRST, ITERATIONS)
    context = [_weighed(in_context(e.features, thoughts[e], e.cut)) for e in chosen]
    return SectionModel(first, _chain(chosen, context, SECOND, ITERATIONS), (1.0, 0.0))


def _weighed(seen: list[list[str]]) -> list[list[str]]:
    return [[name for name in unit if weighed(name)] for unit in seen]


def _thoughts_of_strangers(chosen: Sequence[Example]) -> dict[Example, NDArray[np.float64]]:
    """For each example, what a first reading trained on other walks thinks of it."""
    walks = sorted({example.walk for example in chosen})
    random.Random(len(walks)).shuffle(walks)
    found = {}
    for fold in range(INNER_FOLDS):
        out = set(walks[fold::INNER_FOLDS])
        inside = [example for example in chosen if example.walk not in out]
        chain = _chain(inside, [example.features for example in inside], FIRST, INNER_ITERATIONS)
        found.update({e: chain.marginals(e.features, e.joints) for e in chosen if e.walk in out})
    return found


def _chain(chosen: Sequence[Example], seen: Sequence[list[list[str]]], ridge: crf.Ridge, iterations: int) -> Chain:
    holders: dict[str, set[str]] = {}
    for example, units_seen in zip(chosen, seen, strict=True):
        for name in {name for unit in units_seen for name in unit}:
            holders.setdefault(name, set()).add(example.source)
    names = sorted(name for name, sources in holders.items() if len(sources) >= FEWEST_ANSWERS)
    vocabulary = {name: row for row, name in enumerate(names)}
    labelled = [crf.Labelled(units_seen, e.joints, e.labels) for e, units_seen in zip(chosen, seen, strict=True)]
    return crf.train(labelled, vocabulary, ridge, iterations)
