"""An ending in which all are happy and nothing can be checked. Quiet where the result has a figure."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding, Match
from mockloop.analysis.detecting import bad, matches
from mockloop.analysis.language import MONEY, NUMBER, PERCENT

NAME = "vague_happy_ending"
TITLE = "A vague happy ending"
POLARITY = "bad"
ADVICE = "Put a figure, a before and after, or what others did with it, in the place of 'better' and 'happy'."

_WHO = r"(?:everyone|everybody|they|he|she|people|(?:the|my|our|their|all the) (?:\S+ )?\S+)"
_VERY = r"(?:very |more |really |so |quite |pretty |all |super |extremely |much |a lot )*"
PATTERNS = (
    rf"(?:things|it|everything|stuff|the situation|the atmosphere|morale|the process) (?:\S+ )?(?:got|went|was|were|became|turned out|ran|worked) "
    rf"{_VERY}(?:better|well|fine|great|good|smoothly|smoother|okay|ok|nicely|improved)",
    r"(?:things|it|everything|the situation) (?:\S+ )?improved(?! (?:by|from|to)\b)(?: (?:a lot|a bit|greatly|significantly))?",
    rf"{_WHO} (?:was|were|seemed|felt|is|are) {_VERY}(?:happy|pleased|satisfied|glad|impressed|delighted|thrilled)",
    rf"(?:it |that |and )?(?:all )?worked out (?:{_VERY})(?:well|fine|great|okay|in the end|for the best)",
    r"(?:it|the \S+|that) was (?:a |an )?(?:great|big|huge|real|total|overall|complete)? ?success",
    r"(?:a )?(?:good|great|positive|happy) (?:outcome|ending|result|experience) (?:for everyone|for all|overall|in the end)",
)
_ENDINGS = ("result", "reflection")


def detect(answer: Answer) -> list[Finding]:
    found = [match for match in matches(answer, PATTERNS, _ENDINGS) if _near_the_end(answer, match)]
    return (
        []
        if any(True for _ in answer.find(f"{PERCENT}|{MONEY}|{NUMBER}", _ENDINGS))
        else bad(answer, NAME, found, ADVICE)
    )


def _near_the_end(answer: Answer, match: Match) -> bool:
    """In an answer without sections an ending is what stands in its second half."""
    return bool(answer.spans) or match.first >= len(answer.tokens) / 3
