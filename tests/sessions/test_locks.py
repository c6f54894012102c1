"""One session, one holder."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from mockloop.core.errors import DeviceError, SessionError
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.locks import microphone_lock, refuse_taken_microphone, session_lock

HOLD = """
import sys, pathlib
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.locks import microphone_lock, session_lock
with session_lock(SessionFolder(pathlib.Path(sys.argv[1]))), microphone_lock():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path))
    path = tmp_path / "sessions" / "2026-11-23-0910-x"
    path.mkdir(parents=True)
    return SessionFolder(path)


@pytest.fixture
def other(session):
    """Another process that holds the session and the microphone until it is ended."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", HOLD, str(session.path)]
    process = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_a_session_held_by_another_process_is_refused_in_one_sentence_that_names_it(session, other):
    with (
        pytest.raises(SessionError, match=rf"2026-11-23-0910-x is open in another mockloop \(process {other.pid}\)"),
        session_lock(session),
    ):
        raise AssertionError("it is held twice")


def test_a_microphone_used_by_another_process_is_told_with_who_uses_it(session, other):
    with (
        pytest.raises(DeviceError, match=rf"Another mockloop \(process {other.pid}\) is using the microphone"),
        microphone_lock(),
    ):
        raise AssertionError("it is held twice")


def test_a_microphone_that_is_used_is_refused_before_anything_is_prepared_and_a_free_one_stays_free(session, other):
    with pytest.raises(DeviceError, match="Another mockloop"):
        refuse_taken_microphone()
    other.kill()
    other.wait()
    refuse_taken_microphone()
    with microphone_lock():
        pass


def test_a_holder_that_is_killed_lets_go(session, other):
    other.kill()
    other.wait()
    with session_lock(session), microphone_lock():
        pass


def test_a_session_can_be_held_again_after_it_was_let_go(session):
    for _ in range(2):
        with session_lock(session):
            pass


@pytest.mark.parametrize("command", [["sessions", "delete", "--yes"], ["sessions", "resume"]])
def test_neither_a_delete_nor_a_second_resume_touches_a_session_that_is_held(session, other, command):
    (session.path / "session.json").write_text('{"schema": 1}')
    verb = [sys.executable, "-m", "mockloop.cli.main", *command, session.id]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(verb, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert done.stderr.startswith(f"The session {session.id} is open in another mockloop (process {other.pid}).")
    assert (session.path / "session.json").exists()
