"""A lesson that only this story could give: more than a commonplace, and plainly stated."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good
from mockloop.analysis.text.lessons import lessons

NAME = "specific_lesson"
TITLE = "A specific lesson"
SAY = "From this I learned …, so today I …"
POLARITY = "good"
ADVICE = "Close with one insight that could only have come from this story."


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, (lesson.match for lesson in lessons(answer) if lesson.specific), ADVICE)
