"""``mockloop sessions resume``: a session that broke off goes on, and is never lost for it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys

import pytest

from mockloop.core.events import Chosen, Recorded, Said, Take, Transcribed
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library import find, load_scenario
from mockloop.sessions.folder import create
from mockloop.sessions.reading import replayed
from tests.sessions.made import ID, STORY, journal, spoken, when

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


def contents(folder) -> dict[str, bytes]:
    return {str(p.relative_to(folder.path)): p.read_bytes() for p in folder.path.rglob("*.*")}


@pytest.mark.parametrize("missing", [("--input", "gone.wav"), ("--microphone", "no such microphone")])
def test_a_session_without_its_recordings_outlives_a_resume_that_fails(run, broken_off, monkeypatch, missing):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    before = contents(broken_off)
    done = run("sessions", "resume", "last", "--engine", "sphinx", "--voice", "off", "--plain", *missing)
    assert done.status == 1
    assert f"Everything recorded is kept. Go on with: mockloop sessions resume {broken_off.id}" in done.err
    assert contents(broken_off) == before


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
    assert f"Go on with: mockloop sessions resume {broken_off.id}" in told
    assert all(contents(broken_off)[name].startswith(content) for name, content in before.items())
    assert replayed(broken_off).state.turns[0].answer.text.startswith("Last spring I noticed")


def test_a_new_session_that_could_not_begin_leaves_no_trace(run, home, broken_off):
    done = run("interview", ID, "--engine", "sphinx", "--input", "gone.wav", "--plain")
    assert (done.status, "is kept" in done.err) == (1, False)
    assert [path.name for path in (home / "sessions").iterdir()] == [broken_off.id]
