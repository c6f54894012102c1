"""Others taught, coached or trained, so that they can do it themselves."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches
from mockloop.analysis.text.word_patterns import ADVERB

NAME = "others_developed"
TITLE = "Others developed"
SAY = "I showed … how to …; now they … without me."
POLARITY = "good"
ADVICE = "Say who you taught or coached, how, and what they could do afterwards."

PATTERNS = (
    rf"(?:i|we) {ADVERB}{{0,2}}(?!was|were)(?:mentored|coached|tutored|trained|taught|onboarded)(?: \S+){{0,4}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:showed|walked|talked) (?:them|him|her|the (?:\S+ )?(?:new|junior|trainee|student|intern|recruit|apprentice)\S*) (?:\S+ )?(?:how|through)(?: \S+){{0,3}}",
    rf"(?:i|we) {ADVERB}{{0,2}}(?:helped|let|had) (?:them|him|her) (?:\S+ )?(?:learn|practise|practice|try|grow|improve|understand)(?: \S+){{0,3}}",
)
_SECTIONS = ("action", "result")


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, _SECTIONS)), ADVICE)
