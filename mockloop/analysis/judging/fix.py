"""One piece of advice: what to do better, why, and what to say, beside the words that were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mockloop.analysis.judging.quotations import Quotation

AFTER, BEFORE, INSTEAD, ADD, PRACTISE = "After", "Before", "Instead of", "Add to", "Practise with"
ALONE = "Say"  # a sentence with no place among the words that were said


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to do better, the place for it, and its evidence.

    ``said``: the whole clause that it is about; ``instead``: what to say after it or instead of it, as ``place`` says.
    ``answer``: which answer that is, counted from 0; None without one.
    ``model``: what a strong answer says there, from the scenario's example or the person's own notes.
    """

    section: str
    sentence: str
    evidence: str
    model: str = ""
    said: Quotation | None = None
    place: str = ""
    instead: str = ""
    answer: int | None = None

    def among(self, asks: Sequence[str]) -> Fix:
        """Return the same advice with the place of its answer among the questions that were answered."""
        return replace(self, answer=asks.index(self.said.ask)) if self.said and self.said.ask in asks else self
