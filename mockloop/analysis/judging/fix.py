"""Something to do better: what, because of what, and what to say, beside the words that were said."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.judging.quotations import Quotation

AFTER, BEFORE, INSTEAD, ADD, PRACTISE = "After", "Before", "Instead of", "Add to", "Practise with"


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to do better, where it belongs, and what shows it.

    ``said``: the whole clause that it is about; ``instead``: what to say after it or instead of it, which ``place``
    tells. ``model``: what a strong answer says there, of the scenario's example, or the person's own notes.
    """

    section: str
    sentence: str
    evidence: str
    model: str = ""
    said: Quotation | None = None
    place: str = ""
    instead: str = ""
