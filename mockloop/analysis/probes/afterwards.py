"""After the story: whether anything similar has happened since, and what the speaker did then."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.conflict import AT_ODDS
from mockloop.analysis.probes.kind import LIKELY, Hit, Kind
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.whole_story import STRAIN

_ONCE_ONLY = whole_words(
    r"died|passed away|death|funeral|cancer|stabb\w+|knife|arrested|pandemic|covid\S*|war|wedding|divorce\w*|graduat\w+"
)
_JUST_NOW = (
    r"this (?:past )?(?:week|weekend|morning|semester|month)|yesterday|last (?:night|week|weekend)|(?:a few|two|three|couple of) days ago|"
    r"the other day|today i"
)
_SINCE = (
    r"(?:ever )?since then|ever since|(?:has|have|i've) since|from then on|after that incident|these days|nowadays|i now|now i|i(?:'ve| have) (?:started|begun|been|become)|"
    r"again (?:since|later)|(?:related|similar|second|other|next) (?:incident|case|situation|time)s?|katas?|exercises?|the next time (?:it|he|she|they|we|i)|only time|never (?:again|happened)|(?:point|place) with (?:him|her|them) now|stopped treating"
)
_RECURS = whole_words(
    r"conflicts?|disagree\w*|mistakes?|fail\w*|resistance|angry|temper|confrontation|rude|weight|disappoint\w*|wrong|tension|customers?|clients?|feedback|pressure|difficult|stress\w*|deadline|criticism"
)
_AT_LEAST = 0.5  # for other stories in which something was hard: it is asked where nothing else is
_LESSON_WORDS = 12


def _may_return(narrative: Narrative) -> Hit | None:
    """Return how likely such a thing happens again: a conflict or an admitted mistake with a lesson does."""
    if narrative.length < 60 or _ONCE_ONLY.search(narrative.story):
        return None
    at_odds = 1 if AT_ODDS.search(narrative.question.casefold()) else 2
    may_return = len(AT_ODDS.findall(narrative.story)) >= at_odds or narrative.likely("own_mistake_admitted") >= LIKELY
    if _RECURS.search(narrative.question.casefold()) and narrative.steps >= 2:
        return Hit(0.95)
    many = len(AT_ODDS.findall(narrative.story)) >= at_odds + 2
    lesson = many or narrative.words_in("reflection") >= _LESSON_WORDS or narrative.likely("specific_lesson") >= LIKELY
    if may_return and lesson:
        return Hit(1.0)
    return Hit(_AT_LEAST) if narrative.steps >= 2 and STRAIN.search(narrative.story) else None


KINDS = (
    Kind(
        "has-it-come-up-since",
        "since",
        _may_return,
        "",
        "Has anything like that come up again since, and what did you do then?",
        "you told what you took from it, and the next time would show whether it held",
        ("specific_lesson", "follow_through"),
        worth=0.66,
        if_no="How would you notice that it is beginning again?",
        fits=frozenset({"event"}),
        broad=True,
        answered_by=f"{_JUST_NOW}|{_SINCE}",
    ),
)
