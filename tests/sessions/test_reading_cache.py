"""What was read in an answer is worked out once, and never outlives the answer or the analysis that it rests on."""

from __future__ import annotations

import json
import zipfile

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.sessions import reading_cache
from mockloop.sessions.reading_cache import FILE, debrief_of
from mockloop.sessions.rebuild import replayed
from mockloop.sessions.transfer import export_session
from testkit.reports import interview, typed


@pytest.fixture
def folder(tmp_path):
    return interview(tmp_path / "sessions")


def kept(folder) -> dict[str, dict[str, object]]:
    return json.loads((folder.path / FILE).read_text())


@pytest.mark.parametrize("made", [interview, typed])
def test_a_debrief_from_what_was_kept_is_the_same_to_the_last_detail(tmp_path, made):
    folder = made(tmp_path / "sessions")
    state = replayed(folder).state
    first, again = debrief_of(folder, state), debrief_of(folder, state)
    assert first == again == debrief(state)
    assert [one.reading for one in again.answers] == [one.reading for one in debrief(state).answers]
    assert len(kept(folder)) == len(first.answers)


def test_the_second_time_what_was_kept_is_taken(folder):
    state = replayed(folder).state
    debrief_of(folder, state)
    told = {key: {**one, "findings": [], "faint": []} for key, one in kept(folder).items()}
    (folder.path / FILE).write_text(json.dumps(told))
    assert all(one.reading.findings == () for one in debrief_of(folder, state).answers)


def test_another_version_of_the_analysis_reads_again(folder, monkeypatch):
    state = replayed(folder).state
    debrief_of(folder, state)
    before = kept(folder).keys()
    monkeypatch.setattr(reading_cache, "analysis_version", lambda: "another")
    assert debrief_of(folder, state) == debrief(state)
    assert not before & kept(folder).keys()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}'])
def test_a_damaged_file_is_read_over(folder, text):
    (folder.path / FILE).write_text(text)
    state = replayed(folder).state
    assert debrief_of(folder, state) == debrief(state)
    assert kept(folder).keys()


@pytest.mark.parametrize("wrong", [3, {}, {"kind": "story", "spans": [["x"]]}])
def test_a_damaged_reading_is_worked_out_again(folder, wrong):
    state = replayed(folder).state
    debrief_of(folder, state)
    (folder.path / FILE).write_text(json.dumps(dict.fromkeys(kept(folder), wrong)))
    assert debrief_of(folder, state) == debrief(state)


def test_it_is_no_part_of_what_is_export_session(folder, tmp_path):
    debrief_of(folder, replayed(folder).state)
    assert export_session(folder, tmp_path / "out.zip") == []
    assert not any(FILE in name for name in zipfile.ZipFile(tmp_path / "out.zip").namelist())
