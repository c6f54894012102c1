"""Things that were made: what was hard, who used them, and what comes next."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import AnswerType
from mockloop.analysis.probes.kind import Find, Hit, Kind, if_told
from mockloop.analysis.probes.own_way import HARD_TOLD

_PROJECT: frozenset[AnswerType] = frozenset({"project"})


_MADE = whole_words(
    r"(?:i|we|i've|we've|i'd)(?: \S+){0,3}? (?:built|building|wrote|writing|created|creating|designed|designing|developed|developing|"
    r"implemented|coded|programmed|prototyped|made (?:a|an|the|it)|launched|released|shipped)"
)


def _made(fewest: int) -> Find:
    """Return whether the speaker says that they made something, and not that they ran or led it."""
    return lambda narrative: Hit(1.0) if narrative.length >= fewest and _MADE.search(narrative.story) else None


KINDS = (
    Kind(
        "the-hard-part-of-making-it",
        "obstacle",
        if_told(60),
        "",
        "What was the hardest part of that work, and how did you get past it?",
        "you told what you made, and not what was hard about it",
        ("root_cause", "follow_through"),
        worth=0.78,
        fits=_PROJECT,
        answered_by=f"{HARD_TOLD}|annoying|broke|pain points|got mad|issues",
    ),
    Kind(
        "what-comes-next-for-it",
        "next",
        _made(60),
        "",
        "If you had another month for it, what would you build or change, and why that first?",
        "what you would do next shows what you think is still missing",
        ("prioritised", "trade_off"),
        worth=0.64,
        fits=_PROJECT,
        late=True,
        answered_by=r"next (?:step|version|release|thing)\w*|we next plan|plan(?:ning)? to|going to (?:add|build|make|rewrite)|in the future|start over|roadmap|abandoned|shut (?:it )?down",
    ),
    Kind(
        "when-others-had-a-use",
        "outcome",
        _made(60),
        "",
        "When did you first see that others had a use for it, and how could you tell?",
        "I did not hear how you could tell that it was wanted",
        ("human_or_business_impact", "customer_need"),
        worth=0.62,
        fits=_PROJECT,
        answered_by=r"stars|users?|customers?|clients?|readers?|players?|downloads?|hacker news|reddit|success\w*|adopted|pre-?orders?|sold|feedback|impressed|people (?:started|were|loved|liked|use|used)|started using|my (?:house|home|own)|for myself|for fun|homework|class|course",
    ),
)
