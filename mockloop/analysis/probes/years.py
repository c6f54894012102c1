"""Answers that span years: a career, a beginning, a history. Most probes ask for one event and do not fit."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import AnswerType
from mockloop.analysis.probes.kind import Find, Hit, Kind
from mockloop.analysis.probes.narrative import Narrative

_YEARS: frozenset[AnswerType] = frozenset({"years"})


_MANY = 4  # words about years: with fewer the answer is about a beginning


def _began(narrative: Narrative) -> Hit | None:
    """Return whether the question asks how the speaker came to something that they may have continued since."""
    return Hit(1.0 if narrative.beginnings_asked else 0.0) if narrative.length >= 60 else None


def _long_way(cue: str, fewest: int = 30) -> Find:
    """As below, but only if enough years are told to look back on."""
    sooner = _more_where(cue, fewest)
    return lambda narrative: sooner(narrative) if narrative.years >= _MANY else None


def _advisable(cue: str, fewest: int) -> Find:
    """As ``_long_way``, or if the question asks how the speaker came to something."""
    told = _more_where(cue, fewest)
    return lambda narrative: told(narrative) if narrative.beginnings_asked or narrative.years >= _MANY else None


def _more_where(cue: str, fewest: int = 30) -> Find:
    """Return a condition that counts more if the story mentions what the probe asks about."""
    touched = whole_words(cue)
    return lambda narrative: (
        None if narrative.length < fewest else Hit(1.15 if touched.search(narrative.story) else 0.95)
    )


KINDS = (
    Kind(
        "the-hardest-step-of-the-way",
        "way",
        _long_way(r"moved|quit|left|decided|switched|changed|scared|risk\w*"),
        "",
        "Which step along the way was the hardest for you, and how did you get through it?",
        "you told of a long way, and its hardest step says most about you",
        ("first_person_action", "trade_off"),
        worth=0.74,
        fits=_YEARS,
        answered_by=r"hardest|toughest|most (?:difficult|challenging)|the hard part",
    ),
    Kind(
        "who-helped-on-the-way",
        "others",
        _long_way(r"he|she|friend|boss|manager|brother|father|mother|teacher|professor"),
        "",
        "Who helped you most along the way, and with what?",
        "nobody gets far alone, and I heard little about who helped you",
        ("asked_for_help_or_feedback",),
        worth=0.7,
        fits=_YEARS,
        answered_by=r"help(?:ed|s)? me|mentor\w*|with (?:his|her|their|the) help|taught me|supported me|thanks to|gave me (?:a|the) (?:chance|opportunity|job)|(?:hired|encouraged) me",
    ),
    Kind(
        "nearest-to-giving-up",
        "obstacle",
        _long_way(r"struggl\w*|fail\w*|money|hard|difficult|years of|slow\w*|rejected", 60),
        "",
        "When did you come closest to giving it up, and what kept you at it?",
        "I heard how it went on, and not when it almost stopped",
        ("follow_through",),
        worth=0.68,
        fits=_YEARS,
        answered_by=r"g[ia]ve up|giving up|gave it up|quit|quitting|nearly (?:stopped|left)|persever\w+|kept (?:at|going)|burn(?:t|ed) out",
    ),
    Kind(
        "what-you-still-use",
        "lesson",
        _long_way(r"learned|school|college|university|taught|training|degree|army|teacher"),
        "",
        "What from that time do you still use in your work today?",
        "you told where you come from, but not what you still use of it",
        ("specific_lesson", "second_order_effect"),
        worth=0.72,
        fits=_YEARS,
        answered_by=r"i (?:still|now) use|to this day|still (?:use|do|help\w*)",
    ),
    Kind(
        "which-turn-otherwise",
        "choice",
        _more_where(r"decided|chose|could|should|instead", 60),
        "",
        "If you stood at the beginning again, what would you do differently?",
        "you told how it came about, and not what you think of it now",
        ("specific_lesson", "trade_off"),
        worth=0.62,
        fits=_YEARS,
        answered_by=r"differently|hindsight|looking back|should have|would have (?:done|gone|started|been)|wish|regret\w*|mistakes?",
    ),
    Kind(
        "one-piece-of-it",
        "story",
        _long_way(r"built|build|project|worked on|wrote|product|designed", 80),
        "",
        "Take one piece of work out of that time that you are proud of. What did you yourself do in it?",
        "you told of a long time, and one piece of it would show how you work",
        ("first_person_action", "quantified_result"),
        worth=0.73,
        fits=_YEARS,
        answered_by=r"proud(?:est)?",
    ),
    Kind(
        "what-you-did-not-see-coming",
        "belief",
        _more_where(r"thought|expected|plan\w*|idea|imagin\w*|wanted to", 60),
        "",
        "What turned out differently from what you had thought when you began?",
        "what you had expected at the start shows how you have changed",
        ("specific_lesson",),
        worth=0.7,
        fits=_YEARS,
        answered_by=r"surpris\w+|unexpected\w*|turned out|didn't expect|never (?:thought|expected|imagined)|by accident",
    ),
    Kind(
        "what-made-you-stay-with-it",
        "belief",
        _began,
        "",
        "What was it about that work that made you stay with it?",
        "you told how you came to it, and not what has kept you there",
        ("follow_through",),
        worth=0.66,
        fits=_YEARS,
        answered_by=r"left (?:it|them|that)|to leave|quit|bored|boring|i (?:really )?(?:love|loved|enjoy\w*) (?:it|that|this|the|being|doing|working)|passion\w*|that's why i|fascinat\w+|fell in love|dropped out of \w+ and",
    ),
    Kind(
        "advice-for-that-way",
        "lesson",
        _advisable(r"started|learn\w*|school|job|community", 80),
        "",
        "What would you tell somebody who wants to go the same way today?",
        "what you would tell another shows what you have learned on the way",
        ("specific_lesson",),
        worth=0.68,
        fits=_YEARS,
        late=True,
        answered_by=r"advice|advise|i would tell|i'd tell|recommend\w*|you should|don't be afraid|mistakes?|worst things?",
    ),
    Kind(
        "was-it-the-right-step",
        "choice",
        _more_where(r"decided|joined|left|quit|moved|went full[- ]time|switched|accepted|took (?:a|the) job", 60),
        "",
        "Looking back, was it the right step for you, and what makes you say so?",
        "you told how you came to it, and not what you think of that step now",
        ("trade_off", "specific_lesson"),
        worth=0.69,
        fits=_YEARS,
        answered_by=r"best (?:decision|thing)|right (?:decision|step|choice|thing)|never (?:looked back|regretted)|regret\w*|glad (?:that )?i|happy (?:that )?i|worst (?:decision|thing)s?",
    ),
)
