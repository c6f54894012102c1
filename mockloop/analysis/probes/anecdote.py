"""Anecdotes: what the speaker thought at that moment, why they remember it, what they would do today."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import AnswerType
from mockloop.analysis.probes.kind import Hit, Kind, best, if_told
from mockloop.analysis.probes.narrative import Narrative

_MOMENT = whole_words(
    r"suddenly|one (?:day|night|morning|evening|afternoon)|that (?:night|morning|moment|evening)|at that (?:moment|point)|the (?:next|following) morning"
)
_WORK = whole_words(
    r"business|customers?|clients?|software|code|server|servers|website|app|project|sales|company|product"
)
_ANECDOTE: frozenset[AnswerType] = frozenset({"anecdote"})


def _moment(narrative: Narrative) -> Hit | None:
    return (
        Hit(1.0)
        if narrative.length >= 25 and narrative.happened and narrative.people and narrative.steps >= 3
        else None
    )


def _pointed_at(narrative: Narrative) -> Hit | None:
    """Return a moment to quote, so that the question refers to something."""
    hit = best(narrative.holding(_MOMENT), lambda clause: 1.0 if clause.quote and clause.words >= 6 else 0.0)
    return hit if narrative.length >= 25 else None


def _remembered(narrative: Narrative) -> Hit | None:
    """Return whether the story says more about what the speaker saw than about what they did."""
    if narrative.length < 60 or narrative.own_steps > 2 or _WORK.search(narrative.story):
        return None
    return Hit(1.0) if narrative.happened else None


KINDS = (
    Kind(
        "what-went-through-your-mind",
        "belief",
        _pointed_at,
        "What went through your mind at that moment?",
        "What went through your mind at that moment?",
        "I heard what happened, and would like to hear how you saw it",
        ("trade_off",),
        worth=0.6,
        fits=_ANECDOTE,
        answered_by=r"i (?:was )?(?:like|thought|thinking|felt|was so|figured|reali[sz]ed)|my mind|my head",
    ),
    Kind(
        "why-it-stayed-with-you",
        "lesson",
        _moment,
        "",
        "Why has this in particular stayed with you?",
        "you could have told many things, and you told this one",
        ("specific_lesson",),
        worth=0.66,
        fits=_ANECDOTE,
        answered_by=r"never forget|i (?:still|will always) remember|learned|learnt|taught me|lesson|i'll always|mean(?:s|t) (?:a lot|so much|the world)",
    ),
    Kind(
        "how-you-would-meet-it-now",
        "lesson",
        _pointed_at,
        "If that happened to you again tomorrow, what would you do?",
        "If it happened to you again tomorrow, what would you do?",
        "what you would do now shows what you have made of it",
        ("specific_lesson",),
        worth=0.3,
        fits=_ANECDOTE,
        answered_by=r"next time|in (?:the )?future|hindsight|would have|should have|looking back|from now on|from then on|now i|differently",
    ),
    Kind(
        "what-stayed-with-you",
        "lesson",
        _remembered,
        "",
        "What of that time has stayed with you most, and why?",
        "you told what you saw, and not what it has meant to you",
        ("specific_lesson",),
        worth=0.42,
        fits=_ANECDOTE,
        answered_by=r"never forget|i (?:still|will always) remember|learned|learnt|taught me|lesson|i'll always|mean(?:s|t) (?:a lot|so much|the world)",
    ),
    Kind(
        "looking-back-otherwise",
        "lesson",
        if_told(80, own_steps=3),
        "",
        "Looking back at that, what would you do differently, and what would you do the same way again?",
        "you told how it went, and not what you think of it now",
        ("specific_lesson", "own_mistake_admitted"),
        worth=0.64,
        fits=_ANECDOTE,
        answered_by=r"looking back|in (?:hindsight|retrospect)|should have|would have (?:done|been|made|used)|differently|next time|regret\w*|wish",
        shown=("specific_lesson",),
    ),
)
