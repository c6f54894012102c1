"""Folders, pipes and endless devices in place of a session's files: named as damage, and never waited for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from mockloop.core.errors import InputError, SessionError
from mockloop.library.loader import read as read_scenario
from mockloop.library.stories import read_text
from mockloop.sessions.catalog import listed
from mockloop.sessions.comments import comments_of, read_comments
from mockloop.sessions.corrections import read_correction
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.labels import labels_of
from mockloop.sessions.rebuild import replayed, resumed
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.recording.typed_answers import typed_transcript
from testkit.sessions import interview, when

ENDLESS = Path("/dev/zero")
pytestmark = pytest.mark.skipif(not ENDLESS.exists(), reason="this system has no /dev/zero")


def as_folder(path: Path) -> None:
    path.mkdir()


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_device(path: Path) -> None:
    path.symlink_to(ENDLESS)


def as_circle(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.fixture(params=[as_folder, as_pipe, as_device])
def put(request: pytest.FixtureRequest):
    def replaced(path: Path) -> Path:
        path.unlink(missing_ok=True)
        request.param(path)
        return path

    return replaced


@pytest.fixture
def folder(tmp_path: Path) -> SessionFolder:
    return interview(tmp_path / "sessions", when(1))


def test_a_session_without_a_readable_description_is_listed_with_its_problem(folder, put) -> None:
    put(folder.path / "session.json")
    (line,) = listed(folder.path.parent)
    assert line.problem == f"The session {folder.id} is damaged: session.json cannot be read."


def test_an_unreadable_journal_is_damaged_in_its_first_line_and_never_resumed(folder, put) -> None:
    put(folder.path / "events.jsonl")
    assert replayed(folder).problems[0] == "Line 1 of events.jsonl cannot be read; the session is shown up to there."
    with pytest.raises(SessionError, match=r"line 1 of events\.jsonl cannot be read"):
        resumed(folder)
    assert [line.problem for line in listed(folder.path.parent)] == [""]


def test_unreadable_corrections_are_left_out_and_named(folder, put) -> None:
    put(folder.path / "corrections.jsonl")
    problem = replayed(folder).problems[0]
    assert problem.startswith("corrections.jsonl cannot be read (")
    assert problem.endswith("); the corrections in it are left out.")


def test_the_shipped_scenario_stands_in_for_an_unreadable_copy(folder, put) -> None:
    put(folder.path / "scenario.yaml")
    assert "scenario.yaml cannot be read" in replayed(folder).problems[0]


@pytest.mark.parametrize("name", ["comments.jsonl", "labels.jsonl", "story.md", "readings.json"])
def test_what_no_judgement_depends_on_is_left_out(folder, put, name: str) -> None:
    before = replayed(folder).problems
    put(folder.path / name)
    assert replayed(folder).problems == before
    assert comments_of(folder) == ()
    assert labels_of(folder).name == ""


def test_a_take_that_is_no_file_is_refused(folder, put) -> None:
    with pytest.raises(SessionError, match=r"cannot be read|was not recorded by mockloop"):
        read_take(put(folder.path / "takes" / "09.flac"))
    with pytest.raises(SessionError, match="The words of the take"):
        typed_transcript(put(folder.path / "takes" / "09.txt"))


def test_a_link_to_itself_is_refused_like_a_missing_file(folder) -> None:
    shutil.rmtree(folder.path / "takes")
    as_circle(folder.path / "takes")
    assert folder.takes_on_disk() == []


def test_an_endless_file_that_a_person_names_is_too_large() -> None:
    with pytest.raises(InputError, match="is too large for a file of comments"):
        read_comments(ENDLESS)
    with pytest.raises(InputError, match="is too large for a correction"):
        read_correction(ENDLESS)
    with pytest.raises(InputError, match="is larger than 200 kB"):
        read_text(ENDLESS)
    scenario, problems = read_scenario(ENDLESS)
    assert scenario is None
    assert "the file is larger than 1,000,000 bytes" in problems[0].sentence


def test_notes_can_come_through_a_pipe(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"Last spring I mended the importer.")
    os.close(writing)
    try:
        assert read_text(Path(f"/dev/fd/{reading}")) == "Last spring I mended the importer."
    finally:
        os.close(reading)


def test_of_many_unreadable_corrections_a_few_are_named(folder) -> None:
    before = len(replayed(folder).problems)
    (folder.path / "corrections.jsonl").write_text("{}\n" * 1000)
    problems = [one for one in replayed(folder).problems if "corrections.jsonl" in one]
    assert len(replayed(folder).problems) == before + 6
    assert problems[0] == "Line 1 of corrections.jsonl cannot be read; that correction is left out."
    assert problems[-1] == "So are 995 more lines of corrections.jsonl."


def test_notes_larger_than_any_that_can_be_added_are_left_out(folder) -> None:
    before = replayed(folder).problems
    (folder.path / "story.md").write_text("# A\n" + "- we lost 300 of 5 things\n" * 20_000)
    assert replayed(folder).problems == before
    assert folder.plan().story is None
