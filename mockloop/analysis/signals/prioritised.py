"""What came first, or what was dropped, and why."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches
from mockloop.analysis.text.word_patterns import ADVERB

NAME = "prioritised"
TITLE = "Priorities set"
SAY = "I did … first and left …, because …"
POLARITY = "good"
ADVICE = "Say what you did first, what you dropped, and why."

PATTERNS = (
    rf"(?:i|we) {ADVERB}{{0,2}}(?:prioriti[sz]ed|triaged|ranked|time-?boxed)(?: \S+){{0,4}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:decided|chose) to (?:start|begin|focus|deal|do) (?:\S+ ){{0,4}}?(?:first|before|with)(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:dropped|postponed|put off|put aside|set aside|left out|cut) (?:\S+ ){{1,6}}?(?:because|since|so that|as|to)(?: \S+){{0,3}}",
    r"(?:most|more) (?:urgent|important|critical|pressing) (?:\S+ ){0,4}?first",
)
_SECTIONS = ("action", "task", "situation")


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, _SECTIONS)), ADVICE)
