"""A cut-off line costs only itself, also if the session continues."""

import stat

import pytest

from mockloop.core.errors import SessionError
from mockloop.core.events import Chosen, Finished, Requested, Said
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.journal import Journal, append_line, read_journal


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


@pytest.mark.parametrize("content", ["", "\n", '{"at_s": 0.0, "event": "Sa'])
def test_a_journal_without_a_whole_line_has_no_facts_and_no_damage(tmp_path, content):
    path = tmp_path / "events.jsonl"
    path.write_text(content)
    assert read_journal(path) == Journal()


@pytest.mark.parametrize("line", ["nonsense", "[]", "{}", '{"at_s": 1.0, "event": "Exploded"}', '{"event": "Said"}'])
def test_a_whole_line_that_cannot_be_read_ends_the_journal_and_is_numbered(tmp_path, line):
    path = tmp_path / "events.jsonl"
    append_line(path, '{"at_s": 0.0, "event": "Said", "ask": "opening"}')
    append_line(path, line)
    append_line(path, '{"at_s": 2.0, "event": "Finished", "complete": false}')
    journal = read_journal(path)
    assert ([fact.event for fact in journal.facts], journal.damaged) == ([Said("opening")], 2)


def test_damage_in_the_last_line_is_damage_too_where_the_line_is_whole(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_text("nonsense\n")
    assert read_journal(path) == Journal(damaged=1)


def test_what_other_systems_take_for_a_line_end_may_be_part_of_a_fact(tmp_path):
    folder = SessionFolder(tmp_path)
    folder.append(0.0, Chosen("adoption", ("one\u2028two\u2029three",)))
    assert [fact.event for fact in folder.events()] == [Chosen("adoption", ("one\u2028two\u2029three",))]


def test_no_fact_is_added_after_a_line_that_cannot_be_read(tmp_path):
    (tmp_path / "events.jsonl").write_text("nonsense\n")
    with pytest.raises(SessionError, match=r"line 1 of events\.jsonl cannot be read") as refused:
        SessionFolder(tmp_path).append(0.0, Said("opening"))
    assert f"mockloop sessions show {tmp_path.name}" in refused.value.next_step
    assert (tmp_path / "events.jsonl").read_text() == "nonsense\n"


def test_a_last_line_that_lacks_only_its_end_stays(tmp_path):
    path = tmp_path / "lines"
    path.write_text('{"one": 1}\n{"two": 2}')
    append_line(path, "next")
    assert path.read_text() == '{"one": 1}\n{"two": 2}\nnext\n'


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
