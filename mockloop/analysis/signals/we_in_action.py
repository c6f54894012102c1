"""'We' with a verb in the past tense in the action, where it hides the speaker. Not shown if 'I' is more frequent."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.signals.first_person_action import DOING
from mockloop.analysis.text.detection import bad, matches
from mockloop.analysis.text.word_patterns import ADVERB, DEED, PARTICIPLE

NAME = "we_in_action"
TITLE = "'We' in the action"
SAY = "I …; the others …"
POLARITY = "bad"
ADVICE = (
    "Turn each 'we' of the action into what you did yourself; give the others their credit in a sentence of its own."
)

_STATES = r"(?:was|were|been|had|felt|knew|thought|wanted|needed|lived|used|liked|loved|hoped)"
_ADVERBS = rf"{ADVERB}{{0,3}}"
WE = (
    rf"(?:we {_ADVERBS}(?!{_STATES}\b){DEED}|"
    rf"(?:we've|we have|we'd|we had) {_ADVERBS}(?!{_STATES}\b){PARTICIPLE}|"
    rf"(?:the team and i|our team|as a team we) {_ADVERBS}(?!{_STATES}\b){DEED})(?: \S+)?"
)


def detect(answer: Answer) -> list[Finding]:
    shared = matches(answer, (WE,), ("action",))
    own = matches(answer, (DOING,), ("action",))
    return bad(answer, NAME, shared, ADVICE) if len(shared) > len(own) else []
