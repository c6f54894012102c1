"""``mockloop sessions list``, ``rename``, ``note`` and ``tag``: what there is, and finding it again."""

from __future__ import annotations

import json

import pytest

from mockloop.cli import sessions_list
from mockloop.core.events import Said
from mockloop.core.state import Plan
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import create
from mockloop.sessions.naming import short_id
from testkit.sessions import ID, STORY, interview, journal, spoken, when

QUESTION = load_scenario(ID).question
LENGTH_S = spoken(STORY).duration_s


@pytest.fixture
def folders(home):
    """A finished interview, one that was left, and one that is damaged."""
    done = interview(home / "sessions", when(1))
    plan = Plan("interview", load_scenario(ID), "sde2", probes=2)
    left = create(home / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(2))
    journal(left, [Said("opening")])
    damaged = interview(home / "sessions", when(3))
    (damaged.path / "session.json").write_text("{")
    return done, left, damaged


def documents(run, *options: str) -> dict[str, dict[str, object]]:
    return {one["id"]: one for one in json.loads(run("sessions", "list", "--json", *options).out)}


def test_each_line_says_when_how_long_what_came_of_it_and_what_was_asked(run, folders):
    done, left, damaged = folders
    header, first, second, third = run("sessions", "list").out.splitlines()
    assert header.split() == ["DATE", "LENGTH", "VERDICT", "SESSION", "QUESTION"]
    rating = documents(run)[done.id]["verdict"].replace("_", " ").capitalize()
    minutes, seconds = divmod(round(LENGTH_S), 60)
    assert first.split("  ")[:1] == ["2026-03-01 09:00"]
    assert f"  {minutes}:{seconds:02d}" in first and rating in first
    assert first.endswith(f"{done.id}  {QUESTION}")
    assert " unfinished " in second and second.endswith(QUESTION)
    assert " damaged " in third and "session.json cannot be read" in third


def test_the_document_holds_the_same_and_what_it_held_before(run, folders):
    done, left, _ = folders
    found = documents(run)
    assert (found[done.id]["question"], found[done.id]["length_s"]) == (QUESTION, pytest.approx(LENGTH_S, abs=0.001))
    assert found[done.id]["verdict"] in ("strong_hire", "hire", "leaning_no_hire")
    assert (found[done.id]["open"], found[left.id]["open"], found[left.id]["verdict"]) == (False, True, None)
    assert {"id", "began", "mode", "scenario", "level", "takes", "complete", "problem"} <= set(found[done.id])


def test_unfinished_ones_alone(run, folders):
    assert list(documents(run, "--open")) == [folders[1].id]


def test_in_a_narrow_terminal_the_question_stands_below_and_nothing_runs_over(run, folders, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    lines = run("sessions", "list").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == ["DATE", "LENGTH", "VERDICT", "SESSION"]
    assert lines[2].startswith("    Tell me")


def test_in_60_columns_the_name_has_a_line_of_its_own(run, folders, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    lines = run("sessions", "list").out.splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[0].split() == ["DATE", "LENGTH", "VERDICT"]
    assert lines[2] == f"    {folders[0].id}" and lines[3].startswith("    ")


# ---- found again ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "those"),
    [
        ("RACE condition", [0]),  # said
        ("race zebra", []),
        ("2026-03-02", [1]),
        (ID, [0, 1]),
        ("the good", [0]),  # its name
        ("#onsite", [1]),
        ("sooner", [0]),  # its note
    ],
)
def test_sessions_are_found_by_what_was_said_asked_and_written_on_them(run, folders, words, those):
    run("sessions", "rename", folders[0].id, "The good one")
    run("sessions", "tag", folders[1].id, "onsite")
    run("sessions", "note", folders[0].id, "Say the figure sooner.")
    found = set(documents(run, "--search", words))
    assert found - {folders[2].id} == {folders[at].id for at in those}


def test_where_nothing_is_found_that_is_told(run, folders):
    done = run("sessions", "list", "--search", "zebra")
    assert (done.out, done.err) == ("", "No session matches. See all of them with: mockloop sessions list\n")


def test_what_is_written_on_a_session_is_shown_with_it(run, folders):
    done = folders[0]
    assert run("sessions", "rename", "last", "x").status == 1  # damaged: it takes no name
    assert run("sessions", "rename", done.id, "The good one").out == f"{done.id} is now called “The good one”.\n"
    assert run("sessions", "note", "the good one", "Say the figure sooner.").out == f"Added the note to {done.id}.\n"
    assert run("sessions", "tag", done.id, "Onsite", "amazon").out == f"{done.id}: #amazon #onsite\n"
    shown = run("sessions", "show", "The good one").out
    first, second, *_ = shown.splitlines()
    assert first == "“The good one”, #amazon #onsite"
    assert second.endswith(": Say the figure sooner.")
    assert run("sessions", "note", done.id).out == second + "\n"
    document = json.loads(run("sessions", "show", done.id, "--json").out)
    assert (document["name"], document["tags"]) == ("The good one", ["amazon", "onsite"])
    listed = run("sessions", "list").out.splitlines()[1]
    assert listed.endswith(f"The good one: {QUESTION} #amazon #onsite")
    assert run("sessions", "tag", done.id, "amazon", "onsite", "--remove").out == f"{done.id}: no tags\n"
    assert run("sessions", "rename", done.id, "").out == f"{done.id} has no name now.\n"
    assert run("sessions", "show", done.id).out.splitlines()[0] == second


def test_a_session_without_notes_says_how_to_write_one(run, folders):
    told = run("sessions", "note", folders[0].id)
    write = f'mockloop sessions note {short_id(folders[0].path)} "…"'
    assert told.err == f"There are no notes on {folders[0].id}. Write one with: {write}\n"


def test_a_session_that_there_was_no_time_to_read_shows_what_its_files_say(run, folders, monkeypatch):
    monkeypatch.setattr(sessions_list, "READS_FOR_S", -1.0)
    done = run("sessions", "list")
    first = done.out.splitlines()[1]
    minutes, seconds = divmod(round(LENGTH_S), 60)
    assert f"  {minutes}:{seconds:02d}    not read yet  " in first and first.endswith(f"{folders[0].id}  {QUESTION}")
    assert done.err == "For sessions that are not read yet, run this again: it reads some more each time.\n"
