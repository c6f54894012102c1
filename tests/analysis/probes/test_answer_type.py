"""What sort of answer it is, and what of it was answered already."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.conversation import Conversation, read_story
from mockloop.analysis.probes.kind import cued
from mockloop.analysis.probes.narrative import Narrative
from mockloop.core.transcript import from_text


def narrative(text, question=""):
    return Narrative(Conversation((read_story(from_text(text)),)), question)


CAREER = (
    "I graduated in 1998 with a degree in botany. I joined a nursery for three years, and after that I worked as a "
    "driver. I got a job in a bakery in 2004, and ended up in a mill. "
)
HABIT = (
    "I always talk to people before I start. Usually they know more than I do, and I tend to listen for a while. "
    "You need to be patient, and I think that patience is what most people lack. "
)
RAMP = "I built a ramp out of old pallets. It was steep, so I designed a second one. I wrote the plan on a door. "


@pytest.mark.parametrize(
    ("question", "story", "sort"),
    [
        ("Tell me about a time you mended something.", "The gate was broken. I mended it with wire.", "event"),
        ("Tell me about yourself.", CAREER, "years"),
        ("How did you get into baking?", CAREER, "years"),
        ("Tell me about a time you changed your work.", CAREER, "event"),
        ("What made the ramp so steep?", RAMP, "project"),
        ("Tell me about a project that you are proud of.", RAMP, "project"),
        ("How do you work with others?", HABIT, "views"),
        ("Who came in at the door?", "One day a goat came in. It ate the list and left by the window.", "anecdote"),
        (
            "Tell me about a time you were stuck.",
            "I was stuck on a kata. The loop over the array never ended.",
            "exercise",
        ),
        (
            "Tell me about a time you were stuck.",
            "On a kata he was angry, and she and he left. I wrote the loop.",
            "event",
        ),
        ("What did you want at the time, in your work?", HABIT, "views"),
        ("", "The gate was broken. I mended it with wire.", "event"),
    ],
)
def test_an_answer_is_sorted_by_its_question_and_its_words(question, story, sort):
    assert narrative(story, question).answer_type == sort


def test_a_clause_is_closed_where_its_answer_stands_near_it_and_open_elsewhere():
    story = narrative("I asked the baker. He refused. It rained. It rained. It rained. It rained. I asked the miller.")
    asked = cued("i asked the (?:baker|miller)")
    assert [clause.said for clause in story.holding(asked)] == ["i asked the baker", "i asked the miller"]
    left = story.apart_from(cued("refused"))
    assert [clause.said for clause in left.holding(asked)] == ["i asked the miller"]


def test_what_somebody_said_in_quotation_marks_is_nobody_s_step():
    story = narrative('The foreman came. "I built the whole ramp." I said no.')
    assert "i built the whole ramp" not in [clause.said for clause in story.clauses]
    assert "i said no" in [clause.said for clause in story.clauses]
