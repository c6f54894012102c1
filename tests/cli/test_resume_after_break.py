"""``mockloop sessions resume``: an interrupted or stopped session continues, and is never lost."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys

import pytest

from mockloop.core.events import Chosen, Finished, Recorded, Requested, Said, Take, Transcribed
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.catalog import find_session
from mockloop.sessions.folder import create
from mockloop.sessions.naming import short_id
from mockloop.sessions.rebuild import replayed
from testkit.sessions import ID, STORY, contents, journal, spoken, when

TYPED = ("--engine", "typed", "--voice", "off")


@pytest.fixture
def broken_off(home):
    """An interview that ended while its first probe was asked; its recordings were deleted since, to save space."""
    plan = Plan("interview", load_scenario(ID), "sde2", probes=2)
    folder = create(home / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(1))
    told = spoken(STORY)
    take = Take(1, told.duration_s, (Span(0.0, told.duration_s),))
    journal(folder, [Said("opening"), Recorded(take, "key"), Transcribed(1, told), Chosen("adoption")])
    return folder


@pytest.mark.parametrize("missing", [("--input", "gone.wav"), ("--microphone", "no such microphone")])
def test_a_session_without_its_recordings_outlives_a_resume_that_fails(run, broken_off, monkeypatch, missing):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    before = contents(broken_off)
    done = run("sessions", "resume", "last", "--engine", "tiny.en", "--voice", "off", "--plain", *missing)
    assert done.status == 1
    assert f"Everything recorded is kept. Resume with: mockloop sessions resume {short_id(broken_off.path)}" in done.err
    assert contents(broken_off) == before


# ---- stopped by the person -----------------------------------------------------------------------------------


def listed(run) -> list[tuple[str, bool]]:
    return [(line["mode"], line["complete"]) for line in json.loads(run("sessions", "list", "--json").out)]


def questions(done) -> list[str]:
    return [line.removeprefix("Interviewer: ") for line in done.out.splitlines() if line.startswith("Interviewer: ")]


def test_an_interview_that_was_left_goes_on_with_the_probe_it_was_left_at(typed, run, home):
    first = typed("I fixed it and I told nobody.\n\n/stop\n", "interview", ID, "--probes", "1")
    assert "Session stopped. Resume with: mockloop sessions resume" in first.out
    assert listed(run) == [("interview", False)]
    second = typed("Two teams use it today.\n\n", "sessions", "resume", "last")
    assert questions(second) == questions(first)[1:]
    assert "You stopped" not in second.out
    state = replayed(find_session(home / "sessions", "last")).state
    assert [turn.answer.text for turn in state.turns] == ["I fixed it and I told nobody.", "Two teams use it today."]
    assert listed(run) == [("interview", True)]
    again = run("sessions", "resume", "last")
    assert (again.status, "is finished." in again.err) == (1, True)


def test_an_interview_that_was_left_before_a_word_begins_with_its_question(typed, run, home):
    first = typed("/stop\n", "interview", ID, "--probes", "0")
    second = typed("I fixed it.\n\n", "sessions", "resume", "last")
    assert questions(second) == questions(first)
    assert replayed(find_session(home / "sessions", "last")).state.turn.answer.text == "I fixed it."
    assert listed(run) == [("interview", True)]


def test_a_drill_that_was_left_goes_on_with_the_next_section(typed, run, home):
    first = typed("It was slow.\n\n/stop\n", "drill", ID, "--section", "situation", "--section", "task")
    assert len(questions(first)) == 1
    second = typed("I had to fix it.\n\n\n", "sessions", "resume", "last")
    assert questions(second) == [load_scenario(ID).sections["task"].prompt]
    assert [turn.ask for turn in replayed(find_session(home / "sessions", "last")).state.turns] == ["situation", "task"]
    assert listed(run) == [("drill", True)]


def test_a_session_that_was_left_long_ago_goes_on_too(typed, broken_off):
    for at_s, fact in enumerate((Requested("stop"), Finished(False)), 90):
        broken_off.append(float(at_s), fact)
    done = typed("Two teams use it today.\n\n/stop\n", "sessions", "resume", "last")
    assert questions(done)[0] == load_scenario(ID).probe("adoption").ask
    times = [entry.at_s for entry in broken_off.events()]
    assert times == sorted(times)
    assert replayed(broken_off).problems == ("The recording of take 1 is gone; its words are in the journal.",)


def test_where_a_session_that_was_left_cannot_go_on_nothing_is_written(run, broken_off, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    for at_s, fact in enumerate((Requested("stop"), Finished(False)), 90):
        broken_off.append(float(at_s), fact)
    before = contents(broken_off)
    assert run("sessions", "resume", "last", "--engine", "tiny.en", "--input", "gone.wav", "--plain").status == 1
    assert contents(broken_off) == before


# ---- interrupted ---------------------------------------------------------------------------------------------


def interrupted(home, *arguments: str) -> tuple[int, str]:
    """Status and messages of a command that gets Ctrl-C once it has asked its question."""
    command = [sys.executable, "-m", "mockloop.cli.main", *arguments, *TYPED]
    env = {**os.environ, "MOCKLOOP_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=env, **pipes) as held:
        asked = next(line for line in held.stdout if line.startswith("Interviewer: "))
        assert asked
        held.send_signal(signal.SIGINT)
        return held.wait(20), held.stderr.read()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_a_session_without_its_recordings_outlives_ctrl_c(home, broken_off):
    before = contents(broken_off)
    status, told = interrupted(home, "sessions", "resume", "last")
    assert status == 130
    assert f"Resume with: mockloop sessions resume {short_id(broken_off.path)}" in told
    assert all(contents(broken_off)[name].startswith(content) for name, content in before.items())
    assert replayed(broken_off).state.turns[0].answer.text.startswith("Last spring I noticed")


def test_a_new_session_that_could_not_begin_leaves_no_trace(run, home, broken_off):
    done = run("interview", ID, "--engine", "tiny.en", "--input", "gone.wav", "--plain")
    assert (done.status, "is kept" in done.err) == (1, False)
    assert [path.name for path in (home / "sessions").iterdir()] == [broken_off.id]
