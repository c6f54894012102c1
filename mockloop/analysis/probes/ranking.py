"""Rank the kinds of the bank that are due, with their questions. A whole clause is quoted if it was clearly heard."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.probes.kind import Hit, Kind
from mockloop.analysis.probes.likelihood import chances, likelihood
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.registry import kinds
from mockloop.analysis.probes.similar_kinds import asked_alike
from mockloop.analysis.text.quotable import quoting
from mockloop.core.state import PRESS

TWICE = 0.6  # in log odds: a second probe on the same topic counts this much less
STEPS_TWICE = 0.2  # another step is a different topic
CARE = 0.4  # a competency's preferences change the order a little: what fits the story comes first
QUOTED = 0.6  # in log odds: a question about the person's own words comes before one that would suit any story
LEAST = 0.7  # a probe with a lower probability is left out: fewer are better
BROAD = 0.9  # in log odds: how much a kind that suits most stories gives way to others as the first probe
LATER = 0.8  # the same from the third probe on
TURNS = 0.5  # in log odds, at most: kinds that suit a story about equally well take turns from story to story
PADDING = 0.4  # below this a probe is padding, and none is better


@dataclass(frozen=True, slots=True)
class DueProbe:
    """A kind that is due: how much, its words, and why.

    ``likely``: that it is sensible, before repeated topics count.
    """

    kind: Kind
    weight: float
    ask: str
    because: str
    likely: float


def due(bank: Mapping[str, float], said: Conversation, asked: Sequence[str], question: str = "") -> list[DueProbe]:
    """Return the kinds of ``bank`` whose condition holds, the most due first, without those asked before.

    An unlikely one is left out, but a story without any question gets the best one, unless that is padding.
    ``question``: the opening question, which helps to find the type of the answer.
    """
    narrative = Narrative(said, question)
    found = (
        _due(kinds()[name], weight, narrative, asked) for name, weight in bank.items() if weight and name not in asked
    )
    ordered = sorted((one for one in found if one), key=lambda one: (-one.weight, one.kind.id))
    enough = [one for one in ordered if one.likely >= least(asked)]
    if len(asked) >= 2:  # what was asked begins with the opening question
        return enough
    likely = [one for one in ordered if one.likely >= PADDING]
    early = [one for one in enough if not one.kind.late]
    return (
        early or [one for one in enough if one.likely >= LATER][:1] or [one for one in likely if not one.kind.late][:1]
    )


def least(asked: Sequence[str]) -> float:
    """Return how likely the next probe must be sensible; what was asked begins with the opening question."""
    return LATER if _two_probes(asked) else LEAST


def _two_probes(asked: Sequence[str]) -> bool:
    """Return whether two probes were asked, follow-ups of thin answers apart."""
    return sum(not ask.endswith(PRESS) for ask in asked) >= 3


def _due(kind: Kind, weight: float, narrative: Narrative, asked: Sequence[str]) -> DueProbe | None:
    if asked_alike(kind.id, asked) or (kind.early and _two_probes(asked)):
        return None
    hit = kind.holds(narrative)
    if hit is None:
        return None
    quoted = bool(hit.clause and hit.clause.quote and kind.ask)
    if quoted and hit.clause and any(hit.clause.quote in reading.question for reading in narrative.said.readings):
        return None  # the same words are not quoted twice
    odds = chances().log_odds(kind.id, kind.worth * weight**CARE * hit.strength, quoted)
    broad = BROAD if kind.broad and len(asked) < 2 else 0.0
    due_now = likelihood(
        odds - broad - _asked_already(kind, asked) + (QUOTED if quoted else 0.0) + _turn(kind.id, narrative)
    )
    return DueProbe(kind, round(due_now, 4), _words(kind, hit), kind.because.format(who=hit.who), likelihood(odds))


def _turn(name: str, narrative: Narrative) -> float:
    """Return a small bonus or malus that depends on the kind and on the words of the story, in log odds.

    Many kinds suit most stories. Without this, the same one would come first in a quarter of them.
    """
    drawn = zlib.crc32(f"{name} {narrative.story}".encode()) / 0xFFFFFFFF
    return TURNS * (2.0 * drawn - 1.0)


def _words(kind: Kind, hit: Hit) -> str:
    if hit.clause and hit.clause.quote and kind.ask:
        return quoting(hit.clause, kind.ask)
    return kind.plain.format(who=hit.who)


def _asked_already(kind: Kind, asked: Sequence[str]) -> float:
    """Return how much less a kind counts, in log odds, if its topic was asked about before."""
    times = sum(1 for one in _kinds_in(asked) if one.topic == kind.topic)
    return times * (STEPS_TWICE if kind.topic == "step" else TWICE)


def _kinds_in(asked: Sequence[str]) -> Iterator[Kind]:
    return (kinds()[name] for name in asked if name in kinds() and not name.endswith(PRESS))
