"""Something new learned on the way because the work needed it."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches
from mockloop.analysis.text.word_patterns import ADVERB

NAME = "learned_fast"
TITLE = "Something learned fast"
SAY = "I had never … before; I learned it from … within …"
POLARITY = "good"
ADVICE = "Say what you had to learn, how you went about it, and how soon you could use it."

PATTERNS = (
    rf"(?:i|we) {ADVERB}{{0,2}}(?:taught myself|self-taught|learned|learnt|picked up|got up to speed|familiari[sz]ed myself)(?: \S+){{0,4}} (?:in|within|over|after|by|from|overnight|quickly|fast|scratch|myself)(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:taught myself|familiari[sz]ed myself|got up to speed)(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:studied|read through|worked through|went through|watched) (?:\S+ ){{0,3}}?(?:documentation|docs|manual|tutorials?|textbook|course|videos)(?: \S+){{0,3}}",
)
_SECTIONS = ("action", "task", "situation")


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, _SECTIONS)), ADVICE)
