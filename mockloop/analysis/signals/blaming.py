"""Fault put on people instead of on what happened: a listener asks what the speaker will say of them one day."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import bad, matches

NAME = "blaming"
TITLE = "Blame put on others"
POLARITY = "bad"
ADVICE = "Tell what happened and what you did about it; leave out whose fault it was."

_THEY = (
    r"(?:they|he|she|(?:the|my|our|that|their|another|some) (?:\S+ )?(?:manager|boss|team|guy|woman|colleague|coworker|developer|engineer|"
    r"supplier|contractor|department|director|people|staff|supervisor|client|nurse|doctor|teacher|office|management|driver|agency))"
)
_LAZY = r"(?:lazy|incompetent|useless|stupid|clueless|hopeless|careless|idiots?|an idiot|unprofessional|sloppy|unreasonable|terrible|impossible)"
PATTERNS = (
    rf"{_THEY} (?:was|were|is|are) (?:\S+ )?(?:just |so |completely |totally |very |really )?{_LAZY}",
    r"(?:it was|that was|which was|was) (?:\S+ )?(?:his|her|their|the \S+(?: \S+)?'s|somebody else's|someone else's) (?:own )?fault",
    r"(?:it|that) (?:wasn't|was not) (?:really )?my (?:own )?fault",
    rf"{_THEY} (?:\S+ )?(?:messed|screwed|fouled|stuffed) (?:it |everything |this |that |the \S+ )?up",
    rf"{_THEY} (?:\S+ )?dropped the ball",
    rf"{_THEY} (?:had|have) no (?:idea|clue) what (?:they|he|she) (?:was|were|are)",
    rf"{_THEY} (?:just |simply |clearly |obviously )?(?:didn't|did not|don't|couldn't|never|couldn't be) "
    r"(?:even )?(?:care|cared|bother|bothered|listen to anyone|listened to anyone|lift a finger|do (?:his|her|their) jobs?|did (?:his|her|their) jobs?)",
    rf"{_THEY} (?:threw|threw) me under the bus|{_THEY} let (?:me|us) down",
    r"(?:because of|thanks to|due to) (?:his|her|their|the \S+(?: \S+)?'s) (?:\S+ )?(?:incompetence|laziness|stupidity|ego|carelessness|negligence)",
    r"i blame(?:d)? (?:him|her|them|the|my|our) ?\S*",
)


def detect(answer: Answer) -> list[Finding]:
    return bad(answer, NAME, matches(answer, PATTERNS), ADVICE)
