"""``mockloop interview`` on a terminal: it offers questions where none is named, and takes any of your own."""

from __future__ import annotations

import os
import re

import pytest

from mockloop.library import catalog
from testkit.program import Program, programs, shown
from testkit.sessions import interview, when

TYPED = ("--engine", "typed", "--voice", "off", "--probes", "0")
STORY = "The bay was full. I printed a slip for each box and it went down to 400 parcels.\r\r"
RECIPE = """# The recipe
S: My baker wanted to use the old recipe, and I disagreed.
A: I asked her why, baked both, and we let forty customers taste them.
R: They chose the new one, and she sells it under her name."""


@pytest.fixture
def program(tmp_path):
    with programs(dict(os.environ), tmp_path / "home") as start:
        yield start


def answered(held: Program) -> None:
    held.wait_for("Listening")
    held.press(STORY)
    held.wait_for("Verdict: ")
    assert held.finish() == 0


def stopped(held: Program) -> None:
    """Leave before the answer, since which question was asked is known."""
    held.wait_for("Listening")
    held.press("/stop\r")
    held.finish()


def test_without_an_id_questions_are_offered_and_enter_takes_the_first(program, tmp_path):
    held = program("interview", *TYPED)
    held.wait_for("Some questions, chosen by chance:")
    first = held.wait_for(r"  1  .+?(?=\r\n  2)")
    held.wait_for("  5  ")
    held.wait_for("Or type a topic")
    held.wait_for("Which one")
    held.press("\r")
    asked = re.sub(r"\s+", " ", held.wait_for(r"Interviewer: .+?(?=\r\nListening)"))
    assert asked.removeprefix("Interviewer: ").strip() in re.sub(r"\s+", " ", first)
    stopped(held)


def test_a_number_takes_that_question(program):
    held = program("interview", *TYPED)
    third = held.wait_for(r"(?<=  3  ).+?(?=\r\n  4)")
    held.wait_for("Which one")
    held.press("3\r")
    assert " ".join(third.split()) in " ".join(held.wait_for(r"Interviewer: .+?(?=\r\nListening)").split())
    stopped(held)


def test_with_a_story_the_questions_that_suit_it_are_offered_each_with_the_reason(program, tmp_path):
    stories = tmp_path / "home" / "stories"
    stories.mkdir(parents=True)
    (stories / "the-recipe.md").write_text(RECIPE, encoding="utf-8")
    held = program("interview", "--story", "the-recipe", *TYPED)
    held.wait_for("Questions that suit your story 'The recipe', the best first:")
    first = held.wait_for(r"  1  .+?(?=\r\n  2)")
    assert "disagree" in first
    assert "(your notes tell of a disagreement)" in re.sub(r"\s+", " ", first)
    held.wait_for("Which one")
    held.press("\r")
    stopped(held)


def test_words_search_the_bank_and_what_finds_nothing_says_what_to_do(program, tmp_path):
    held = program("interview", *TYPED)
    held.wait_for("Which one")
    held.press("xyzzy\r")
    held.wait_for("No question has any of these words")
    held.wait_for("Which one")
    held.press("angry customer\r")
    held.wait_for(r"  1  .+?\(Difficult customers\)")
    held.wait_for("Which one")
    held.press("1\r")
    stopped(held)
    assert catalog.questions()[shown(tmp_path / "home")["scenario"]].competency == "difficult-customer"


def test_what_is_due_is_offered_first_a_walkthrough_as_well(program, tmp_path):
    interview(tmp_path / "home" / "sessions", when(1))
    held = program("interview", *TYPED)
    held.wait_for("What is due, then questions chosen by chance:")
    held.wait_for(r"  1  Tell me about a time when you noticed .+?\(due\)")
    held.wait_for(r"  2  [^(]+(?=\r\n  3)")


def test_what_was_practised_just_now_is_not_due(program):
    held = program("interview", "angry-customer", *TYPED)
    answered(held)
    held = program("interview", *TYPED)
    held.wait_for("Some questions, chosen by chance:")


def test_a_question_of_ones_own_needs_nothing_else(program, tmp_path):
    held = program("interview", "--question", "Tell me about a quarrel with a colleague over the rota.", *TYPED)
    held.wait_for(r"Judged by Handling conflict, the closest match")
    held.wait_for("Interviewer: Tell me about a quarrel with a colleague over the rota.")
    answered(held)
    assert shown(tmp_path / "home")["answers"][0]["text"].startswith("Tell me about a quarrel")
