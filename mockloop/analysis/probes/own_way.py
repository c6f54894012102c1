"""The speaker's own way through it: what was hard about it, and what of it they would keep."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import EVERY, NARRATED, STORY
from mockloop.analysis.probes.conflict import AT_ODDS
from mockloop.analysis.probes.kind import Hit, Kind, if_told
from mockloop.analysis.probes.lessons import says_what_to_change
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.whole_story import STRAIN, SUCCESS

HARD_TOLD = (
    r"hard|harder|hardest|difficult\w*|tough\w*|tricky|challeng\w+|struggl\w+|pain\w*|stuck|frustrat\w+|furious|angry|angered|rage|overwhelm\w*|"
    r"stress\w*|panic\w*|afraid|scared|nervous|conflicts?|argu\w+|disagree\w*|upset|tension|resistan\w+|problem was|the worst"
)

_ONE_TROUBLE = whole_words(
    r"mistakes?|fail\w*|conflicts?|disagree\w*|resistance|tension|hard|hardest|difficult\w*|challeng\w+|stuck|blocked|went wrong|obstacles?|problem|decision"
)


def _worked_out(narrative: Narrative) -> Hit | None:
    """Return whether several own steps came to a good end."""
    ended = SUCCESS.search(narrative.ending(0.5)) is not None and narrative.words_in("result") >= 4
    decided = "decision" in narrative.question.casefold()
    return Hit(1.0) if narrative.length >= 80 and narrative.own_steps >= 3 and ended and not decided else None


def _hard_part(narrative: Narrative) -> Hit | None:
    """Return whether the speaker did several things, and the story is not built around one trouble."""
    trouble = _ONE_TROUBLE.search(narrative.question.casefold()) or len(AT_ODDS.findall(narrative.story)) >= 2
    done = SUCCESS.search(narrative.ending(0.7)) is not None and narrative.own_steps >= 2
    return Hit(1.0) if narrative.length >= 60 and done and not trouble else None


def _not_looked_back(narrative: Narrative) -> Hit | None:
    """Return whether nothing is said of what could be better; less where all went smoothly."""
    if narrative.length < 60 or narrative.own_steps < 1 or says_what_to_change(narrative):
        return None
    return Hit(1.0 if STRAIN.search(narrative.story) else 0.75)


KINDS = (
    Kind(
        "the-same-way-again",
        "lesson",
        _worked_out,
        "",
        "Which part of what you did there would you do in just the same way again, and why?",
        "what you would keep shows what you think helped",
        ("specific_lesson", "verification"),
        worth=0.43,
        fits=STORY,
        late=True,
        answered_by=r"same (?:way|thing)|do it again|wouldn't change|would not change|(?:nothing|anything) different\w*|what helped|right (?:decision|thing|choice|call)|proud|stupid|injur\w+|police|fail(?:ed|ure)|mistakes?|i (?:would|'d) (?:still|always|do|have)|i think my actions|wouldn't (?:have )?(?:do|done|change)|works most|differently|should have|looking back|hindsight",
        shown=("own_mistake_admitted",),
    ),
    Kind(
        "the-hard-part-of-it",
        "obstacle",
        _hard_part,
        "",
        "What was the hardest part of that for you, and how did you get past it?",
        "you told what you did, but not what was hard about it",
        ("root_cause", "follow_through"),
        worth=0.68,
        fits=frozenset({"event", "anecdote"}),
        answered_by=rf"{HARD_TOLD}|reject\w*|disappoint\w*|wrong|horrible|issues?|problems?|unfortunately|embarrass\w*|pissed|debated",
    ),
    Kind(
        "anything-differently",
        "lesson",
        _not_looked_back,
        "",
        "Looking back at all that, is there anything that you would do differently?",
        "you told how it went, but not what you would change about it",
        ("specific_lesson", "own_mistake_admitted"),
        worth=0.4,
        if_yes="What is it, and what would that have changed?",
        if_no="Which part of it helped most, then?",
        fits=NARRATED,
        answered_by=r"differently|looking back|in (?:hindsight|retrospect)|should have|next time|regret\w*|same thing",
        shown=("specific_lesson", "own_mistake_admitted"),
    ),
    Kind(
        "what-mattered-most",
        "lesson",
        if_told(30),
        "",
        "What in all that mattered most to you, and why?",
        "nothing in it needs a closer look, and what mattered to you says something about you",
        ("specific_lesson", "trade_off"),
        worth=0.36,
        fits=EVERY,
    ),
)
