"""``mockloop stories``, and an interview with the person's notes."""

from __future__ import annotations

import json

import pytest

NOTES = """# The Friday queue
S: I run the evening shift at Harbour Pharmacy. The queue reached 45 minutes on Fridays.
T: I had to get it under 15 minutes without new staff.
A: I timed every step with Priya for two weeks.
R: Waiting time fell from 45 to 12 minutes, complaints dropped by 80%.
"""
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.md"
    path.write_text(NOTES)
    return path


def test_a_story_is_added_listed_shown_and_removed(run, notes):
    added = run("stories", "add", str(notes))
    assert "Added the story 'the-friday-queue'." in added.out
    assert "  figure 12 minutes" in added.out and "  name   Harbour Pharmacy" in added.out
    (listed,) = json.loads(run("stories", "list", "--json").out)
    assert (listed["name"], listed["title"]) == ("the-friday-queue", "The Friday queue")
    assert "I timed every step with Priya" in run("stories", "show", "the-friday-queue").out
    assert run("stories", "remove", "the-friday-queue", "--yes").out == "Deleted the story 'the-friday-queue'.\n"
    assert json.loads(run("stories", "list", "--json").out) == []


def test_the_same_figure_noted_twice_is_one_fact(run, notes):
    run("stories", "add", str(notes))
    shown = json.loads(run("stories", "show", "the-friday-queue", "--json").out)
    assert [fact["text"] for fact in shown["facts"] if fact["text"].startswith("45")] == ["45 minutes"]


def test_a_story_that_is_not_there_is_told_with_the_nearest_name(run, notes):
    run("stories", "add", str(notes))
    told = run("stories", "show", "friday-queue")
    assert told.status == 1
    assert told.err == "There is no story 'friday-queue'.\nDid you mean 'the-friday-queue'?\n"


def test_a_wrong_story_is_told_before_a_question_is_chosen(run, notes):
    run("stories", "add", str(notes))
    told = run("interview", "--story", "friday-queue")
    assert told.err == "There is no story 'friday-queue'.\nDid you mean 'the-friday-queue'?\n"
