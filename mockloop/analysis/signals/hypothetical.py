"""What one would do instead of what one did, in answer to a question about the past.

Bangerter 2014 found that only 23 % of answers to such questions contained a story at all.
"""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import bad, found_in, matches
from mockloop.analysis.text.word_patterns import ADVERB, PAST_VERB

NAME = "hypothetical"
TITLE = "A hypothetical instead of a story"
SAY = "Once, in …, I …"
POLARITY = "bad"
ADVICE = "Tell about one time it happened: when, where, what you did, how it ended."

FEWEST = 2
_LATER = r"(?:next time|differently|hindsight|looking back|in future|in the future|going forward|if i (?:had to do|did|could do|were to do|do) (?:it|that|this) (?:all )?(?:over )?again|every (?:morning|day|night|evening|week|year|time|summer|winter|friday|monday|saturday|sunday)|used to|back then|in those (?:days|years)|at that time|at the time)"
_BUT = r"(?!(?:say|argue|have|never forget|like to (?:tell|talk|say|share|start)|rather|call it|been|not be|become|describe|later|soon)\b)"
_SOFT = r"(?:first|then|also|just|probably|maybe|perhaps|always|usually|never|definitely|certainly|obviously|simply|normally|generally|still|even|immediately|straight away|first of all|of course|personally|most likely|try|imagine|guess|start|have to|want to|need to)"
WOULD = (
    rf"(?:i|you|we) (?:would|will|always|usually|normally|typically|generally|tend to)(?! (?:have been|have had)\b) (?:{_SOFT} )?{_BUT}\S+",
    rf"(?:i'd|you'd) (?:{_SOFT} )*(?!\S+ed\b)(?!(?:been|never|had|had to|gone|done|seen|taken|known|got|made|written|told|left|given|lost|put|just|only|already|not|come|run|worked|heard|found|built|bought|brought|thought|felt|kept|met|read|set|sent|spent|spoken|started|begun|rather|say|better|like)\b)\S+",
    rf"(?:i'd|i would) {_SOFT} (?!\S+ed\b)(?!(?:been|never|had|gone|done|seen|taken|known|got|made|been)\b)\S+",
    r"(?:if|when|whenever) (?:that|this|it|something like that|a customer|someone|somebody|you|i|a \S+) (?:\S+ )?(?:happens|happened|comes|gets|is|were|saw|had|did|refused|refuses|came|asked|said)",
    r"what i(?: usually| normally| typically| would|'d)? (?:do|would do|try)",
    r"(?:in (?:such|that|this) (?:a )?(?:situation|case)|in a situation like (?:that|this)|hypothetically|in theory|in general|generally|usually|normally)(?: \S+)?",
)
_WISHED = frozenset("would i'd you'd i'll will we'd usually normally typically generally always tend".split())
TOLD = rf"(?<!\bif )(?:i|we) {ADVERB}{{0,2}}(?!(?:guess|would)\b){PAST_VERB}|(?:i|we) (?:couldn't|wouldn't|didn't|wasn't|had|hadn't|could) \S+|i'd (?:just |only |already )?(?:been|had|gone|worked|got|made|taken|never)"
_STORY = ("situation", "task", "action", "result")


def detect(answer: Answer) -> list[Finding]:
    if found_in(answer, (_LATER,)):
        return []
    found = matches(answer, WOULD, _STORY)
    told = matches(answer, (TOLD,), _STORY)
    hypothetical = any(_WISHED.intersection(answer.tokens[match.first : match.last + 1]) for match in found)
    enough = len(found) >= FEWEST or (hypothetical and not told)
    return bad(answer, NAME, found[:1], ADVICE) if enough and len(found) > 2 * len(told) else []
