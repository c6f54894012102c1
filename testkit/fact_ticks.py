"""Compare the ticks of planned facts with the truth that the author of notes and their answer wrote down.

A case is a mapping: ``notes`` and ``said`` are texts, ``truth`` gives each figure, name and date its status ('said',
'not' or 'differently'), ``steps`` the same for steps by words of theirs, best the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, FactCheck, check_facts
from mockloop.core.story import StoryFact
from mockloop.core.transcript import Transcript, from_text
from mockloop.library.notes import read_notes

STATUS = {"said": SAID, "not": NOT_SAID, "differently": DIFFERENTLY}
NO_FACT = "no fact"  # the notes were read without it


@dataclass(frozen=True, slots=True)
class Tick:
    """A fact of the truth, the status it should have, and the one that it was given."""

    fact: str
    is_step: bool
    wanted: str
    given: str
    heard: str

    @property
    def right(self) -> bool:
        return self.wanted == self.given


def status(kind: str, text: str, said: str, context: str = "") -> str:
    """Return how one fact of a kind is ticked after one answer; ``context`` is its line in the notes."""
    (checked,) = check_facts([StoryFact(kind, text, context or text)], [from_text(said)])
    return checked.status


def ticks(case: Mapping[str, Any], answer: Transcript) -> Iterator[Tick]:
    """Yield a tick for each fact of the truth. A fact is found by its own words, else by words that contain it."""
    checks = check_facts(read_notes(case["notes"]).facts, [answer])
    others = [one for one in checks if one.fact.kind != "step"]
    for text, truth in case["truth"].items():
        found = _named(str(text), others)
        if found:
            others.remove(found)
        yield _tick(str(text), False, truth, found)
    for text, truth in case.get("steps", {}).items():
        steps = [one for one in checks if one.fact.kind == "step" and str(text) in one.fact.text]
        steps.sort(key=lambda one: not one.fact.text.startswith(str(text)))
        yield _tick(str(text), True, truth, steps[0] if steps else None)


def _tick(text: str, is_step: bool, truth: str, found: FactCheck | None) -> Tick:
    given, heard = (found.status, found.heard) if found else (NO_FACT, "")
    return Tick(text, is_step, STATUS[truth], given, heard)


def _named(text: str, checks: Sequence[FactCheck]) -> FactCheck | None:
    exact = (one for one in checks if one.fact.text == text)
    partly = (one for one in checks if text in one.fact.text or one.fact.text in text)
    return next(exact, None) or next(partly, None)
