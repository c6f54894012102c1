"""``mockloop study`` as a person uses it: pages, quiz, stopped and taken up again, asked again next time, exported."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from mockloop.core.scenario import SECTIONS

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def study(run, monkeypatch):
    """Study with these lines typed, without sound."""

    def ran(typed: str, *arguments: object):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return run("study", "ownership-webhook", "--voice", "off", *arguments)

    return ran


def test_the_whole_walkthrough_and_the_quiz(study):
    done = study("\n" * 17 + "2\n3\n1\n")
    assert done.status == 0
    for name in (*SECTIONS, "The weak answer", "Told for Dive Deep", "At Senior SDE"):
        assert name.capitalize() in done.out or name in done.out
    assert "17 of 17" in done.out
    assert "Red flag: " in done.out
    assert "The bar raiser: " in done.out
    assert "Quiz: 2 of 3 right" in done.out
    assert "What was wrong is asked again the next time." in done.out
    assert "Kept as " in done.out


def test_only_the_section_that_was_named(study):
    done = study("\n", "--section", "action")
    assert "1 of 1  Action" in done.out
    assert "Question" not in done.out


def test_only_the_quiz_and_then_only_what_was_wrong(study, run):
    assert "Quiz: 1 of 3 right" in study("2\n1\n1\n", "--quiz").out
    again = study("3\n4\n", "--quiz")
    assert again.out.count("asked again: it was answered wrong the last time") == 2
    assert "The quiz leaves out 1, which you had right the last time" in again.err
    assert "Quiz: 2 of 2 right" in again.out
    assert "Question 1 of 3" in study("q\n", "--quiz").out  # nothing is left that was wrong: all of them again
    assert "Question 1 of 3" in study("q\n", "--quiz", "--all").out


def test_q_stops_and_sessions_resume_goes_on_at_the_same_page(study, run, monkeypatch):
    stopped = study("\n\nq\n")
    assert "Pages read: 2 of 17" in stopped.out
    assert "Go on with: mockloop sessions resume" in stopped.out
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert "3 of 17  Task" in run("sessions", "resume", "last", "--voice", "off").out
    shown = json.loads(run("sessions", "show", "last", "--json").out)
    assert (shown["mode"], shown["complete"], shown["pages"]) == ("study", False, {"read": 2, "of": 17})
    (listed,) = json.loads(run("sessions", "list", "--json").out)
    assert (listed["mode"], listed["complete"]) == ("study", False)


def test_a_finished_one_is_not_resumed_and_can_be_shown(study, run):
    study("2\n3\n4\n", "--quiz")
    assert "is finished" in run("sessions", "resume", "last").err
    assert "Quiz: 3 of 3 right" in run("sessions", "show", "last").out
    shown = json.loads(run("sessions", "show", "last", "--json").out)
    assert [one["right"] for one in shown["quiz"]] == [True, True, True]


def test_the_wrong_sections_voices_and_exports_are_usage_errors(study):
    assert "did you mean action?" in study("", "--section", "actoin").err
    assert "--voice is on or off" in study("", "--voice", "loud").err
    assert "the one kind of export" in study("", "--export", "csv").err
    assert "ends in .apkg" in study("", "--export", "anki").err
    assert study("", "--export", "anki").status == 2


def test_the_deck_is_written_and_no_session_begins(study, home, tmp_path):
    done = study("", "--export", "anki", "--out", tmp_path / "deck.apkg")
    assert done.out.startswith("Wrote 12 cards to ")
    assert zipfile.is_zipfile(tmp_path / "deck.apkg")
    assert not (home / "sessions").exists()
