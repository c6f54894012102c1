"""An answer made irregular: one of its sections taken away, or the result told first."""

from __future__ import annotations

from mockloop.analysis.sections.model import LABELS
from models.sections.dataset import Labelled

RESULT, NONE = LABELS.index("result"), LABELS.index("none")
RESULT_FIRST = "result first"


def irregular(answer: Labelled) -> dict[str, Labelled]:
    """Every irregular form of an answer by its name; none that would leave less than two sections."""
    sections = sorted(set(answer.first) - {NONE})
    rows = range(len(answer.first))
    found = {}
    if len(sections) > 2:
        for section in sections:
            kept = [i for i in rows if answer.first[i] != section]
            found[f"without {LABELS[section]}"] = answer.of(kept)
    if RESULT in sections and answer.first[0] != RESULT:
        result = [i for i in rows if answer.first[i] == RESULT]
        found[RESULT_FIRST] = answer.of([*result, *(i for i in rows if i not in result)])
    return found
