"""Difficulties: what was hard, what failed, what was believed or felt, and where time was short."""

from __future__ import annotations

import re

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.kind import Find, Hit, Kind, best
from mockloop.analysis.probes.narrative import Narrative

_HARD = re.compile(
    r"(?:.*\b(?:was|were|became|is|found it|it's|very|so|really) )?(?:difficult|hard (?:to|for)|challenging|tough|complicated|confusing)\b|"
    r"i (?:[a-z]+ )?(?:struggled|was struggling|was stuck|got stuck|was overwhelmed|had no idea|couldn't figure)\b"
)
_NOT_HARD = whole_words(
    r"not|wasn't|isn't|never|nothing|less|without|no longer|how (?:hard|difficult)|work(?:ed|ing)? hard"
)
_FAILED = re.compile(
    r"(?<!\S)(?:didn't (?:work|help)|did not (?:work|help)|failed|wasn't (?:working|effective|enough)|was not (?:working|effective|enough)|"
    r"no (?:success|luck|avail)|not very effective|kept (?:failing|crashing)|went wrong|broke down)(?!\S)"
)
_BELIEVED = re.compile(
    r"i (?:had |really |honestly |just |still )?(?:believed|assumed|expected|was (?:sure|certain|convinced)|suspected|doubted|thought (?:that |it |this |the |they |he |she |we |my )"
    r"(?!.*\b(?:cool|fun|interesting|great|awesome|nice|amazing|myself)\b))(?= ?(?:\S+ ?){3,})"
)
_WONDERED = whole_words(r"why|what|how|maybe|wow|oh|wonder(?:ed)?|myself|in|you|was i|am i|[a-z]+ing about")
_FELT = re.compile(
    r"i (?:was|felt|got|became|started to feel|started feeling|had been) (?:\S+ )?(?:\S+ )?(?:overwhelmed|frustrated|nervous|afraid|scared|anxious|"
    r"angry|stressed|upset|worried|embarrassed|ashamed|disappointed|uncomfortable|terrified|intimidated|"
    r"annoyed|guilty|burnt out|burned out|lonely)\b"
)
_TIME = re.compile(
    r"(?<!\S)(?:deadline (?:was|of|for)|(?:tight|strict|short|looming|approaching) (?:schedule|timeline|deadline)|short on time|running out of time|limited time|"
    r"(?:only|just) (?:had )?(?:a|one|two|three|four|five|\d+) (?:few )?(?:hours?|days?|weeks?|months?) (?:to|left|until|before)|under time pressure)(?!\S)"
)
_REASON = r"because|since|so that|that's why|that is why|the reason|due to|based on|as i|as he|as they|reali[sz]ed|turned out|seemed|seeing|after|which meant"


def _hard(narrative: Narrative) -> Hit | None:
    """Return what is called hard, is not denied, and does not open the answer."""
    found = (
        c
        for c in narrative.matching(_HARD)
        if not _NOT_HARD.search(c.said) and narrative.place(c) > 0.1 and c.words >= 5
    )
    return best(found, lambda clause: _DURING.get(clause.section, 0.0))


def _believed(narrative: Narrative) -> Hit | None:
    found = (
        c for c in narrative.matching(_BELIEVED) if not _WONDERED.search(" ".join(c.said.split()[2:5])) and c.words >= 7
    )
    return best(found, lambda clause: {"result": 0.4, "reflection": 0.0}.get(clause.section, 1.0))


def _holds(found: re.Pattern[str], strengths: dict[str, float]) -> Find:
    def find(narrative: Narrative) -> Hit | None:
        return best(narrative.holding(found), lambda clause: strengths.get(clause.section, 0.0))

    return find


def _begins(found: re.Pattern[str], strengths: dict[str, float], fewest: int = 5) -> Find:
    def find(narrative: Narrative) -> Hit | None:
        fitting = (c for c in narrative.matching(found) if c.words >= fewest)
        return best(fitting, lambda clause: strengths.get(clause.section, 0.0))

    return find


_DURING = {"action": 1.0, "situation": 0.8, "task": 0.9, "result": 0.4, "": 0.8}
KINDS = (
    Kind(
        "what-made-it-hard",
        "obstacle",
        _hard,
        "What exactly made it hard, and what got you past it?",
        "You say that it was hard. What exactly made it so, and what got you past it?",
        "you named something hard, and how you got past it deserves more",
        ("root_cause", "follow_through"),
        worth=0.45,
        answered_near=rf"{_REASON}|so i|so we|in the end|finally|eventually|managed to|was able to|overc[oa]me|i decided|instead|helped|had to|didn't|not",
    ),
    Kind(
        "what-then",
        "obstacle",
        _holds(_FAILED, {"action": 1.0, "situation": 0.5, "result": 0.4, "task": 0.6, "": 0.8}),
        "What did you make of that, and what did you do next?",
        "Something did not work. What did you make of that, and what did you do next?",
        "something did not work, and what you did about it deserves more",
        ("root_cause", "follow_through"),
        worth=0.36,
        answered_near=rf"{_REASON}|so i|so we|then i|then we|i (?:decided|tried|called|talked|asked|went|started|thought|had)|after (?:that|this)|instead|eventually",
    ),
    Kind(
        "what-was-that-based-on",
        "belief",
        _believed,
        "What was that based on?",
        "You went by what you believed. What was that based on?",
        "you say what you thought, but not what it was based on",
        ("trade_off", "root_cause"),
        worth=0.55,
        answered_near=_REASON,
    ),
    Kind(
        "what-you-did-with-the-feeling",
        "belief",
        _begins(_FELT, {"action": 0.8, "situation": 0.8, "task": 0.8, "": 0.7}),
        "How did that show in what you did next?",
        "You told how you felt. How did that show in what you did next?",
        "you told a feeling, but you did not say what it made you do",
        ("own_mistake_admitted",),
        worth=0.3,
        answered_near=r"so i|so we|then i|because|that's why|i (?:[a-z]+ )?(?:decided|told|said|called|asked|talked|went|tried|started|let|addressed|confronted|had to|apologi[sz]ed)",
    ),
    Kind(
        "what-gave-way-to-the-clock",
        "time",
        _holds(_TIME, {"situation": 0.9, "task": 1.0, "action": 0.9, "": 0.8}),
        "What did you leave undone, or do less well, to be in time?",
        "There was little time. What did you leave undone, or do less well, to be in time?",
        "time was short, but you did not say what you left out for it",
        ("prioritised", "trade_off"),
        worth=0.7,
        answered_near=r"instead of|left out|skipped|dropped|postponed|put off|prioriti[sz]ed|cut (?:out|down|back|corners)|missed|wasn't able|couldn't finish",
    ),
)
