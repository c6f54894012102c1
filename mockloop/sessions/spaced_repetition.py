"""When a topic is due again: spaced repetition by FSRS, with its published parameters and without randomness.

FSRS (https://github.com/open-spaced-repetition/py-fsrs) models how well a flash card is remembered. A practised answer
is more than a card, so its figures only order what comes next; they do not rate anybody. Intervals are whole days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from mockloop.analysis.progress.overview import Recall, Review


def fsrs_spacing(reviews: Sequence[Review], today: int) -> Recall:
    """When the topic of these tries, oldest first and at least one, is due; days are calendar ordinals."""
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=1, due=_noon(reviews[0].day))
    for review in reviews:
        card, _ = scheduler.review_card(card, Rating(review.grade), _noon(review.day))
    return Recall(card.due.toordinal(), float(scheduler.get_card_retrievability(card, _noon(today))))


def _noon(day: int) -> datetime:
    return datetime.combine(datetime.fromordinal(day), time(12), UTC)
