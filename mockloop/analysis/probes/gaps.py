"""Gaps before and in the action: a particular event, own steps, the cause, who asked, who helped."""

from __future__ import annotations

import re

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import ONCE
from mockloop.analysis.probes.kind import Find, Hit, Kind
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.whole_story import STRAIN

_OWN_ACT = re.compile(
    r"(?<!\S)i(?:'d)? (?:(?:then|also|just|immediately|finally|first|quickly|[a-z]+ly) ){0,2}(?!(?:was|were|had|felt|thought|knew|saw|wanted|liked|"
    r"needed|loved|believed|reali[sz]ed|noticed|learned|used|worked|lived|heard|received|experienced|remembered|hated|feared|understood|meant|got)\b)"
    r"(?:[a-z-]+ed|made|went|took|told|said|found|gave|wrote|ran|led|built|brought|bought|taught|sent|kept|left|met|put|set|"
    r"sat|stood|spoke|spent|began|chose|drew|drove|held|read|showed|sold|split|did|came|paid|let)(?!\S)"
)
_AND_DID = re.compile(
    r"(?<!\S)(?:and|then) (?:[a-z]+ly )?(?!(?:was|had|felt)\b)(?:[a-z]+ed|made|went|took|told|said|found|gave|got|put|ran)(?!\S)"
)
_NOTHING_DONE = whole_words(r"i would|i'd|ignor\w+|avoid\w*|nothing|procrastinat\w+")
_IN_ORDER = (
    r"first|firstly|first of all|second|secondly|initially|started (?:by|with|to|out)|began (?:by|with|to)|at first|to start|step|then i|after that|next i|"
    r"next day|day one|day 1|the first thing"
)
_PROBLEM = whole_words(
    r"problems?|issues?|bugs?|broke|broken|complain\w*|errors?|wrong|mistakes?|fail\w*|late|delays?|missing|incident|outage|danger|unsafe|"
    r"unhappy|risks?|crash\w*|vulnerabilit\w+|conflicts?"
)


_VERY_SHORT, _RATHER_SHORT, _SHORT = 65, 110, 170  # words
_TOLD = 35  # words of action: with an outcome, the story is told in short


def _no_story(narrative: Narrative) -> Hit | None:
    """Find an answer without any step in the past: only habits, opinions, or what the speaker would do."""
    return Hit(1.0) if narrative.length >= 15 else None


def _short(narrative: Narrative) -> Hit | None:
    """Return whether the answer is so short that it can hardly say what was done."""
    if not 15 <= narrative.length < _SHORT or narrative.steps >= (5 if narrative.length < _RATHER_SHORT else 8):
        return None
    if narrative.length >= _VERY_SHORT and narrative.words_in("action") >= _TOLD and narrative.words_in("result") >= 8:
        return None
    return Hit(1.0 if narrative.length < _VERY_SHORT else 0.85 if narrative.length < _RATHER_SHORT else 0.5)


def _no_own_step(narrative: Narrative) -> Hit | None:
    """Find an answer long enough for the speaker's own steps that contains hardly any."""
    if narrative.length < 40:
        return None
    steps = len(_OWN_ACT.findall(narrative.story)) + len(_AND_DID.findall(narrative.story)) / 2 + narrative.steps / 2
    share = narrative.words_in("action") / narrative.length
    if steps > 1.5 or share > 0.2 or narrative.mentions(_NOTHING_DONE) or narrative.story.split().count("i") < 2:
        return None
    return Hit(1.1)


def _lacking(unless: str, strength: float, fewest: int = 40) -> Find:
    absent = whole_words(unless)

    def find(narrative: Narrative) -> Hit | None:
        return None if narrative.length < fewest or narrative.mentions(absent) else Hit(strength)

    return find


def _lacking_among_others(unless: str, strength: float) -> Find:
    """Find the same in a story in which several people took part."""
    lacking = _lacking(unless, strength)
    return lambda narrative: lacking(narrative) if narrative.people >= 2 and narrative.steps >= 3 else None


def _part_not_told(unless: str, strength: float) -> Find:
    """Find the same where 'we' did at least as much as the speaker."""
    lacking = _lacking_among_others(unless, strength)
    return lambda narrative: lacking(narrative) if 2 * narrative.own_steps <= narrative.steps else None


def _problem_without_cause(narrative: Narrative) -> Hit | None:
    """Find a problem without any cause or reason."""
    return Hit(0.9) if narrative.length >= 40 and _PROBLEM.search(narrative.story) else None


_STAKES = whole_words(
    r"otherwise|or else|would have (?:been|lost|meant|cost)|at risk|at stake|deadline|safety|urgent|critical|emergency|"
    r"could have|might have|would be (?:lost|late|unable|data)|will be \S+ loss|danger\w*|lose|losing|penalt\w+|in danger"
)


def _troubled(narrative: Narrative) -> Hit | None:
    """Return whether the speaker dealt with a problem; it counts more if nobody had asked for it."""
    if (
        narrative.length < 60
        or narrative.own_steps < 2
        or narrative.mentions(_STAKES)
        or len(STRAIN.findall(narrative.story)) < 2
    ):
        return None
    beyond = narrative.said.shows("deciding_unasked") or narrative.said.shows("scope_boundary")
    return Hit(1.0 if beyond else 0.9)


KINDS = (
    Kind(
        "one-time-when",
        "story",
        _no_story,
        "",
        "Take one time when that really happened. Where were you, and what did you do?",
        "I heard how you go about things, and one time when you did would show it",
        ("first_person_action",),
        worth=0.9,
        fits=frozenset({"views"}),
        early=True,
    ),
    Kind(
        "more-of-it",
        "story",
        _short,
        "",
        "I would like to hear more of that. What was the difficulty, and what did you do about it, step by step?",
        "the answer was short, and I could not see yet what you did",
        ("first_person_action",),
        worth=0.82,
        early=True,
    ),
    Kind(
        "the-first-thing-you-did",
        "story",
        _no_own_step,
        "",
        "Let us come to your own part. What did you do yourself, step by step?",
        "I heard more of what happened than of what you did yourself",
        ("first_person_action",),
        worth=0.8,
        answered_by=_IN_ORDER,
        early=True,
    ),
    Kind(
        "what-was-yours-to-do",
        "part",
        _part_not_told(
            r"my (?:own )?(?:job|role|task|part|responsibility|responsibilities|goal|duty|duties|assignment|position)|i (?:was|am|had been|'m) (?:\S+ )?(?:responsible|"
            r"assigned|asked|tasked|in charge|given|hired|appointed|expected|leading|the (?:lead|leader|only))|asked me|i (?:had|needed|wanted) to|as (?:a|an|the) \S+|myself|alone|on my own",
            0.7,
        ),
        "",
        "What exactly was yours to do in this, and what was somebody else's?",
        "I did not hear what your own part was meant to be",
        ("scope_boundary", "first_person_action"),
    ),
    Kind(
        "where-and-when",
        "story",
        _lacking(
            r"(?:when|while|where)|at|in|last|ago|during|once|one (?:day|time)|recently|yesterday|this (?:week|weekend|month|year|summer)",
            0.6,
            15,
        ),
        "",
        "Put me in the picture: where and when was that, and who else was there?",
        "I did not hear where and when that was",
        (),
        fits=ONCE,
        early=True,
    ),
    Kind(
        "who-had-asked-you",
        "part",
        _lacking(
            r"nobody|no one|(?:asked|told|assigned|wanted|tasked|gave|hired|made) me|my (?:job|task|role|responsibility|team|manager|boss)|i (?:decided|volunteered|offered|wanted|took)|"
            r"(?:was|were) (?:asked|assigned|told|responsible|tasked|given|hired)|as (?:a|an|the) \S+|initiative|responsible|assignment|project|in charge",
            0.5,
        ),
        "",
        "Who had asked you to do something about it, if anybody?",
        "I did not hear whether it had been given to you",
        ("deciding_unasked", "scope_boundary"),
        worth=0.25,
        fits=frozenset({"event"}),
    ),
    Kind(
        "who-could-have-helped",
        "others",
        _lacking_among_others(
            r"help(?:ed|s|ing)?|asked|advice|feedback|mentor\w*|support\w*|guidance|together|consult\w*|suggest\w*|alone|on my own|by myself",
            0.8,
        ),
        "",
        "Who could have helped you with it, and did you ask?",
        "I did not hear of anybody whom you asked",
        ("asked_for_help_or_feedback",),
        worth=0.42,
        answered_by=r"sons?|daughters?|kids?|children|husband|wife|roommates?|sister|brother|conflicts?",
    ),
    Kind(
        "what-was-the-cause",
        "cause",
        _problem_without_cause,
        "",
        "Why had it come to that in the first place?",
        "something was wrong, and I did not hear what was behind it",
        ("root_cause",),
        worth=0.3,
        fits=frozenset({"event"}),
        answered_by=r"because|since|as|so|the (?:cause|reason|problem|issue) (?:was|is)|due to|root cause|turned out|caused|reali[sz]ed|found (?:out|that)|fault|mistake",
    ),
    Kind(
        "what-was-at-stake",
        "stakes",
        _troubled,
        "",
        "What would have happened if you had done nothing about it?",
        "I did not hear what depended on it",
        ("human_or_business_impact",),
        worth=0.4,
        fits=frozenset({"event"}),
        answered_by=r"ignor\w+|nothing|avoid\w*|let it (?:go|be)|kept (?:quiet|my (?:head|mouth))|quit|left the|passed away|died|if i (?:had|hadn't|didn't)",
    ),
)
