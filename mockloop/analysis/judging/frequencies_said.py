"""Find how often the notes say that something happens, 'every quarter', or another period in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, SAID, AnswerText, FactCheck
from mockloop.analysis.text.frequencies import FREQUENCY, IN_AN_ANSWER, TIMES_A_PERIOD, period
from mockloop.analysis.text.synonyms import meanings
from mockloop.analysis.text.written_numbers import plain_number
from mockloop.core.story import StoryFact

_INTERVAL = re.compile(r"(?:every|each) (\d{1,2}) ((?:hour|day|week|month|year)s?)", re.IGNORECASE)
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_NEAR = 0.05  # of the time between: twelve months are a year
_SHARED = 2  # words of the notes around another period


def is_frequency(text: str) -> bool:
    """Return whether a fact is how often something happens."""
    return FREQUENCY.fullmatch(text) is not None


def as_often_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'twice a year' for 'every 6 months'; None for another fact or if it was not said."""
    every = re.search(rf"\b(?:every|each) {re.escape(fact.text)}", fact.context, re.IGNORECASE)
    noted = _INTERVAL.fullmatch(every[0] if every else fact.text)
    days = float(noted[1]) * _DAYS[noted[2].rstrip("s").lower()] if noted else 0.0
    for one in said if days else ():
        for place, token in enumerate(one.tokens):
            times = _OFTEN.get(token, 0) or (
                plain_number(token) if one.tokens[place + 1 : place + 2] == ("times",) else 0
            )
            at = place + 1 + (token not in _OFTEN)
            per, thing = (*one.tokens[at : at + 2], "", "")[:2]
            if (
                times
                and per in ("a", "per", "each", "every")
                and abs(_DAYS.get(thing, 0.0) / times - days) <= _NEAR * days
            ):
                return one.check(fact, SAID, place, at + 1)
    return None


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
