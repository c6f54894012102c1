"""Measure the signals on other people's answers: ``python -m benchmarks.signals --strangers FOLDER``.

FOLDER holds answers.jsonl with a reader's marks (``benchmarks/apparatus/strangers.py``). A finding is right where it
touches a mark of its signal; a mark is found where a finding touches it. Sections are the model's own, or those of the
readers with ``--labelled``. Answers with ``use`` ``train`` were learned from; those with ``evaluate`` were not.

Without ``--strangers``, how each rule does on its own examples (``tests/analysis/signals/*.yaml``).

An example is one short text; it counts as flagged where the signal finds anything in it. The rules were written with
these examples in sight, so the figures say that the rules hold, not how well they do on speech not seen before. For
that, give a folder of files in the same form: ``python -m benchmarks.signals FOLDER``.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from benchmarks.apparatus.strangers import HALVES, Mark, Stranger, load
from mockloop.analysis.answer import Answer
from mockloop.analysis.sections.spans import one_section, split
from mockloop.analysis.signals import registry
from mockloop.core.transcript import from_text

OWN = "first_person_action"  # so common that it is left out of what is pooled
EXAMPLES = Path(__file__).parent.parent / "tests" / "analysis" / "signals"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of examples: rightly flagged, missed, wrongly flagged, rightly quiet."""

    hit: int = 0
    missed: int = 0
    wrong: int = 0
    quiet: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.hit + other.hit, self.missed + other.missed, self.wrong + other.wrong, self.quiet + other.quiet
        )

    @property
    def examples(self) -> int:
        return self.hit + self.missed + self.wrong + self.quiet

    @property
    def precision(self) -> float | None:
        """Share of the flagged examples that are rightly flagged; None where nothing was flagged."""
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Share of the examples to be flagged that are flagged; None where there are none."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else None


def flagged(name: str, example: dict[str, Any]) -> bool:
    """Whether the signal finds anything in a text taken as one section, or as a probe's answer where none is named."""
    transcript, section = from_text(example["text"]), example.get("section")
    spans = one_section(transcript, section) if section else ()
    return bool(registry.signal(name).detect(Answer(transcript, spans, "story" if section else "probe")))


def score(name: str, folder: Path) -> Score:
    path = folder / f"{name}.yaml"
    examples = YAML(typ="safe").load(path) if path.exists() else {"must": [], "must_not": []}
    must = [flagged(name, example) for example in examples["must"]]
    must_not = [flagged(name, example) for example in examples["must_not"]]
    return Score(sum(must), must.count(False), sum(must_not), must_not.count(False))


def share(value: float | None) -> str:
    return "  none" if value is None else f"{value:6.1%}"


def line(name: str, counts: Score) -> str:
    return f"{name:26}{counts.examples:9}  {share(counts.precision):>9}  {share(counts.recall):>6}"


@dataclass(frozen=True, slots=True)
class Told:
    """Findings, those that touch a mark, marks, those that touch a finding."""

    found: int = 0
    right: int = 0
    marked: int = 0
    heard: int = 0

    def __add__(self, other: Told) -> Told:
        return Told(
            self.found + other.found,
            self.right + other.right,
            self.marked + other.marked,
            self.heard + other.heard,
        )

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else None
        recall = self.heard / self.marked if self.marked else None
        return f"{self.found:7}{share(precision):>9}{self.marked:8}{share(recall):>9}"


def told(one: Stranger, answer: Answer) -> dict[str, Told]:
    """How the findings in an answer meet the marks of its reader, by signal."""
    starts = [word.start_s for word in answer.transcript.words]
    counts: dict[str, Told] = {}
    touched: set[Mark] = set()
    for finding in registry.detect_signals(answer).findings:
        first = one.sentence_of[max(0, bisect_right(starts, finding.start_s) - 1)]
        last = one.sentence_of[max(0, bisect_left(starts, finding.end_s) - 1)]
        met = [m for m in one.marks if m.signal == finding.signal and m.first <= last and m.last >= first]
        touched.update(met)
        counts[finding.signal] = counts.get(finding.signal, Told()) + Told(1, int(bool(met)))
    for mark in one.marks:
        counts[mark.signal] = counts.get(mark.signal, Told()) + Told(0, 0, 1, int(mark in touched))
    return counts


def on_strangers(folder: Path, labelled: bool) -> None:
    found = [
        (one, told(one, one.answer() if labelled else Answer(one.transcript, split(one.transcript))))
        for one in load(folder)
    ]
    parts = {"all": found}
    parts |= {f"{half} half": [row for row in found if row[0].half == half] for half in HALVES}
    parts |= {f"use: {use}": [row for row in found if row[0].use == use] for use in ("train", "evaluate")}
    for title, rows in parts.items():
        names = sorted({name for _, counts in rows for name in counts})
        by_name = {name: sum((counts.get(name, Told()) for _, counts in rows), Told()) for name in names}
        print(f"{title} ({len(rows)} answers){'':8}found    right  marked    heard")
        for name, counts in by_name.items() if title in ("all", "use: evaluate") else ():
            print(f"  {name:28}{counts}")
        pooled = sum((counts for name, counts in by_name.items() if name != OWN), Told())
        print(f"  {'all without ' + OWN:34}{pooled}")


def on_examples(folder: Path) -> None:
    scores = {name: score(name, folder) for name in registry.names()}
    print(f"{'signal':26}{'examples':>9}  {'precision':>9}  {'recall':>6}")
    for name, counts in scores.items():
        print(line(name, counts))
    print(line("all", sum(scores.values(), Score())))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path, nargs="?", default=EXAMPLES, help="a folder of example files")
    parser.add_argument("--strangers", type=Path, help="a folder with answers.jsonl")
    parser.add_argument("--labelled", action="store_true", help="take the sections from the readers")
    asked = parser.parse_args()
    if asked.strangers:
        on_strangers(asked.strangers, asked.labelled)
    else:
        on_examples(asked.examples)
