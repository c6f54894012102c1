"""The advice for an answer beside its question: tell what was asked for, or choose another story."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.judging import quotations
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.judging.fix import BEFORE, Fix
from mockloop.analysis.topics.unanswered import unanswered


@dataclass(frozen=True, slots=True)
class BesideFix:
    """The advice, and whether it is sure enough to come before all other."""

    fix: Fix
    sure: bool


def beside_fix(bar: Bar | None, said: Conversation) -> BesideFix | None:
    """Return the advice; None if the answer tells what the question asks for, or if that is unsure."""
    topic = unanswered(bar.scenario.question, said) if bar else None
    if bar is None or topic is None or said.story is None:
        return None
    section = next(iter(bar.scenario.sections))
    quoted = quotations.first_of(said.story)
    fix = Fix(section, topic.advice, topic.remark, "", quoted, BEFORE if quoted else "", topic.say)
    return BesideFix(fix.among([reading.ask for reading in said.readings]), topic.bounds)
