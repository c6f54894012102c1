"""'I' with a verb in the past tense in the action: what the listener can credit to the speaker.

Only the action counts: Naim 2015 found that 'we' over the whole answer is no fault.
"""

from __future__ import annotations

import re

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good, matches
from mockloop.analysis.text.word_patterns import ADVERB, DEED, PARTICIPLE

NAME = "first_person_action"
TITLE = "Your own actions"
SAY = "First I …, then I …"
POLARITY = "good"
ADVICE = "Say 'I' with what you did, in every sentence of the action."

WHOLE = 30  # words; a shorter answer may have no action
_STATES = (
    r"(?:was|were|had|felt|knew|thought|wanted|needed|liked|loved|hoped|worked|lived|got|guessed|believed|wished|"
    r"remembered|enjoyed|feared|supposed|seemed|used|expected|hated|preferred|mixed|limited)"
)
_ADVERBS = rf"{ADVERB}{{0,3}}"
_REST = r"(?: (?:up|out|down|in|off|over|through|back))?(?: \S+)?"
DOING = (
    rf"(?:i {_ADVERBS}(?!{_STATES}\b){DEED}|"
    rf"(?:i've|i have|i'd|i had) {_ADVERBS}(?!{_STATES}\b){PARTICIPLE}){_REST}"
)
WORKED = (
    rf"i {_ADVERBS}(?:worked (?:out|through|with|on)|"
    r"got (?:them|him|her|the|everyone|people|hold|in touch|together)|had (?:them|him|her))(?: \S+)?"
)
_DID_WAS = r"(?:what|all|the (?:\S+ )?thing) i (?:\S+ )?did (?:\S+ )?(?:was|is)(?: \S+)?"
_JOINS = r"(?:(?:and|but|so|then|because|after that|in the end) )*"
_NO_SUBJECT = rf"(?:{DEED}|{PARTICIPLE}|first|next|afterwards|finally|instead|also|just|to|not|and|but|so|then|because|after|that|in|end|which|\w+ly)"
_OTHERS = re.compile(
    rf"{_JOINS}(?:(?:she|he|they|it|nobody|everybody|everyone)\b|(?:the |a )?(?!{_NO_SUBJECT}\b)\w+ {ADVERB}{{0,2}}{DEED}\b)"
)
_OWN = re.compile(r"(?<!\S)(?:i|we|my|me|myself|our|us)(?:'\w+)?(?!\S)")


def fits(text: str) -> bool:
    """Return whether a likely statement may be the speaker's deed: not 'she could not see it', 'Carol did the work'."""
    return _OTHERS.match(text) is None or _OWN.search(text) is not None


def detect(answer: Answer) -> list[Finding]:
    """Return the deeds in the action; in a whole story without any words counted as action, those in the rest of it."""
    unread = len(answer.tokens) >= WHOLE and not any(span.section == "action" for span in answer.spans)
    where = ("situation", "task", "result") if unread else ("action",)
    return good(answer, NAME, matches(answer, (DOING, WORKED, _DID_WAS), where), ADVICE)
