"""``mockloop stories drill``, ``record`` and ``map``, with typed answers."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

NOTES = """# The Friday queue
## Tells of
ownership
S: I run the evening shift at Harbour Pharmacy. The queue reached 45 minutes on Fridays.
A: I timed every step with Priya for two weeks.
R: Waiting time fell from 45 to 12 minutes.
"""
OTHER = (
    "# The oven\nS: The bakery had 3 ovens.\nA: I asked Tino to mend the oven by noon.\nR: We sold 200 loaves that day."
)
TOLD = "I ran a bakery in Bristol with 4 people. I asked Tino to move the inspection. We had 200 customers.\n\n"
RECALLED = "At Harbour Pharmacy the queue took 45 minutes. I timed every step with Priya. It fell to 18 minutes.\n\n"


@pytest.fixture
def add(run, tmp_path):
    def added(text: str):
        path = tmp_path / "notes.md"
        path.write_text(text)
        return run("stories", "add", path)

    return added


def test_a_story_told_from_memory_is_held_against_its_notes(typed, add):
    add(NOTES)
    done = typed(RECALLED, "stories", "drill", "the-friday-queue")
    assert "The Friday queue: 4 of 7 said, 1 said differently (57%)" in done.out
    assert "✓ Harbour Pharmacy: said at" in done.out
    assert "– Fridays: not said" in done.out and "– two weeks: not said" in done.out
    assert "≠ 12 minutes: said differently: '18 minutes' at" in done.out


def test_on_a_terminal_what_was_said_of_a_story_is_broken_between_words(typed, add, narrow):
    add(NOTES.replace("Harbour Pharmacy", "the Harbour Pharmacy of the Old Town of Lower Weston on the River Severn"))
    lines = narrow(typed, RECALLED, "stories", "drill", "the-friday-queue")
    end = lines[next(number for number, line in enumerate(lines) if line.startswith("The Friday queue: ")) :]
    assert max(map(len, end)) <= 80
    assert end[-1].startswith("Kept as ")


def test_only_the_title_is_shown_before_the_answer(typed, add):
    add(NOTES)
    done = typed(RECALLED, "stories", "drill", "the-friday-queue")
    before = done.out.split("Listening")[0]
    assert "The Friday queue" in before
    assert not any(fact in before for fact in ("Harbour", "Priya", "45", "12"))


def test_the_story_that_was_never_drilled_comes_first_then_the_one_that_fades(typed, add):
    add(NOTES)
    add(OTHER)
    first = typed(RECALLED, "stories", "drill")
    assert "Tell your story from memory" in first.out
    drilled = "The Friday queue" if "The Friday queue" in first.out else "The oven"
    second = typed(RECALLED, "stories", "drill")
    assert drilled not in second.out
    assert f"Due again on {date.today() + timedelta(days=1)}" in second.out


def test_a_drill_adds_no_rating_to_the_history(typed, add, run):
    add(NOTES)
    typed(RECALLED, "stories", "drill")
    document = json.loads(run("history", "--json").out)
    assert (document["sessions"], document["lines"], document["weak"]) == (1, [], [])


def test_a_story_told_aloud_becomes_notes(typed, run):
    done = typed(TOLD, "stories", "record", "--title", "The bakery")
    assert "Added the story 'the-bakery'." in done.out
    facts = {fact["text"] for fact in json.loads(run("stories", "show", "the-bakery", "--json").out)["facts"]}
    assert {"Bristol", "4 people", "Tino", "200 customers"} <= facts


def test_a_story_too_short_to_be_one_is_told_and_what_was_said_is_kept(typed):
    done = typed("I fixed it.\n\n", "stories", "record")
    assert done.status == 1
    assert "too short to be a story." in done.err
    assert "What you said is kept: mockloop sessions show" in done.err


def test_a_name_that_is_taken_is_told_before_anything_is_said(typed, add):
    add(NOTES)
    done = typed(TOLD, "stories", "record", "--name", "the-friday-queue")
    assert done.status == 1 and "Interviewer" not in done.out
    assert "There is a story 'the-friday-queue' already." in done.err


def test_the_map_counts_tellings_and_shows_where_a_story_is_lacking(typed, add, run):
    add(NOTES)
    told = typed(RECALLED, "interview", "decision-without-data", "--story", "the-friday-queue", "--probes", "0")
    assert told.out.splitlines()[0] == "Tell your story: The Friday queue"
    found = json.loads(run("stories", "map", "--json").out)
    assert found["told"] == [["The Friday queue", 1]]
    by = {one["competency"]: one for one in found["competencies"]}
    assert by["amazon-ownership"]["stories"] == [["The Friday queue", 0]]
    assert by["conflict"]["stories"] == []
    told = [one for one in by.values() if ["The Friday queue", 1] in one["stories"]]
    assert [one["untold"] for one in told] == [told[0]["questions"] - 1]


def test_an_interview_that_told_another_story_is_no_telling(typed, add, run):
    add(NOTES)
    other = f"{TOLD.strip()} " * 3 + "\n\n"
    typed(other, "interview", "decision-without-data", "--story", "the-friday-queue", "--probes", "0")
    assert json.loads(run("stories", "map", "--json").out)["told"] == [["The Friday queue", 0]]


def test_without_stories_the_next_step_is_told(run, typed):
    assert "Add one from your notes" in run("stories", "map").err
    drilled = typed("", "stories", "drill")
    assert drilled.status == 1 and "There are no stories with facts to drill." in drilled.err
