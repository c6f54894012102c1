"""The planned facts as people read them: a line for each fact of the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, SAID, FactCheck
from mockloop.core.times import clock

TITLE = "What you planned to say"
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


def planned_summary(facts: Sequence[FactCheck]) -> str:
    """Count what was said: '7 of 10 said, 1 said differently'."""
    said = sum(one.status == SAID for one in facts)
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
