"""Answers that give an opinion instead of an event: its limits, its origin, who disagrees."""

from __future__ import annotations

from mockloop.analysis.probes.answer_type import AnswerType
from mockloop.analysis.probes.kind import Find, Hit, Kind

_VIEWS: frozenset[AnswerType] = frozenset({"views"})


def _long(fewest: int = 20) -> Find:
    return lambda narrative: Hit(1.0) if narrative.length >= fewest and not narrative.event_asked else None


KINDS = (
    Kind(
        "when-that-did-not-work",
        "obstacle",
        _long(),
        "",
        "When has that not worked for you, and what did you do then?",
        "you told how it goes, and the time when it did not would show its limits",
        ("own_mistake_admitted", "first_person_action"),
        worth=0.72,
        fits=_VIEWS,
        answered_by=r"didn't work|did not work|doesn't work|does not work|failed|went wrong",
    ),
    Kind(
        "hardest-part-of-it",
        "story",
        _long(),
        "",
        "Which part of it do you find the hardest, and what do you do about it?",
        "what is hard for you says more than what is easy",
        ("own_mistake_admitted", "first_person_action"),
        worth=0.7,
        fits=_VIEWS,
        answered_by=r"hard|hardest|difficult|toughest|challeng\w+|struggl\w+",
    ),
    Kind(
        "where-you-have-it-from",
        "lesson",
        _long(),
        "",
        "Where did you learn to see it that way?",
        "you told what you think, and not what brought you there",
        ("specific_lesson",),
        worth=0.68,
        fits=_VIEWS,
        answered_by=r"learned|learnt|taught|since i was|grew up|raised|experience taught",
    ),
    Kind(
        "who-sees-it-otherwise",
        "others",
        _long(30),
        "",
        "Who sees that differently from you, and what speaks for their view?",
        "others may have good reasons to see it differently",
        ("trade_off", "disagreement_voiced"),
        worth=0.58,
        fits=_VIEWS,
        answered_by=r"others think|some people|disagree\w*|on the other hand|people say",
    ),
)
