"""Stories told from memory: how well one went, and which is due next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mockloop.analysis.judging.planned_facts import SAID, FactCheck
from mockloop.analysis.progress.overview import Recall, Review, Spacing
from mockloop.analysis.progress.practice import AGAIN, EASY, GOOD, HARD

# shares of the facts that must be said for a grade; set by hand; they decide what comes next and rate nobody
SHARES = ((0.9, EASY), (0.75, GOOD), (0.5, HARD))


@dataclass(frozen=True, slots=True)
class DueStory:
    """A story to drill, by its title; ``recall`` is None if it was never drilled."""

    title: str
    recall: Recall | None


def share_said(checks: Sequence[FactCheck]) -> float:
    """Return the share of the facts that were said as in the notes, 0 to 1."""
    return sum(one.status == SAID for one in checks) / len(checks) if checks else 0.0


def recall_grade(checks: Sequence[FactCheck]) -> int:
    """Return how well a story was told from memory, from 1 to 4, for spaced repetition."""
    share = share_said(checks)
    return next((grade for least, grade in SHARES if share >= least), AGAIN)


def drill_order(
    titles: Sequence[str], reviews: Mapping[str, Sequence[Review]], spacing: Spacing, today: int
) -> list[DueStory]:
    """Return the stories in the order to drill: those never drilled, then the least likely to be remembered."""
    new = [DueStory(title, None) for title in titles if not reviews.get(title)]
    drilled = [(title, spacing(reviews[title], today)) for title in titles if reviews.get(title)]
    return [*new, *(DueStory(title, recall) for title, recall in sorted(drilled, key=lambda one: one[1].chance))]
