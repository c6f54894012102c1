"""One piece of advice: what to do better, why, and what to say, beside the words that were said."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.judging.quotations import Quotation

AFTER, BEFORE, INSTEAD, ADD, PRACTISE = "After", "Before", "Instead of", "Add to", "Practise with"


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to do better, the place for it, and its evidence.

    ``said``: the whole clause that it is about; ``instead``: what to say after it or instead of it, as ``place`` says.
    ``model``: what a strong answer says there, from the scenario's example or the person's own notes.
    """

    section: str
    sentence: str
    evidence: str
    model: str = ""
    said: Quotation | None = None
    place: str = ""
    instead: str = ""
