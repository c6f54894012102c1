"""Disagreement said openly, with reasons, to the person concerned."""

from __future__ import annotations

import re

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches
from mockloop.analysis.text.word_patterns import ADVERB

NAME = "disagreement_voiced"
TITLE = "A disagreement, voiced"
SAY = "I told … that I saw it differently, because …"
POLARITY = "good"
ADVICE = "Say how you expressed your disagreement, to whom, and with which reasons."

PATTERNS = (
    rf"i {ADVERB}{{0,2}}(?:disagreed|objected|pushed back|argued|protested|spoke up|insisted|stood my ground|stuck to my guns)(?: \S+){{0,4}}",
    rf"i {ADVERB}{{0,2}}(?:raised|voiced|expressed|shared) (?:my|the|some|a few) (?:\S+ )?(?:concerns?|doubts?|objections?|disagreement|opinion)(?: \S+){{0,3}}",
    rf"i {ADVERB}{{0,2}}(?:explained|told (?:him|her|them|my \S+|the \S+)) (?:\S+ )?why(?: \S+){{0,4}}",
    rf"i {ADVERB}{{0,2}}(?:challenged|questioned|confronted) (?:him|her|them|my|the|his|their)(?: \S+){{0,3}}",
)
_APOLOGY = re.compile(r"\b(?:sorry|apologi[sz]ed|apology)\b")
_SECTIONS = ("action", "situation")


def fits(text: str) -> bool:
    """Return whether a likely statement may voice a disagreement: not 'I told her that I was sorry'."""
    return _APOLOGY.search(text) is None


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, _SECTIONS)), ADVICE)
