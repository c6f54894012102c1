"""A lesson beyond the task itself: the gap between people, teams or rules that let the problem live."""

from __future__ import annotations

import re

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good
from mockloop.analysis.language import any_of
from mockloop.analysis.lessons import lessons

NAME = "organizational_lesson"
TITLE = "An organizational lesson"
POLARITY = "good"
ADVICE = "Name the gap behind the problem: which shared objective, owner or rule was missing between the teams?"

TERMS = any_of(
    r"(?:shared|common|joint) (?:\S+ )?(?:objectives?|goals?|standards?|slos?|slas?|metrics?|definitions?)", r"slos?", r"slas?",
    r"s l o", r"organi[sz]ational(?:ly)?", r"(?:between|across|among) (?:the |our |all )?(?:\S+ )?(?:teams|departments|shifts|sites|functions|units|offices)",
    r"(?:no|any|every|each) (?:team|department|one) (?:\S+ ){0,2}?(?:owned|owns|shared|shares|responsible|accountable)",
    r"nobody (?:\S+ ){0,2}?(?:owned|owns|could see|was responsible|was accountable|shared)", r"(?:clear )?ownership", r"accountab(?:le|ility)",
    r"hand-?overs?", r"blind spots?", r"(?:alerting|reliability|reporting|safety) standards?", r"process gaps?", r"silos?", r"escalation (?:path|process)",
    r"incentives?", r"who (?:owns|decides|is responsible)", r"policy", r"policies", r"governance", r"(?:gap|gaps) between",
)  # fmt: skip


def detect(answer: Answer) -> list[Finding]:
    drawn = [lesson for lesson in lessons(answer) if not lesson.generic]
    told = (lesson.match for lesson in drawn if re.search(rf"(?<!\S){TERMS}(?!\S)", lesson.match.text))
    return good(answer, NAME, told, ADVICE)
