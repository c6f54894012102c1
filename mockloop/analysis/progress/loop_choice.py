"""Choose the questions of a loop, their order, and the time for each.

The rule, as it is printed: a competency that is due or went badly comes first, then one never practised, then the one
least likely to be remembered. If stories are to be told, a question that suits each comes before all others, by the
same rule. Each competency comes once before any comes twice. Of its questions, one that was never
asked comes first, or else the one asked longest ago. The seed alone decides between equals.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from mockloop.analysis.progress.overview import Review, Spacing
from mockloop.analysis.progress.practice import HARD, RATED, Practised
from mockloop.core.loop import LoopPlan, LoopQuestion

RULE = (
    "What is due or went badly comes first, then what is new. Every competency comes once before one comes twice. "
    "The rest is chance."
)
RULE_FOR_STORIES = "A question that suits your story comes before the others."
LEAST_S = 120.0  # the least time for a question: an answer of a minute and a half, and one probe
ALIKE = 0.05  # probabilities of being remembered that differ by less count as equal


@dataclass(frozen=True, slots=True)
class Askable:
    """A question that a loop may ask; ``name`` is its competency's, as sessions store it."""

    id: str
    competency: str
    name: str


@dataclass(frozen=True, slots=True)
class PracticeHistory:
    """What was practised, and today's day; ``spacing`` says when something is due again."""

    sessions: Sequence[Practised]
    today: int
    spacing: Spacing


def choose_questions(
    pool: Sequence[Askable], past: PracticeHistory, count: int, seed: int, suited: Sequence[Collection[str]] = ()
) -> tuple[LoopQuestion, ...]:
    """Choose ``count`` questions of the pool in order; fewer if it has fewer.

    ``suited``: for each story to be told the ids of the questions that suit it.
    """
    queues = {one.competency: _questions(pool, one.competency, past, seed) for one in pool}
    places = sorted((_rank(name, pool, past), _tie_break(seed, name), name) for name in queues)
    chosen: list[LoopQuestion] = []
    for ids in suited[:count]:
        (_, _, because), _, name = min(
            places, key=lambda place: (not set(ids) & set(queues[place[-1]]), _times(place[-1], chosen), place)
        )
        scenario = next((one for one in queues[name] if one in ids), "")
        if scenario:
            queues[name].remove(scenario)
            chosen.append(LoopQuestion(scenario, name, because))
    places = sorted(places, key=lambda place: _times(place[-1], chosen))
    while len(chosen) < count and any(queues.values()):
        for (_, _, because), _, name in places:
            if queues[name] and len(chosen) < count:
                chosen.append(LoopQuestion(queues[name].pop(0), name, because))
    return tuple(chosen)


def _times(competency: str, chosen: Sequence[LoopQuestion]) -> int:
    return sum(one.competency == competency for one in chosen)


def share_s(plan: LoopPlan, number: int, used_s: float) -> float:
    """Return the seconds for the question at a place (from 1): an equal share of the loop's remaining time."""
    left_s = 60.0 * plan.minutes - used_s
    return round(max(0.0, left_s) / (len(plan.questions) - number + 1), 1)


def _questions(pool: Sequence[Askable], competency: str, past: PracticeHistory, seed: int) -> list[str]:
    """Return the questions of a competency: those never asked, then the one asked longest ago."""
    asked = {one.scenario: one.day for one in sorted(past.sessions, key=lambda one: one.day)}
    own = [one.id for one in pool if one.competency == competency]
    return sorted(own, key=lambda name: (asked.get(name, 0), _tie_break(seed, name)))


def _rank(competency: str, pool: Sequence[Askable], past: PracticeHistory) -> tuple[int, float, str]:
    """Return the rank of a competency (smaller comes first), the probability that it is remembered, and the reason."""
    ids = {one.id for one in pool if one.competency == competency}
    names = {one.name for one in pool if one.competency == competency}
    tries = [one for one in past.sessions if (one.scenario in ids or one.principle in names) and one.rating]
    reviews = [Review(one.day, RATED[str(one.rating)]) for one in sorted(tries, key=lambda one: one.day)]
    if not reviews:
        return 1, 0.0, "never practised"
    recall = past.spacing(reviews, past.today)
    chance = round(recall.chance / ALIKE) * ALIKE
    if reviews[-1].grade <= HARD:
        return 0, chance, "it went badly the last time"
    if recall.due_day <= past.today:
        return 0, chance, "due again"
    return 2, chance, "practised lately"


def _tie_break(seed: int, name: str) -> str:
    """Return a number that depends only on the seed and the name; the same on every machine."""
    return blake2b(f"{seed} {name}".encode(), digest_size=8).hexdigest()
