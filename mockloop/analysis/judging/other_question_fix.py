"""The advice for an answer to another question: tell what was asked for, or choose another story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.analysis.judging import quotations
from mockloop.analysis.judging.absence import not_heard
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.judging.fix import BEFORE, Fix
from mockloop.analysis.signals import registry
from mockloop.analysis.topics.unanswered import unanswered


@dataclass(frozen=True, slots=True)
class OtherQuestionFix:
    """The advice; ``sure``: it comes before all other advice; ``signals``: those that it covers already."""

    fix: Fix
    sure: bool
    signals: tuple[str, ...] = ()

    def among(self, others: Sequence[Fix]) -> tuple[Fix, ...]:
        """Return this advice with the others, without those that say the same."""
        titles = [registry.signal(name).TITLE.lower() for name in self.signals]
        said = {not_heard(title, surely) for title in titles for surely in (True, False)}
        left = tuple(fix for fix in others if fix.evidence not in said)
        return (self.fix, *left) if self.sure else (*left, self.fix)


def other_question_fix(bar: Bar | None, said: Conversation) -> OtherQuestionFix | None:
    """Return the advice; None if the answer tells what the question asks for, or if that is unsure."""
    topic = unanswered(bar.scenario.question, said) if bar else None
    if bar is None or topic is None or said.story is None:
        return None
    section = next(iter(bar.scenario.sections))
    quoted = quotations.first_of(said.story)
    fix = Fix(section, topic.advice, topic.remark, "", quoted, BEFORE if quoted else "", topic.say)
    return OtherQuestionFix(fix.among([reading.ask for reading in said.readings]), topic.bounds, topic.signals)
