"""Exercises: a task from a course that the speaker was stuck on or solved."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import AnswerType
from mockloop.analysis.probes.kind import Hit, Kind, if_told
from mockloop.analysis.probes.narrative import Narrative

_EXERCISE: frozenset[AnswerType] = frozenset({"exercise"})
_STUCK = whole_words(
    r"stuck|blocked|struggl\w+|couldn't|could not|errors?|frustrat\w+|wrong|roadblock|no idea|confus\w+"
)


def _stuck(narrative: Narrative) -> Hit | None:
    return Hit(1.0) if narrative.length >= 40 and _STUCK.search(narrative.story) else None


KINDS = (
    Kind(
        "how-you-would-explain-it",
        "step",
        if_told(40),
        "",
        "How would you explain the solution to somebody who has just begun?",
        "whoever can explain a solution in plain words has understood it",
        ("others_developed", "technical_lesson"),
        worth=0.72,
        fits=_EXERCISE,
        answered_by=r"explain(?:ed|ing)? (?:it|this|the \S+) to|taught|showed (?:him|her|them)",
    ),
    Kind(
        "what-you-try-first-now",
        "lesson",
        _stuck,
        "",
        "If you got stuck like that again, what would you try first?",
        "you told how you got out of it, and not what you would do the next time",
        ("technical_lesson", "specific_lesson"),
        worth=0.72,
        fits=_EXERCISE,
        answered_by=r"next time|in (?:the )?future|from now on|i (?:now|always)|now i|going forward|moving forward|i (?:will|would|should)|if i (?:get|got)|lesson|learn(?:ed|t) (?:to|that)",
    ),
    Kind(
        "where-it-helped-since",
        "since",
        if_told(40),
        "",
        "Where has that helped you since?",
        "you solved it, and I did not hear where you have used it since",
        ("technical_lesson", "second_order_effect"),
        worth=0.68,
        fits=_EXERCISE,
        answered_by=r"since(?: then)?|from then on|now (?:i|use)|i now|still use|going forward|these days|every time",
    ),
    Kind(
        "how-you-checked-it",
        "measure",
        if_told(40),
        "",
        "How did you make sure that your solution was right?",
        "you told how you found it, and not how you knew that it was right",
        ("verification",),
        worth=0.66,
        fits=_EXERCISE,
        answered_by=r"test\w*|check\w*|console|pass(?:ed|ing)?|verif\w+|output|it worked|compared",
    ),
)
