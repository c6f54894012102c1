"""The speaker's own way through it: what was hard about it, and what of it they would keep."""

from __future__ import annotations

from mockloop.analysis.probes.answer_type import EVERY, NARRATED, ONCE
from mockloop.analysis.probes.kind import Kind, if_told

HARD_TOLD = (
    r"hard|harder|hardest|difficult\w*|tough\w*|tricky|challeng\w+|struggl\w+|pain\w*|stuck|frustrat\w+|furious|angry|angered|rage|overwhelm\w*|"
    r"stress\w*|panic\w*|afraid|scared|nervous|conflicts?|argu\w+|disagree\w*|upset|tension|resistan\w+|problem was|the worst"
)


KINDS = (
    Kind(
        "the-same-way-again",
        "lesson",
        if_told(80, own_steps=2),
        "",
        "Which part of what you did there would you do in just the same way again, and why?",
        "what you would keep shows what you think helped",
        "How do you know that it was this that helped?",
        ("specific_lesson", "verification"),
        worth=0.43,
        fits=ONCE,
        late=True,
        answered_by=r"same (?:way|thing)|do it again|wouldn't change|would not change|nothing different\w*|what helped|right decision|proud",
    ),
    Kind(
        "the-hard-part-of-it",
        "obstacle",
        if_told(60, own_steps=2),
        "",
        "What was the hardest part of that for you, and how did you get past it?",
        "you told what you did, but not what was hard about it",
        "What did you try first that did not help?",
        ("root_cause", "follow_through"),
        worth=0.68,
        fits=frozenset({"event", "anecdote"}),
        answered_by=HARD_TOLD,
    ),
    Kind(
        "anything-differently",
        "lesson",
        if_told(60, own_steps=1),
        "",
        "Looking back at all that, is there anything that you would do differently?",
        "you told how it went, but not what you would change about it",
        "What would that have changed?",
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
        "How did that show in what you did?",
        ("specific_lesson", "trade_off"),
        worth=0.36,
        fits=EVERY,
    ),
)
