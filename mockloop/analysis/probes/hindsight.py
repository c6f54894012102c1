"""Hindsight: what the speaker would do differently today, what prevented it, and how it would have gone."""

from __future__ import annotations

import re

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import NARRATED
from mockloop.analysis.probes.kind import Hit, Kind, best
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.text.quotable import Clause

_OPENING = (
    r"(?:(?:but|so|and|first|second|also|maybe|perhaps) )?(?:(?:looking back|in hindsight|in retrospect|next time|in (?:the )?future|today|now|if i could)(?: now)? )?"
    r"(?:i have to (?:say|admit)(?: that)? )?(?:i (?:now |also |do |really )*(?:think|believe|feel|guess|know|realise|realize)(?: now)?(?: that)? )?"
    r"(?:(?:now|in hindsight|in retrospect|looking back|perhaps|maybe|next time) )?"
)
_WISHED = re.compile(
    rf"{_OPENING}(?:(?:i|we)(?:'d| would)(?: probably| definitely| also| just| maybe| certainly| always| like to)* "
    r"(?!be\b|have been (?:more |better )?prepared)(?:have |try |start |[a-z]+)|"
    r"(?:i|we)(?: maybe| probably| perhaps)? (?:should|could)(?:'ve|(?: probably| definitely| also| just| maybe)* (?:have|improve)) |(?:i|we) would've |(?:i|we) wish (?:i|we)\b|"
    r"it would (?:have been|be) (?:[a-z]+ )?(?:better|wiser|effective|best|helpful|smarter|good) )"
)
_HINDSIGHT = whole_words(
    r"next time|in (?:the )?future|looking back|in hindsight|in retrospect|again|now|differently|instead|would have|should have|"
    r"could have|should've|could've|would've|might have|go back|gone back|if i (?:could|were|had|knew)|to improve|improve"
)
_AFTERWARDS = re.compile(
    r"(?<!\S)(?:if i (?:could|were to|had to|was to) (?:go|have gone|do|redo|change|face|handle)|if (?:i|we) (?:went back|did (?:it|this|that) (?:all )?again)|in (?:hindsight|retrospect)|looking back|next time)"
    r"(?: \S+){0,14}? (?:i|we)(?:'d| would| should| could| might| will|'ll)(?: [a-z]+ly| also| just| maybe)* "
    r"(?:not have (?!changed|done anything)|(?!not|never|still|do the same|say|like|love|argue|feel|think|change nothing))[a-z]+"
)
_NO_WISH = whole_words(
    r"(?:i|we) (?:would|could|might) (?:say|suggest|argue|like|love|recommend|think|consider myself|describe|have easily|easily)|in the first place|"
    r"never have|not|wouldn't|do the same|still|never|same thing|same way|been (?:happier|better off|glad)|felt|nothing different\w*|liked|loved"
)
_VAGUE = whole_words(
    r"(?:handled?|done|do|dealt|deal|react(?:ed)?) (?:\S+ ){0,3}?differently|(?:a little|been|be) (?:stronger|better)"
)
_ASKED = re.compile(
    r"do differently|(?:would|you'd) (?:you )?(?:try|do) now|would you change"
)  # after this, 'I would' is a wish
_OF_THE_PAST = whole_words(
    r"(?:would|should|could|might)(?:'ve| (?:\S+ )?(?:\S+ )?have)|would've|should've|could've|i wish|if i (?:could (?:have|go)|had|went back|did it)|sooner|earlier|looking back|hindsight"
)
_LATE = 0.3  # before this place a wish belongs to the story
_KEPT = (
    r"because (?:i|we|of)|(?:i was|was) trying to|wanted to|since i was|didn't know|afraid|nervous|(?:not|wasn't) comfortable|shy|inexperienced|i was new|scared|too (?:young|busy|scared|late)|at the time i|"
    r"but (?:that|it|this) would"
)


def _wish(narrative: Narrative) -> Hit | None:
    """Return what the speaker would do differently: a clause to quote, or a sentence with such a wish."""
    asked = _ASKED.search(narrative.question.casefold()) is not None
    found = (
        c
        for c in narrative.matching(_WISHED)
        if c.section in ("reflection", "result", "")
        and (asked or _HINDSIGHT.search(f"{c.said} {c.more}"))
        and c.words >= 6
        and not _NO_WISH.search(c.said)
    )
    hit = best(found, _as_wish)
    if hit and hit.clause and hit.clause.quote:
        return hit
    return Hit(0.95) if hit else _unquoted(narrative)


def _as_wish(clause: Clause) -> float:
    """Return how suitable a wish is to be asked about: in the reflection, and about something concrete."""
    if _VAGUE.search(clause.said):
        return 0.0
    return 1.1 if clause.section == "reflection" else 0.7


def _unquoted(narrative: Narrative) -> Hit | None:
    """Return whether a sentence of the later part says what the speaker would do differently."""
    later = (said for first, _, said in narrative.sentences if first >= _LATE * narrative.length)
    return Hit(0.95) if any(_AFTERWARDS.search(said) for said in later) else None


def _imagined(narrative: Narrative) -> Hit | None:
    """Return whether there is such a wish, without what would have come of it."""
    wish = _wish(narrative)
    if wish is None or narrative.length < 60 or not _OF_THE_PAST.search(narrative.story):
        return None
    return Hit(min(wish.strength, 1.0) if wish.strength >= 0.7 else 0.7)


KINDS = (
    Kind(
        "what-kept-you-from-it",
        "lesson",
        _wish,
        "What kept you from doing that at the time?",
        "You would do something differently now. What kept you from it at the time?",
        "you say what you would do now, but not what stood in the way then",
        ("specific_lesson", "own_mistake_admitted"),
        worth=0.85,
        fits=NARRATED,
        answered_near=_KEPT,
    ),
    Kind(
        "how-would-that-have-gone",
        "other way",
        _imagined,
        "",
        "You say what you would do differently now. If you had done so at the time, how would it have gone, do you think?",
        "you would do it in another way, but you did not say what would have come of that",
        ("trade_off",),
        worth=0.72,
        fits=NARRATED,
        late=True,
        answered_by=r"(?:then|that|this|it|they|he|she|we) (?:[a-z]+ )?(?:might|would|could|may|will|'d)(?: \S+)?(?: have)? (?:understand|avoided|helped|prevented|saved|solved|resolved|worked|made|been|understood|gone|listened|changed|led|given|minimi[sz]ed|reduced|eased|made|meant)|would've (?:avoided|helped|prevented|saved|minimi[sz]ed|reduced|been)|(?:hopefully|i (?:believe|think) (?:this|that|it) would)|passed away|died",
    ),
)
