"""What a customer, patient, pupil or user needed, found out or acted on."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches
from mockloop.analysis.text.word_patterns import ADVERB

NAME = "customer_need"
TITLE = "A customer's need"
SAY = "What they needed was …; I found out by …"
POLARITY = "good"
ADVICE = "Say who needed it, how you found out, and what you did about it."

PATTERNS = (
    r"(?:customers?|clients?|users?|patients?|guests?|students?|pupils?|residents?|parents?|visitors?) (?:\S+ ){0,2}?(?:needed|wanted|expected|asked for|struggled|complained|couldn't|could not)(?: \S+){0,4}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:asked|listened to|interviewed|surveyed|talked to|spoke to|spoke with|sat with|watched) (?:\S+ ){{0,3}}?(?:customers?|clients?|users?|patients?|guests?|students?|pupils?|residents?|parents?|visitors?)(?: \S+){{0,4}}",
    r"(?:user|customer|client|patient|guest) (?:research|interviews?|surveys?|needs?|requirements?)",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS)), ADVICE)
