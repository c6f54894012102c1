"""``mockloop study`` as a person uses it: pages, quiz, stopped and taken up again, asked again next time, exported."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from mockloop.core.scenario import SECTIONS
from mockloop.library.loader import load_scenario
from testkit.sessions import STORY, interview, when

QUIZ = load_scenario("ownership-webhook").quiz
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
    assert "Questions you got wrong come again next time." in done.out
    result = done.out.split("Quiz: 2 of 3 right")[1]
    last = f"- {QUIZ[2].question} You chose: {QUIZ[2].options[0]} Right: {QUIZ[2].options[3]}"
    assert last in " ".join(result.split())
    assert max(map(len, result.splitlines())) <= 100
    assert "Kept as " in done.out


def test_only_the_section_that_was_named(study):
    done = study("\n", "--section", "action")
    assert "1 of 1  Action" in done.out
    assert "Question" not in done.out


def test_only_the_quiz_and_then_only_what_was_wrong(study, run):
    assert "Quiz: 1 of 3 right" in study("2\n1\n1\n", "--quiz").out
    again = study("3\n4\n", "--quiz")
    assert again.out.count("again: you got it wrong last time") == 2
    assert "The quiz leaves out 1, which you answered correctly last time" in again.err
    assert "Quiz: 2 of 2 right" in again.out
    assert "Question 1 of 3" in study("q\n", "--quiz").out  # nothing is left that was wrong: all of them again
    assert "Question 1 of 3" in study("q\n", "--quiz", "--all").out


def test_q_stops_and_sessions_resume_goes_on_at_the_same_page(study, run, monkeypatch):
    stopped = study("\n\nq\n")
    assert "Pages read: 2 of 17" in stopped.out
    assert "Resume with: mockloop sessions resume" in stopped.out
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


def test_pages_that_were_passed_over_are_not_said_to_be_read(study, run):
    assert "Pages read: 1 of 17" in study("\nb\n\ns\n2\n3\n4\n").out  # the first twice, then to the quiz
    assert json.loads(run("sessions", "show", "last", "--json").out)["pages"] == {"read": 1, "of": 17}
    assert "Pages read: 1 of 17" in run("sessions", "show", "last").out


def test_the_keys_offered_are_those_that_do_something(study):
    assert "Enter next  b back  q stop and keep" in study("q\n", "--section", "action").out
    assert "Enter next  b back  s to the quiz  q stop and keep" in study("q\n").out
    assert "not measured, since the voice is off" in study("q\n", "--section", "action").out


def test_the_wrong_sections_and_voices_are_usage_errors(study):
    assert "did you mean action?" in study("", "--section", "actoin").err
    assert "--voice takes auto, piper, system or off" in study("", "--voice", "loud").err
    assert study("", "--voice", "loud").status == 2


@pytest.fixture
def export(run, tmp_path, monkeypatch):
    """``study --export`` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: run("study", "ownership-webhook", "--export", *arguments)


def test_the_deck_is_written_and_no_session_begins(export, home, tmp_path):
    done = export("anki", "--out", tmp_path / "deck.apkg")
    assert done.out.startswith("Wrote 12 cards to ")
    assert zipfile.is_zipfile(tmp_path / "deck.apkg")
    assert not (home / "sessions").exists()


def test_without_a_name_the_deck_is_called_as_the_scenario_and_lies_in_this_folder(export, tmp_path):
    assert export("anki").out.startswith("Wrote 12 cards to ownership-webhook.apkg. ")
    assert zipfile.is_zipfile(tmp_path / "ownership-webhook.apkg")


def test_a_deck_can_be_of_one_section_of_the_quiz_and_of_another_level(export, tmp_path):
    assert export("anki", "--section", "action").out.startswith("Wrote 1 card to ")
    assert export("anki", "--quiz").out.startswith("Wrote 3 cards to ")
    assert export("anki", "--section", "action", "--quiz").out.startswith("Wrote 4 cards to ")
    export("anki", "--level", "sde1")
    with zipfile.ZipFile(tmp_path / "ownership-webhook.apkg") as deck:
        assert b"61.7 s, at most 92.6 s" in deck.read("collection.anki2")
    assert "has no level 'sde9'" in export("anki", "--level", "sde9").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["csv"], "--export takes only anki"),
        ([""], "--export takes only anki"),
        (["anki", "--out", "deck.txt"], "--out takes a file name that ends in .apkg"),
        (["anki", "--section", "actoin"], "did you mean action?"),
        (["anki", "--all", "--plain"], "--all and --plain cannot be combined with --export"),
        (["anki", "--voice", "off"], "--voice cannot be combined with --export"),
    ],
)
def test_an_export_that_makes_no_sense_is_a_usage_error(export, arguments, told):
    done = export(*arguments)
    assert done.status == 2
    assert told in " ".join(done.err.replace("│", " ").split())


def test_a_file_without_an_export_is_a_usage_error(study):
    assert "--out goes with --export anki" in study("", "--out", "deck.apkg").err


def test_on_a_terminal_a_study_session_is_shown_broken_between_words(study, run, narrow):
    study("\nq\n")
    whole = run("sessions", "show", "last").out
    lines = narrow(run, "sessions", "show", "last", columns=60)
    assert max(map(len, whole.splitlines())) > 60 >= max(map(len, lines))
    assert " ".join(lines).split() == whole.split()


NEEDING_AN_ANSWER = [("replay", "last", "--text"), ("sessions", "correct", "last")]


@pytest.mark.parametrize("command", NEEDING_AN_ANSWER)
def test_last_is_the_newest_session_with_an_answer_where_one_is_needed(study, run, home, command):
    folder = interview(home / "sessions", when(1), STORY)
    study("\nq\n")
    done = run(*command)
    assert done.status == 0
    assert f"The newest session has no answer; the last one with an answer is {folder.id}." in done.err
    assert STORY[0][1].split()[0] in done.out


@pytest.mark.parametrize(
    ("command", "what"), list(zip(NEEDING_AN_ANSWER, ("answer to hear", "answers to correct"), strict=True))
)
def test_without_any_answer_the_way_to_choose_another_session_is_told(study, run, home, command, what):
    study("\nq\n")
    (only,) = (home / "sessions").iterdir()
    assert run(*command).err.splitlines() == [
        f"The session {only.name} has no {what}.",
        "Choose another one with: mockloop sessions list",
    ]
