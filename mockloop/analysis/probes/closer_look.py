"""A closer look at one of the speaker's own steps, always quoted: why that way, how it went, how long it took."""

from __future__ import annotations

import re

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import EVENT, STORY
from mockloop.analysis.probes.conflict import AT_ODDS
from mockloop.analysis.probes.kind import Find, Hit, Kind, as_step, best, if_told, step
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.whole_story import STRAIN
from mockloop.analysis.text.quotable import Clause

_FEWEST_WORDS = 6
_BEGUN = 0.1  # before this place the story is still being introduced
_DELIBERATE = step(
    r"asked|called (?:my|the|him|her|them|a)|offered|suggested|proposed|apologi[sz]ed|confronted|approached|reported|spoke to|talked to|stepped in|"
    r"stayed|kept|changed|moved|replaced|rewrote|switched|arranged|met with|sat down|contacted|emailed|messaged|wrote to|"
    r"volunteered|gave|agreed to|ignored|stopped|escalated|took (?:over|charge|responsibility|the initiative)|hired|split|cancelled|postponed|raised|shared|let|"
    r"invited|told|put|brought|scheduled|assigned|waited|avoided|reached out"
)
_MANIFOLD = step(
    r"organi[sz]ed|coordinated|prepared|set up|developed|designed|implemented|introduced|launched|improved|redesigned|"
    r"restructured|negotiated|handled|managed (?!to)|created|trained|mentored|led|analy[sz]ed|researched|reviewed|investigated|"
    r"rewrote|tested|documented|optimi[sz]ed|migrated|automated|refactored|built|established|conducted|facilitated|"
    r"worked (?:with|closely|on)|collaborated|debugged|integrated|revised|planned|standardi[sz]ed|streamlined"
)
_NOT_SO = whole_words(
    r"previous(?:ly)?|used to|in the past|also|whether|can|not|never|didn't|couldn't|wouldn't|don't|was|were|would|could|because|since|so that|in order to|so|when|if|"
    r"took (?:a|me|place|the (?:bus|train|job))|took (?:\S+ )?(?:class|course|exam|test)s?|left (?:for|the (?:house|room|company))|told me|"
    r"called (?:it|me|myself)|started (?:to|a|my|working|at|as|in)|kept (?:thinking|telling)|let me|gave (?:me|up)|stayed (?:in|at|up)|"
    r"turned out|set out|moved (?:to|on|in|out)|shared (?:a|the) (?:room|flat|house|apartment)"
)
_WHY = (
    r"no avail|(?:didn't|did not) work|because|since|so that|in order to|the reason|reasons?|instead|rather than|could have|otherwise|options?|alternatives?|"
    r"to (?:prevent|avoid|gain|get|ensure|make|see|find|help|give|let|save|keep|protect|show|learn|reduce|improve) .*|thought (?:that|it|about)|wanted to|felt (?:that|like|it)|knew (?:that|it)|figured|considered|hoping|hoped|believed"
)
_HOW = (
    r"first|second|then|next|by [a-z]+ing|started (?:by|with)|began (?:by|with)|steps?|for example|for instance|such as|"
    r"includ(?:ed|ing)|using|through|specifically|which involved|e\.g"
)
_HOME = whole_words(
    r"roommates?|sister|brother|husband|wife|mother|father|mom|dad|dish(?:es)?|girlfriend|boyfriend|games?|friendship|school|teacher|neighbou?rs?"
)
_UNSURE = whole_words(
    r"(?:i|my|this|feedback) .*|me|turned out|errors?|would|could|should|if|maybe|hope\w*|want\w*|not|never|didn't|think|learn\w*|realiz\w+|realis\w+"
)
_WENT_WELL = whole_words(
    r"succe\w+|improv(?:ed|ing)|increased|reduced|saved|launched|delivered|achieved|grew|won|adopted|on time|satisfied|"
    r"completed|finished|resolved|praised|positive"
)
_TROUBLE = whole_words(
    r"behind schedule|complain(?:ed|ing|ts?)|unhappy|failing|crash(?:ed|es|ing)|outages?|missing|slow|errors?|delays?|delayed|"
    r"lack of|deadline|went down|backlog|losing|lost|manual(?:ly)?|risk"
)
_HUNG_ON_IT = (
    r"otherwise|or else|would have|at risk|at stake|urgent|critical|emergency|lose|penalt\w+|danger|cost|revenue|impact\w*|because|"
    r"which meant|affect\w*|million|customers? (?:left|would)"
)
_TOWARDS = step(
    r"asked (?:him|her|them|my|the|for)|told (?:him|her|them|my \S+|the \S+) (?:that|to|how|what|about|i)|voiced|confronted|explained|suggested|offered|apologi[sz]ed|approached|"
    r"reported|called (?:him|her|them)|ignored|raised|brought (?:it|this) up|let (?:him|her|them)|invited|"
    r"encouraged|challenged|spoke (?:to|with)|talked (?:to|with)|sat down with|took (?:him|her|them|my \S+) aside|refused"
)
_MEANT = (
    r"hop(?:ed|ing)|want(?:ed)? .*|so that|in order to|so (?:he|she|they|it|we|i) (?:could|would|can)|because|aim\w*|goal|intend\w*|my intention|"
    r"thought (?:that|it|this)|to (?:see|make|get|find|resolve|solve|clear|settle|understand|help|let|avoid|ensure|discuss) .*"
)
_SPANS = (
    r"(?:\S+ )?(?:minutes?|hours?|days?|weeks?|weekends?|months?|years?|semesters?|summer|quarters?|sprints?)|overnight|yesterday|"
    r"last night|this (?:morning|week|weekend)|while|conflicts?|argu\w+|angry|upset|course"
)


def _step(verbs: re.Pattern[str], answered: str, before: int, after: int) -> Find:
    """Return a step that can be quoted and is not explained in the sentences beside it.

    Without the quotation, the question would refer to nothing.
    """
    explained = whole_words(answered)

    def find(narrative: Narrative) -> Hit | None:
        fitting = (
            c
            for c in narrative.matching(verbs)
            if _whole(c)
            and narrative.place(c) > _BEGUN
            and not explained.search(f"{c.said} {narrative.around(c, before, after)}")
        )
        return best(fitting, as_step)

    return find


def _at_odds(find: Find) -> Find:
    """Return such a step in a conflict, where an action is meant to achieve something."""
    return lambda narrative: find(narrative) if len(AT_ODDS.findall(narrative.story)) >= 2 else None


def _whole(clause: Clause) -> bool:
    if not clause.quote or clause.words < _FEWEST_WORDS or clause.section == "reflection":
        return False
    return not _NOT_SO.search(clause.said.partition(" ")[2])


def _said_in(found: re.Pattern[str], sections: tuple[str, ...], apart: re.Pattern[str]) -> Find:
    """Return a clause that matches in one of these sections, in a story about work with others."""

    def find(narrative: Narrative) -> Hit | None:
        if apart.search(narrative.story) or narrative.people < 2 or narrative.length < 60:
            return None
        fitting = (
            c for c in narrative.holding(found) if c.quote and c.words >= _FEWEST_WORDS and c.section in sections
        )
        return best(fitting, lambda clause: 0.0 if _UNSURE.search(clause.said) else 1.0)

    return find


def _no_other_way(narrative: Narrative) -> Hit | None:
    """Return whether something was hard, and the speaker took several steps to deal with it."""
    return Hit(1.0) if narrative.length >= 60 and narrative.own_steps >= 2 and STRAIN.search(narrative.story) else None


KINDS = (
    Kind(
        "why-just-that",
        "choice",
        _step(_DELIBERATE, _WHY, 1, 1),
        "Why did you do just that, and what else could you have done?",
        "Take one of your steps. Why did you do just that, and what else could you have done?",
        "you say what you did, but not why you did it in that way",
        ("trade_off",),
        worth=0.56,
        fits=EVENT,
        shown=("trade_off",),
    ),
    Kind(
        "what-you-hoped-for",
        "choice",
        _at_odds(_step(_TOWARDS, _MEANT, 1, 1)),
        "What did you hope would come of that?",
        "You turned to somebody there. What did you hope would come of it?",
        "you say what you did, but not what you wanted from it",
        ("influence", "trade_off"),
        worth=0.66,
        fits=EVENT,
    ),
    Kind(
        "walk-me-through-it",
        "step",
        _step(_MANIFOLD, _HOW, 0, 2),
        "Walk me through that: what did you do first, and what was the hard part?",
        "Take one of your steps. What did you do first, and what was the hard part?",
        "you named in a few words what must have been a good deal of work",
        ("first_person_action",),
        worth=0.76,
        fits=STORY,
    ),
    Kind(
        "how-much-was-yours",
        "part",
        _said_in(_WENT_WELL, ("result",), _HOME),
        "How much of that was your doing, and how could I tell?",
        "It went well. How much of that was your doing, and how could I tell?",
        "others had a part in it, but you did not say what your share was",
        ("first_person_action", "verification"),
        worth=0.62,
        fits=STORY,
    ),
    Kind(
        "what-hung-on-it",
        "stakes",
        _said_in(_TROUBLE, ("situation", "task"), _HOME),
        "What depended on that, and for whom?",
        "Something was not as it should be. What depended on that, and for whom?",
        "you say what was wrong, but not what depended on it",
        ("human_or_business_impact",),
        worth=0.4,
        fits=STORY,
        answered_near=_HUNG_ON_IT,
    ),
    Kind(
        "which-other-way",
        "choice",
        _no_other_way,
        "",
        "What else could you have done at that time, and what kept you from it?",
        "you told which way you took, but not which others there were",
        ("trade_off",),
        worth=0.25,
        fits=EVENT,
        late=True,
        answered_by=r"options?|alternatives?|instead|rather than|could have|would have|should have|otherwise|next time|differently|hindsight|looking back|"
        r"no choice|dilemma|kata|exercises?|arrays?|if i (?:could|had|were)|(?:i would|i'd) (?:probably|also|try|be)",
    ),
    Kind(
        "how-long-it-went-on",
        "time",
        if_told(100, own_steps=4),
        "",
        "How long did all that take, from its beginning to its end?",
        "I did not hear how long it took",
        ("quantified_result", "prioritised"),
        worth=0.3,
        fits=EVENT,
        answered_by=_SPANS,
    ),
)
