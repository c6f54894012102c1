"""A lesson about the craft itself: a mechanism, a method, a tool, and what it does when it fails."""

from __future__ import annotations

import re

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good
from mockloop.analysis.language import any_of
from mockloop.analysis.lessons import lessons

NAME = "technical_lesson"
TITLE = "A technical lesson"
POLARITY = "good"
ADVICE = "Say what you learned about the craft: the mechanism, the method, what made the fix precise."

TERMS = any_of(
    r"retr(?:y|ies)(?: \S+)?", r"concurren(?:cy|t)", r"race conditions?", r"locks?", r"deadlocks?", r"idempoten(?:t|cy)",
    r"tests?", r"tested", r"testing", r"regressions?", r"reproduc(?:e|ed|ing|tion)", r"debug(?:ging|ged)?", r"logs?", r"logging",
    r"code", r"bugs?", r"quer(?:y|ies)", r"cach(?:e|es|ing)", r"index(?:es)?", r"migrations?", r"schemas?", r"deploy(?:s|ed|ment|ments)?",
    r"rollbacks?", r"timeouts?", r"latency", r"data model", r"pipelines?", r"alerts?", r"alerting", r"metrics", r"monitoring",
    r"apis?", r"databases?", r"servers?", r"configuration", r"firmware", r"sensors?", r"calibrat(?:e|ed|ion)", r"toleranc(?:e|es)",
    r"torque", r"welds?", r"seals?", r"valves?", r"pressure", r"voltage", r"wiring", r"samples?", r"controls?", r"dosages?", r"doses?",
    r"scripts?", r"automat(?:e|ed|ion)", r"formulas?", r"spreadsheets?", r"measure(?:d|ment|ments)?", r"root cause", r"edge cases?",
    r"failure modes?", r"validat(?:e|ed|ion)", r"checksums?", r"backups?",
)  # fmt: skip


def detect(answer: Answer) -> list[Finding]:
    drawn = [lesson for lesson in lessons(answer) if not lesson.generic]
    told = (lesson.match for lesson in drawn if len(set(re.findall(rf"(?<!\S){TERMS}(?!\S)", lesson.match.text))) >= 2)
    return good(answer, NAME, told, ADVICE)
