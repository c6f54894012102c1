"""Which question of a loop a story is planned for."""

from __future__ import annotations

import re

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.progress.story_fit import LEAST, serves_because, story_fit, suited_to, with_stories
from mockloop.core.loop import LoopQuestion
from mockloop.core.story import Story
from mockloop.library.loader import load_scenario
from mockloop.library.notes import read_notes

ASKED = [LoopQuestion("q1", "conflict", ""), LoopQuestion("q2", "failure", ""), LoopQuestion("q3", "feedback", "")]
OVEN = """# The oven
S: At the bakery the big oven stood still every Monday morning.
A: I kept a list for three weeks and found that the timer was wrong. I ordered a new one.
R: We lost no Monday since, and 60 loaves are sold instead of 20."""
RECIPE = """# The recipe
S: My baker wanted to use the old recipe, and I disagreed.
A: I asked her why, baked both, and we let forty customers taste them.
R: They chose the new one, and she sells it under her name."""


def plans(fits: dict[tuple[str, str], float], *names: str) -> list[str | None]:
    """The story planned for each question, where these fit so well and all others not at all."""
    stories = [Story(name, name.title()) for name in names]
    return [
        one.story
        for one in with_stories(ASKED, stories, lambda story, one: fits.get((story.name, one.scenario), LEAST - 1))
    ]


def fit(notes: str, question: str) -> float:
    return story_fit(read_notes(notes, "notes"), Bar(load_scenario(question), "sde2"))


def test_one_story_is_planned_for_the_question_that_it_serves_best_and_for_no_other():
    assert plans({("oven", "q1"): 0.2, ("oven", "q2"): 0.7, ("oven", "q3"): 0.4}, "oven") == [None, "oven", None]


def test_two_stories_are_never_planned_for_one_question():
    fits = {("oven", "q2"): 0.9, ("queue", "q2"): 0.8, ("queue", "q3"): 0.1}
    assert plans(fits, "oven", "queue") == [None, "oven", "queue"]


def test_a_story_that_serves_no_question_is_planned_for_none():
    assert plans({}, "oven") == [None, None, None]
    assert plans({}) == [None, None, None]


def test_the_order_decides_between_equals():
    fits = {(name, one.scenario): 0.5 for name in ("oven", "queue") for one in ASKED}
    assert plans(fits, "oven", "queue") == ["oven", "queue", None]


def test_a_story_without_a_disagreement_does_not_serve_a_question_about_one():
    assert fit(OVEN, "disagreed-with-boss") < LEAST <= fit(RECIPE, "disagreed-with-boss")


def test_notes_that_name_a_competency_serve_its_questions_best_whatever_they_say():
    tagged = f"{OVEN}\n## Tells of\nhave-backbone"
    assert fit(tagged, "disagreed-with-boss") > fit(RECIPE, "disagreed-with-boss")


def test_notes_that_name_another_competency_serve_a_question_less():
    tagged = f"{RECIPE}\n## Tells of\nfailure"
    assert LEAST <= fit(tagged, "disagreed-with-boss") < fit(RECIPE, "disagreed-with-boss")


def test_a_question_that_suits_a_story_is_one_that_it_answers():
    bars = [Bar(load_scenario(name), "sde2") for name in ("disagreed-with-boss", "root-cause-found", "regret")]
    assert suited_to(read_notes(RECIPE, "recipe"), bars)[0] == "disagreed-with-boss"
    assert "disagreed-with-boss" not in suited_to(read_notes(OVEN, "oven"), bars)


def test_customers_alone_make_no_story_about_a_difficult_one():
    angry = RECIPE.replace("R: ", "A: One of them was furious, and I gave him a cake.\nR: ")
    assert fit(RECIPE, "angry-customer") < 1.0 <= fit(angry, "angry-customer")


def test_a_story_suits_a_question_about_a_failure_only_if_its_notes_say_what_failed():
    bars = [Bar(load_scenario(name), "sde2") for name in ("failure", "stuck")]
    assert suited_to(read_notes(OVEN, "oven"), bars) == ("stuck",)
    assert "failure" in suited_to(read_notes(f"{OVEN}\nLesson: I forgot to tell the night shift.", "oven"), bars)


def test_the_reason_names_the_competency_of_the_notes_or_what_they_tell_of_or_how_much_they_show():
    def because(notes: str, question: str) -> str:
        return serves_because(read_notes(notes, "notes"), Bar(load_scenario(question), "sde2"))

    tagged = because(f"{OVEN}\n## Tells of\nhave-backbone", "disagreed-with-boss")
    assert tagged == "your notes say that it is for Amazon's Have Backbone; Disagree and Commit"
    assert because(RECIPE, "disagreed-with-boss") == "your notes tell of a disagreement"
    assert re.fullmatch(r"your notes show \d of \d+ things that it looks for", because(OVEN, "root-cause-found"))
