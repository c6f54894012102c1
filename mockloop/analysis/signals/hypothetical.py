"""What one would do instead of what one did: an answer to a question about the past that tells no past.

Bangerter 2014 found that only 23 % of answers to such questions told a story at all.
"""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import bad, matches
from mockloop.analysis.language import ADVERB, PAST_VERB

NAME = "hypothetical"
TITLE = "A hypothetical instead of a story"
POLARITY = "bad"
ADVICE = "Tell one time that it happened: when, where, what you did, how it ended."

FEWEST = 2
_LATER = r"(?:next time|differently|hindsight|looking back|in future|in the future|going forward)"
WOULD = (
    r"(?:i|i'd|you|we) (?:would|will|always|usually|normally|typically|generally|tend to) (?!(?:say|like|argue|have been|never forget)\b)\S+",
    r"i'd (?:first |then |probably |always |usually |try )(?!(?:been|never)\b)\S+",
    r"(?:if|when|whenever) (?:that|this|it|something like that|a customer|someone|you) (?:happens|happened|comes|gets|is|were)",
    r"what i (?:usually|normally|typically|would) do",
)


def detect(answer: Answer) -> list[Finding]:
    told = len(list(answer.find(rf"(?:i|we) {ADVERB}?{PAST_VERB}")))
    if any(True for _ in answer.find(_LATER)):
        return []
    found = matches(answer, WOULD, ("situation", "task", "action", "result"))
    return bad(answer, NAME, found[:1], ADVICE) if len(found) >= FEWEST and len(found) > told else []
