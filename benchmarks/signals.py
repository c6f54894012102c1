"""How each signal does on its own examples (``tests/analysis/signals/*.yaml``): precision and recall.

An example is one short text; it counts as flagged where the signal finds anything in it. The rules were written with
these examples in sight, so the figures say that the rules hold, not how well they do on speech not seen before. For
that, give a folder of files in the same form: ``python -m benchmarks.signals FOLDER``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from mockloop.analysis.answer import Answer
from mockloop.analysis.sections.spans import one_section
from mockloop.analysis.signals import registry
from mockloop.core.transcript import from_text

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


def main(folder: Path) -> None:
    scores = {name: score(name, folder) for name in registry.names()}
    print(f"{'signal':26}{'examples':>9}  {'precision':>9}  {'recall':>6}")
    for name, counts in scores.items():
        print(line(name, counts))
    print(line("all", sum(scores.values(), Score())))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
