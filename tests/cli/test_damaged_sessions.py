"""Damaged sessions as a person meets them: read up to the damage, and never made worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mockloop.sessions.naming import short_id
from testkit.sessions import interview, when

PROBES = {"adoption": "I went to their tech lead with the fix and I stayed with it until it was live."}


@pytest.fixture
def session(home):
    return interview(home / "sessions", when(1), probes=PROBES)


def spoil(journal: Path, number: int, line: str) -> None:
    lines = journal.read_text().splitlines()
    lines[number - 1] = line
    journal.write_text("".join(f"{one}\n" for one in lines))


def test_a_session_with_a_damaged_line_is_shown_up_to_there(run, session):
    spoil(session.path / "events.jsonl", 5, "\0\0\0\0")
    shown = run("sessions", "show", "last", "--json")
    assert shown.status == 0
    assert "Line 5 of events.jsonl cannot be read; the session is shown up to there." in shown.err
    assert [answer["ask"] for answer in json.loads(shown.out)["answers"]] == ["opening"]


@pytest.mark.parametrize("format_", ["html", "md", "json", "srt", "vtt"])
def test_so_is_its_report(run, session, tmp_path, format_):
    spoil(session.path / "events.jsonl", 5, "\0\0\0\0")
    done = run("report", "last", "--format", format_, "--out", tmp_path / "report")
    assert done.status == 0
    assert "Line 5 of events.jsonl cannot be read" in done.err


@pytest.mark.parametrize("line", ["nonsense", '{"at_s": 4.0, "event": "Coached", "section": "task"}'])
def test_it_does_not_go_on_and_stays_as_it_is(run, session, line):
    """These sessions have no recordings: nothing may take that for a session in which nothing happened."""
    journal = session.path / "events.jsonl"
    spoil(journal, 5, line)
    before = journal.read_bytes()
    done = run("sessions", "resume", "last", "--engine", "typed", "--plain")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"The session {session.id} cannot be resumed: line 5 of events.jsonl ")
    assert f"mockloop sessions show {session.id}" in done.err
    assert journal.read_bytes() == before


def test_a_session_of_a_level_that_there_is_not_is_left_out_of_the_history(run, session, home):
    odd = interview(home / "sessions", when(2), probes=PROBES)
    info = odd.path / "session.json"
    info.write_text(info.read_text().replace("experienced", "sde9"))
    assert run("history").status == 0
    assert json.loads(run("history", "--json").out)["sessions"] == 1
    shown = run("sessions", "show", odd.id)
    assert (shown.status, shown.out) == (1, "")
    assert "session.json names the level 'sde9'" in shown.err


def test_a_session_whose_recordings_are_gone_is_kept_where_going_on_fails(run, session, tmp_path):
    journal = session.path / "events.jsonl"
    journal.write_text("".join(f"{line}\n" for line in journal.read_text().splitlines()[:4]))
    done = run("sessions", "resume", "last", "--input", tmp_path / "nothing.wav", "--engine", "tiny.en", "--plain")
    assert done.status == 1
    assert f"Resume with: mockloop sessions resume {short_id(session.path)}" in done.err
    assert len(journal.read_text().splitlines()) >= 4
