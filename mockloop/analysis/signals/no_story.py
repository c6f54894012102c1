"""What one usually does instead of what one did: no particular event."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import bad, matches

NAME = "no_story"
TITLE = "No particular story"
SAY = "One day in …, …, and I …"
POLARITY = "bad"
ADVICE = "Tell one particular case: when it was, what was at stake, what you did."

PATTERNS = (
    r"(?:usually|generally|typically|in general|most of the time) (?:i|we)",
    r"(?:i|we) (?:usually|generally|typically|always|often|tend to|try to|like to)",
    r"(?:whenever|every time) (?:\S+ ){1,6}?(?:i|we)",
)
_SECTIONS = ("situation", "task", "action")
_FEWEST = 3  # one mention of a habit can be in any story


def detect(answer: Answer) -> list[Finding]:
    habits = matches(answer, PATTERNS, _SECTIONS)
    return bad(answer, NAME, habits[:1], ADVICE) if len(habits) >= _FEWEST else []
