"""``mockloop replay``: a session as text, and files put through the interview as its candidate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mockloop.sessions.catalog import find_session
from testkit.sessions import ACTION, RESULT, SITUATION, STORY, TASK, interview, when
from testkit.sounds import joined, quiet, spoken, write_wav

SAID = " ".join((SITUATION, TASK, ACTION, RESULT))


@pytest.fixture
def written(tmp_path) -> list[Path]:
    """Two answers as text: to the opening question, and to whatever is asked then."""
    paths = [tmp_path / "opening.txt", tmp_path / "then.txt"]
    paths[0].write_text(SAID)
    paths[1].write_text("I wrote a test for it and I watched the logs for a week, and nothing was lost any more.")
    return paths


def facts(home: Path, session: str = "last") -> list[dict]:
    """What is in a session's journal, the clock aside."""
    lines = (find_session(home / "sessions", session).path / "events.jsonl").read_text().splitlines()
    return [{key: value for key, value in json.loads(line).items() if key != "at_s"} for line in lines]


def test_a_session_as_text_has_every_word_and_a_second_for_each_line(run, home):
    interview(home / "sessions", when(1), STORY)
    done = run("replay", "last", "--text")
    lines = done.out.splitlines()
    assert (done.status, done.err.count("\n")) == (0, 1)  # its recording is not there, which is said
    assert lines[0].strip().startswith("Interviewer: Tell me about a time")
    said = [line[9:].rsplit("] ", 1)[-1] for line in lines[1:] if line[9:11] not in ("+ ", "- ")]
    assert " ".join(" ".join(said).split()) == " ".join(text for _, text in STORY)
    assert any(line[9:].startswith("+ ") for line in lines)


def test_without_a_terminal_the_way_to_read_it_is_told(run, home):
    interview(home / "sessions", when(1), STORY)
    done = run("replay", "last")
    assert (done.status, done.err.splitlines()) == (
        1,
        ["Playing a session needs a terminal.", "Print it: mockloop replay 2026-03-01-0900 --text"],
    )


def test_transcripts_go_through_the_whole_interview_and_the_same_ones_give_the_same_session(run, home, written):
    first = run("replay", *written, "--scenario", "ownership-webhook", "--fast")
    assert first.status == 0
    assert "Verdict: " in first.out and "asked because" in first.out
    held = facts(home)
    assert [fact["event"] for fact in held if fact["event"] in ("Chosen", "Finished")] == ["Chosen"] * 3 + ["Finished"]
    second = run("replay", *written, "--scenario", "ownership-webhook", "--fast")
    assert facts(home) == held
    assert second.out.split("Kept as")[0] == first.out.split("Kept as")[0]


def test_a_recording_is_heard_and_gives_the_same_session_again(run, home, tmp_path):
    wav = write_wav(tmp_path / "answer.wav", joined(quiet(0.5), spoken(3.0), quiet(1.0)))
    ways = ("replay", wav, "--scenario", "ownership-webhook", "--fast", "--engine", "tiny.en")
    assert run(*ways).status == 0
    held = facts(home)
    assert run(*ways).status == 0
    assert facts(home) == held
    assert [fact["take"]["number"] for fact in held if fact["event"] == "Recorded"] == [1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["opening.txt", "--scenario", "ownership-webhook", "--text"], "--text and --speed are for a session"),
        (["opening.txt", "--scenario", "ownership-webhook", "--speed", "2"], "--text and --speed are for a session"),
        (["last", "--fast"], "--fast is for files"),
        (["last", "--speed", "3"], "less than or equal to 2"),
    ],
)
def test_options_that_would_do_nothing_are_refused(run, arguments, told):
    done = run("replay", *arguments)
    assert done.status == 2
    assert told in " ".join(done.err.split())


def test_files_without_a_scenario_and_a_file_that_is_not_there_are_told(run, written, tmp_path):
    assert run("replay", written[0]).err.splitlines()[1] == "Name the question: --scenario ownership-webhook"
    gone = run("replay", tmp_path / "gone.txt", "--scenario", "ownership-webhook")
    assert (gone.status, gone.err.splitlines()[0]) == (1, f"There is no file {tmp_path / 'gone.txt'}.")
