"""Conflicts, decisions and faults: what stories about them often leave out."""

from __future__ import annotations

import re

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import EVENT, STORY
from mockloop.analysis.probes.kind import Find, Hit, Kind, best, step
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.people import AGAINST

AT_ODDS = whole_words(
    r"conflicts?|disagree\w*|argu(?:ed|ing|ment|ments)|tension|quarrel\w*|fought|angry|upset|rude|stubborn|resist\w*|refused|"
    r"frustrat\w+|confront\w*|complain\w*|difficult to (?:work|deal) with|didn't get along|pull(?:ing)? (?:his|her|their) weight|offended"
)
_PERSON = whole_words(
    r"he|she|him|her|(?:my|our|the|a) (?:[a-z-]+ )?(?:friend|roommate|boss|manager|colleague|coworker|co-worker|father|mother|brother|sister|"
    r"wife|husband|partner|teacher|professor|client|customer|teammate)"
)
ROLE = re.compile(
    r"(?<!\S)(?:my|our|the|a|another) (?:[a-z-]+ )?(friend|roommate|boss|manager|colleague|coworker|co-worker|father|mother|brother|sister|wife|"
    r"husband|partner|teacher|professor|teammate|supervisor|director|leader|customer|client|flatmate|neighbou?r)(?!\S)"
)
_OWN_CHOICE = step(
    r"refused|quit|resigned|turned (?:it|him|her|them) down|decided (?:to(?! (?:go|listen|talk|apologi[sz]e|try|ask|look)\b)|not|against|that)|chose (?:to|not)|"
    r"made (?:a|an|the|this|that|my) (?:[a-z]+ ){0,2}?(?:decision|choice) (?:to|not|that)"
)
_TWO_SIDES = whole_words(
    r"on (?:the )?one hand|either|whether|torn|dilemma|options?|versus|weigh\w*|pros|instead|could have|values|even though|"
    r"although|risk\w*|hard decision|(?:difficult|tough|ethical) (?:decision|choice)"
)
_OWN_DECISION = whole_words(
    r"i (?:[a-z]+ )?(?:decided|chose)|my decision|decision (?:i|to)|i (?:had|have) to (?:decide|choose)"
)
_FAULT = whole_words(r"bugs?|errors?|crash\w*|outages?|root cause|debug\w*|faults?")
_FOUND = whole_words(
    r"(?:i|we) (?:[a-z]+ ){0,2}?(?:found|figured|traced|fixed|solved|realised|realized|discovered|noticed)"
)


def _where(premise: re.Pattern[str], fewest: int = 50, people: int = 0) -> Find:
    """Return a condition: the story is about such a thing and, if it matters, mentions somebody often enough."""

    def find(narrative: Narrative) -> Hit | None:
        if narrative.length < fewest or not premise.search(narrative.story):
            return None
        return Hit(1.0) if len(_PERSON.findall(narrative.story)) >= people else None

    return find


def _two_at_odds(narrative: Narrative) -> Hit | None:
    """Return whether exactly one other person disagrees with the speaker; with two, 'they' would be unclear."""
    quarrel = _where(AT_ODDS, 60, 4)(narrative)
    weighty = len(AT_ODDS.findall(narrative.story)) >= 3 and AGAINST.search(narrative.story)
    return quarrel if weighty and len(set(ROLE.findall(narrative.story))) == 1 else None


def _one_against(narrative: Narrative) -> Hit | None:
    """Return whether somebody acts against the speaker in a conflict of more than a few words."""
    weighty = len(AT_ODDS.findall(narrative.story)) >= 2 and _PERSON.search(narrative.story)
    return _where(AT_ODDS, 60, 3)(narrative) if AGAINST.search(narrative.story) or weighty else None


def _own_decision(narrative: Narrative) -> Hit | None:
    """Return one of the speaker's own decisions that had two sides, to be quoted if possible."""
    if narrative.length < 50 or not _TWO_SIDES.search(narrative.story):
        return None
    decided = list(narrative.matching(_OWN_CHOICE))
    return best(decided, lambda clause: 1.0 if clause.quote else 0.0) or (Hit(0.85) if decided else None)


def _decided_alone(narrative: Narrative) -> Hit | None:
    """Return whether the speaker decided something with two sides, with enough time to ask somebody."""
    decided = _OWN_DECISION.search(narrative.story) and _TWO_SIDES.search(narrative.story)
    return Hit(1.0) if decided and narrative.length >= 80 else None


def _fault_found(narrative: Narrative) -> Hit | None:
    """Return whether the story is about a fault, and how it was found."""
    return Hit(1.0) if len(_FAULT.findall(narrative.story)) >= 3 and _FOUND.search(narrative.story) else None


KINDS = (
    Kind(
        "how-things-are-between-you",
        "outcome",
        _two_at_odds,
        "",
        "How are things between you today?",
        "you told of a quarrel, and not what it did to the two of you in the long run",
        ("human_or_business_impact", "specific_lesson"),
        worth=0.6,
        fits=EVENT,
        answered_by=r"today|nowadays|since then|ever since|to this day|we are (?:now |still )?(?:good |best )?friends|still (?:friends|best|talk|see|work)|never (?:spoke|talked|saw|heard)|"
        r"friends later|stopped (?:talking|speaking)|relationship|friendship|games?|dish(?:es)?|kitchen|former|previous|last job|used to work|ex-\S+|apologi[sz]\w*|sorry|fired|left the (?:company|team)|passed away|died|customers?|client|guest|after that|one another|things are|better now|grown-up|moved on",
    ),
    Kind(
        "what-the-other-side-would-add",
        "others",
        _one_against,
        "",
        "What would the other side say that you have left out?",
        "I heard your side of it, and there are always two",
        ("influence", "own_mistake_admitted"),
        worth=0.68,
        fits=EVENT,
        answered_by=r"under (?:a lot of |so much )?(?:stress|pressure)|(?:from|to) (?:both|the other) sides?|both (?:sides|parties|perspectives)|racis\w*|racial|harass\w*|stole|stolen|stabb\w*|knife|fraud|(?:he|she|they) felt (?:that|like|i|we|it|he|she|they)|(?:his|her|their) (?:side|point of view|perspective)|from (?:his|her|their)|apologi[sz]\w*|sorry|games?|dish(?:es)?|(?:he|she|they) (?:explained|admitted|confessed)|concerns|fear of|passed away|died",
    ),
    Kind(
        "what-was-the-first-sign",
        "obstacle",
        _two_at_odds,
        "",
        "What was the first sign that it would come to that, and what did you do about it?",
        "a quarrel seldom comes from nowhere, and most can be done at its beginning",
        ("own_mistake_admitted", "specific_lesson"),
        worth=0.5,
        fits=EVENT,
        answered_by=r"first sign|at first|initially|in the beginning|started (?:when|with|out)|it began|earlier|sooner|noticed|regular\w*|often|outset|for (?:weeks|months|years)|over time|always|kept|avoid\w*|constantly|every time|passed away|died",
    ),
    Kind(
        "what-would-have-tipped-it",
        "choice",
        _own_decision,
        "What would have had to be different for you to decide the other way?",
        "You decided something there. What would have had to be different for you to decide the other way?",
        "what would have changed your decision shows what it was based on",
        ("trade_off",),
        worth=0.68,
        fits=STORY,
        answered_by=r"if (?:he|she|they|it|i|we|the|there) (?:\S+ )?(?:had|hadn't|were|weren't|was|wasn't)|changed my mind|no choice",
    ),
    Kind(
        "who-paid-for-it",
        "outcome",
        _own_decision,
        "",
        "Who had to pay for that decision in some way, and what did you do about that?",
        "most decisions cost somebody something, and I did not hear whom",
        ("trade_off", "human_or_business_impact"),
        worth=0.5,
        fits=EVENT,
        answered_by=r"cost|costs|paid|ended|career|friendship|negatively|suffer\w*|upset|unhappy|lost|sacrific\w+|at the expense|consequences?|toll|everyone wins",
    ),
    Kind(
        "how-to-find-it-sooner",
        "cause",
        _fault_found,
        "",
        "How would you find the same fault in half the time today?",
        "you found it in the end, and what would have been quicker shows what you learned",
        ("technical_lesson", "specific_lesson"),
        worth=0.58,
        fits=EVENT,
        answered_by=r"next time|in (?:the )?future|since then|now i|i now|would have (?:found|saved|been)|should have|from now on|learned|learnt",
    ),
    Kind(
        "whom-you-asked-first",
        "others",
        _decided_alone,
        "",
        "Did you talk to anybody about it before you decided? Why, or why not?",
        "you decided, and I did not hear whom you had asked",
        ("asked_for_help_or_feedback", "trade_off"),
        worth=0.64,
        if_yes="What did they say, and what did you make of it?",
        fits=EVENT,
        answered_by=r"(?:talk|talked|talking|spoke|speak|discuss\w*|consult\w*|conversation|advice|advised) .*|asked|(?:he|she|they) (?:said|told|suggested)|meeting|together|we decided|our team|no one (?:had )?(?:saw|seen)|suddenly|immediately|on the spot",
        shown=("asked_for_help_or_feedback",),
    ),
)
