"""The planned facts as people read them: a line for each fact of the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, FactCheck
from mockloop.core.times import clock

TITLE = "What you planned to say"
MOST_UNSAID = 5  # facts that were not said, shown on a terminal
_SIGNS = {SAID: "✓", DIFFERENTLY: "≠"}


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One fact: its sign (✓ said, ≠ said differently, – not said), the fact, and whether it was said."""

    sign: str
    fact: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.sign} {self.fact}: {self.outcome}"


def planned_lines(facts: Sequence[FactCheck]) -> list[PlannedLine]:
    """Turn each checked fact into a line, in the order of the notes."""
    return [PlannedLine(_SIGNS.get(one.status, "–"), _fact(one), _outcome(one)) for one in facts]


def few_lines(facts: Sequence[FactCheck], another: bool) -> tuple[list[PlannedLine], int]:
    """Return what a terminal has room for, and how many facts that were not said are left out.

    ``another``: another story was told, so that none of it counts.
    """
    if another:
        return [], 0
    lines, unsaid = planned_lines(facts), 0
    kept = []
    for one, line in zip(facts, lines, strict=True):
        unsaid += one.status == NOT_SAID
        if one.status != NOT_SAID or unsaid <= MOST_UNSAID:
            kept.append(line)
    return kept, len(lines) - len(kept)


def planned_summary(facts: Sequence[FactCheck], another: bool = False) -> str:
    """Count what was said: '7 of 10 said, 1 said differently'; ``another``: another story was told."""
    said = sum(one.status == SAID for one in facts)
    if another:
        return f"your answer did not tell this story ({said} of {len(facts)} facts said)"
    other = sum(one.status == DIFFERENTLY for one in facts)
    return f"{said} of {len(facts)} said" + (f", {other} said differently" if other else "")


def _fact(one: FactCheck) -> str:
    return f"step '{one.fact.text}'" if one.fact.kind == "step" else one.fact.text


def _outcome(one: FactCheck) -> str:
    if one.at_s is None:
        return "not said"
    where = f" at {clock(one.at_s)}" + (f" of answer {one.answer + 1}" if one.answer else "")
    if one.status == DIFFERENTLY:
        return f"said differently: '{one.heard}'{where}; your notes say {one.fact.text}"
    return f"said{where}"
