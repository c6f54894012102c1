"""What came after the story: whether anything like it has come up since, and what was done then."""

from __future__ import annotations

import re

from mockloop.analysis.probes.conflict import AT_ODDS
from mockloop.analysis.probes.kind import LIKELY, Hit, Kind, pattern
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.whole_story import STRAIN

_ONCE_ONLY = pattern(
    r"died|passed away|death|funeral|cancer|stabb\w+|knife|arrested|pandemic|covid\S*|war|wedding|divorce\w*|graduat\w+"
)
_JUST_NOW = (
    r"this (?:past )?(?:week|weekend|morning|semester|month)|yesterday|last (?:night|week|weekend)|(?:a few|two|three|couple of) days ago|"
    r"the other day|today i"
)
_SINCE = (
    r"ever since|since then|from then on|after that incident|these days|nowadays|i now|now i|"
    r"again (?:since|later)|(?:related|similar|second|other|next) (?:incident|case|situation|time)s?|katas?|(?:this|these|an|another) exercises?|the next time (?:it|he|she|they|we|i)|(?:point|place) with (?:him|her|them) now|stopped treating|"
    r"(?:never|not|has|hasn't) happened again|(?:opinions?|issues?|problems?|conflicts?|arguments?|anything|nothing) since"
)
_MOST = re.compile(
    r"\b(?:hardest|biggest|proudest|most)\b"
)  # what was asked for as the one of a life does not come back
_LESSON_WORDS = 12
_PERHAPS = 0.6  # without a lesson there is less to put to the test
_HABIT = pattern(r"always|every ?day|i(?:'ve| have) (?:started|begun|been|become)|i am now|i'm now")
_HARD_ENOUGH = 3  # words of trouble: less is nothing that one would see coming again


def _may_return(narrative: Narrative) -> Hit | None:
    """Return whether something was taken from it that may return: a quarrel or a mistake first, else some trouble."""
    if narrative.length < 60 or _ONCE_ONLY.search(narrative.story) or _HABIT.search(narrative.ending(0.4)):
        return None
    lesson = narrative.words_in("reflection") >= _LESSON_WORDS or narrative.likely("specific_lesson") >= LIKELY
    if not lesson:
        return Hit(_PERHAPS) if AT_ODDS.search(narrative.story) else None
    at_odds = 1 if AT_ODDS.search(narrative.question.casefold()) else 2
    may_return = len(AT_ODDS.findall(narrative.story)) >= at_odds or narrative.likely("own_mistake_admitted") >= LIKELY
    if may_return:
        return Hit(1.0)
    if _MOST.search(narrative.question.casefold()):
        return None
    strained = {found[0].removesuffix("s") for found in STRAIN.finditer(narrative.story)}
    return Hit(0.72) if len(strained) >= _HARD_ENOUGH else None


KINDS = (
    Kind(
        "has-it-come-up-since",
        "since",
        _may_return,
        "",
        "Has anything like that come up again since, and what did you do then?",
        "you told what you took from it, and the next time would show whether it held",
        "What did you do otherwise that time?",
        ("specific_lesson", "follow_through"),
        worth=0.66,
        if_no="How would you notice that it is beginning again?",
        fits=frozenset({"event"}),
        answered_by=f"{_JUST_NOW}|{_SINCE}",
    ),
)
