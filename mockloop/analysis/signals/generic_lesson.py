"""A general lesson: 'communication is important' fits any story, so it says nothing about this one."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import bad
from mockloop.analysis.text.lessons import lessons

NAME = "generic_lesson"
TITLE = "A lesson for every occasion"
SAY = "From this I learned …, so today I …"
POLARITY = "bad"
ADVICE = "Tie the lesson to this story: what in it would you set up differently, and why there?"


def detect(answer: Answer) -> list[Finding]:
    drawn = lessons(answer)
    if any(not lesson.generic for lesson in drawn):
        return []
    return bad(answer, NAME, (lesson.match for lesson in drawn), ADVICE)
