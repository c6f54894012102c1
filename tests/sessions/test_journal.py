"""A line that was cut off while it was written costs itself alone, also once the session goes on."""

import stat

import pytest

from mockloop.core.events import Finished, Requested, Said
from mockloop.sessions.folder import SessionFolder, append_line


@pytest.mark.parametrize("before", ["", "one\n", "one\ntwo\n"])
def test_a_line_is_added_after_those_that_are_there(tmp_path, before):
    path = tmp_path / "lines"
    path.write_text(before)
    append_line(path, "änother")
    assert path.read_text(encoding="utf-8") == before + "änother\n"


@pytest.mark.parametrize(("before", "kept"), [("cut", ""), ("one\ncut", "one\n"), ('one\n{"at', "one\n")])
def test_a_line_that_was_cut_off_makes_way(tmp_path, before, kept):
    path = tmp_path / "lines"
    path.write_text(before)
    append_line(path, "next")
    assert path.read_text() == kept + "next\n"


def test_a_new_file_is_its_owners_alone(tmp_path):
    append_line(tmp_path / "lines", "first")
    assert stat.S_IMODE((tmp_path / "lines").stat().st_mode) == 0o600


def test_a_session_goes_on_after_a_fact_that_was_cut_off(tmp_path):
    folder = SessionFolder(tmp_path)
    folder.append(0.0, Said("opening"))
    with (tmp_path / "events.jsonl").open("a") as file:
        file.write('{"at_s": 1.0, "event": "Reco')
    folder.append(2.0, Requested("stop"))
    folder.append(3.0, Finished(False))
    assert [(entry.at_s, type(entry.event).__name__) for entry in folder.events()] == [
        (0.0, "Said"),
        (2.0, "Requested"),
        (3.0, "Finished"),
    ]
