"""How often something happens: 'every quarter', 'weekly', 'twice a month'."""

from __future__ import annotations

import re

_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_ADVERBS |= {"yearly": "year", "annually": "year", "nightly": "night", "fortnightly": "fortnight"}
_PERIODS = "fortnight|hour|day|week|month|quarter|year|morning|afternoon|evening|night|shift|term|season|weekend"
FREQUENCY = re.compile(rf"\b(?:(?:every|each|once (?:a|per)) (?:{_PERIODS})|{'|'.join(_ADVERBS)})\b", re.IGNORECASE)


_TWO_WEEKS = re.compile(r"(?:every|each) (?:two weeks|2 weeks|other week|second week)", re.IGNORECASE)
IN_AN_ANSWER = re.compile(rf"{_TWO_WEEKS.pattern}|{FREQUENCY.pattern}", re.IGNORECASE)
# how an answer may put it too: 'two times a day'
TIMES_A_PERIOD = re.compile(rf"\b(?:times|once|twice|thrice) (?:a|per|each|every) (?:{_PERIODS})\b", re.IGNORECASE)


def period(text: str) -> str:
    """Return the period in which something happens once: 'quarter' for 'every quarter' and for 'quarterly'."""
    if _TWO_WEEKS.fullmatch(text):
        return "fortnight"
    last = text.lower().split()[-1]
    return _ADVERBS.get(last, last)
