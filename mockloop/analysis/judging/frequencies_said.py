"""Find how often the notes say that something happens, 'every quarter', or another period in its place."""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, SAID, AnswerText, FactCheck
from mockloop.analysis.text.frequencies import FREQUENCY, IN_AN_ANSWER, TIMES_A_PERIOD, period
from mockloop.analysis.text.synonyms import meanings
from mockloop.core.story import StoryFact

_SHARED = 2  # words of the notes around another period


def is_frequency(text: str) -> bool:
    """Return whether a fact is how often something happens."""
    return FREQUENCY.fullmatch(text) is not None


def frequency_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find the same period in words of the notes, else another one; None if neither was said."""
    about = meanings(fact.context.split()) - meanings(fact.text.split()) - meanings(["once", "twice", "thrice"])
    other: FactCheck | None = None
    for one in said:
        text = " ".join(one.tokens)
        for found in (*IN_AN_ANSWER.finditer(text), *TIMES_A_PERIOD.finditer(text)):
            first, last = text[: found.start()].count(" "), text[: found.end()].count(" ")
            shared = len(about & meanings(one.tokens[max(0, first - AROUND) : last + AROUND]))
            if period(found[0]) == period(fact.text) and (shared or not about):
                return one.check(fact, SAID, first, last)
            if shared >= min(_SHARED, len(about)) > 0 and period(found[0]) != period(fact.text):
                other = other or one.check(fact, DIFFERENTLY, first, last)
    return other
