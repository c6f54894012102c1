"""Help, advice or feedback asked for, not waited for."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches
from mockloop.analysis.text.word_patterns import ADVERB

NAME = "asked_for_help_or_feedback"
TITLE = "Help or feedback asked for"
SAY = "I asked … about …, and then I …"
POLARITY = "good"
ADVICE = "Say who you asked, what for, and what you did with the answer."

PATTERNS = (
    rf"(?:i|we) {ADVERB}{{0,2}}asked (?:\S+ ){{0,5}}?(?:for (?:\S+ )?(?:help|advice|feedback|guidance|support|input|review)|to (?:review|check|help|look|teach|show|explain))(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:reached out|turned) to (?!the door)(?:\S+ ){{0,3}}?(?:for|who|because|and asked)(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:sought|requested|solicited|got|asked for) (?:\S+ ){{0,2}}?(?:help|advice|feedback|guidance|input|a second opinion)(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:rang|called|phoned|rung|asked) (?:\S+ ){{1,4}}?and (?:they|he|she) (?:lent|gave|helped|showed|told) (?:me|us)(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:consulted|called in)(?: \S+){{1,4}}",
)
_SECTIONS = ("action", "task")


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, _SECTIONS)), ADVICE)
