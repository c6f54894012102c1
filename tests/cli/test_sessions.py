"""``mockloop sessions``: deleted and restored, out and in again, corrected and taken back."""

from __future__ import annotations

import io
import json
import stat
import sys
import zipfile

import pytest

from mockloop.sessions.naming import short_id
from mockloop.sessions.rebuild import replayed
from testkit.sessions import STORY, Pace, interview, spoken, when

WORDS = len(spoken(STORY).words)


@pytest.fixture
def folder(home):
    return interview(home / "sessions", when(1), probes={"adoption": "I wrote it up and two teams use it today."})


def ids(run, *options) -> list[str]:
    return [line["id"] for line in json.loads(run("sessions", "list", "--json", *options).out)]


# ---- the trash -----------------------------------------------------------------------------------------------


def test_what_was_deleted_can_be_restored(run, folder):
    done = run("sessions", "delete", "last", "--yes")
    assert done.out == f"Deleted {folder.id}.\n"
    assert done.err == (
        f"Bring it back with: mockloop sessions restore {folder.id[:15]}\n"
        f"Delete it for good: mockloop sessions empty {folder.id[:15]}\n"
    )
    assert (ids(run), ids(run, "--trash")) == ([], [folder.id])
    assert "DELETED" in run("sessions", "list", "--trash").out
    assert run("sessions", "restore").out == f"Restored {folder.id}.\n"
    assert (ids(run), ids(run, "--trash")) == ([folder.id], [])
    assert run("sessions", "list", "--trash").err == "The trash is empty.\n"
    assert run("sessions", "restore").err.startswith("The trash is empty.")


def test_a_restored_session_whose_id_is_taken_gets_a_number_and_that_is_told(run, folder, home):
    run("sessions", "delete", "last", "--yes")
    interview(home / "sessions", when(1))
    done = run("sessions", "restore", folder.id)
    assert done.out == f"Restored {folder.id}-2.\n"
    assert done.err == f"A session {folder.id} already exists, so this one is now {folder.id}-2.\n"


def test_the_trash_is_emptied_for_good_after_a_yes(run, folder, home, monkeypatch):
    assert run("sessions", "empty", "--yes").err == "The trash is empty.\n"
    run("sessions", "delete", "last", "--yes")
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert "Nothing was deleted." in run("sessions", "empty").err
    assert run("sessions", "empty", "2026", "--yes").out == f"Deleted {folder.id} for good.\n"
    assert list((home / "trash").iterdir()) == []
    for day in (2, 3):
        interview(home / "sessions", when(day))
        run("sessions", "delete", "last", "--yes")
    assert run("sessions", "empty", "--yes").out == "Deleted 2 sessions for good.\n"


def test_every_copy_of_an_id_is_emptied_and_that_is_said(run, folder, home):
    run("sessions", "delete", "last", "--yes")
    interview(home / "sessions", when(1))
    run("sessions", "delete", "last", "--yes")
    interview(home / "sessions", when(2))
    run("sessions", "delete", "last", "--yes")
    assert run("sessions", "empty", folder.id, "--yes").out == (
        f"Deleted {folder.id}, which was deleted 2 times, for good.\n"
    )
    assert ids(run, "--trash") == ["2026-03-02-0900-ownership-webhook"]


@pytest.mark.parametrize("nobody", [io.StringIO(""), None], ids=["at its end", "closed"])
@pytest.mark.parametrize("arguments", [("delete", "last"), ("empty",)])
def test_where_nobody_can_answer_nothing_is_deleted_and_the_way_is_named(
    run, folder, home, monkeypatch, arguments, nobody
):
    other = interview(home / "sessions", when(2))
    run("sessions", "delete", other.id, "--yes")
    monkeypatch.setattr("sys.stdin", nobody)
    done = run("sessions", *arguments)
    assert done.status == 1
    assert done.err == "Nobody answered, so nothing was deleted.\nTo confirm in advance, add: --yes\n"
    assert (ids(run), ids(run, "--trash")) == ([folder.id], [other.id])


@pytest.mark.parametrize(
    ("takes", "asked"), [(0, ""), (1, " and its recording"), (3, " and its 3 recordings")], ids=str
)
def test_before_a_deletion_its_recordings_are_counted(run, folder, monkeypatch, takes, asked):
    for path in (folder.path / "takes").iterdir():
        path.unlink()
    for number in range(takes):
        folder.take_path(number + 1).touch()
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert f"Delete {folder.id}{asked}? [y/N]" in run("sessions", "delete", "last").out
    assert ids(run) == [folder.id]


# ---- out and in ----------------------------------------------------------------------------------------------


def test_a_session_goes_out_as_one_file_and_in_again_beside_the_old_one(run, folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (folder.path / "notes.txt").write_text("mine")
    done = run("sessions", "export", "last")
    assert done.out == f"Wrote {folder.id}.zip.\n"
    assert done.err == "Left out, because it does not belong in a session: 'notes.txt'\n"
    assert stat.S_IMODE((tmp_path / f"{folder.id}.zip").stat().st_mode) == 0o600
    again = run("sessions", "export", "last")
    assert (again.status, again.err.splitlines()[1]) == (1, "Name another file with --out, or remove that one.")
    assert run("sessions", "import", f"{folder.id}.zip").out == (
        f"{folder.id} already exists with the same content; nothing was imported.\n"
    )
    assert ids(run) == [folder.id]
    before = run("sessions", "show", folder.id, "--json").out
    run("sessions", "correct", "last", "--undo")
    back = run("sessions", "import", f"{folder.id}.zip")
    assert back.out == f"Imported {folder.id}-2.\n"
    assert f"is now {folder.id}-2" in back.err
    assert "take 1 is gone" in back.err  # it had no recordings to begin with
    assert run("sessions", "show", f"{folder.id}-2", "--json").out.replace(f"{folder.id}-2", folder.id) == before


def test_a_session_is_written_into_a_folder_that_is_named_and_called_by_when_it_began(run, folder, tmp_path):
    (tmp_path / "out").mkdir()
    done = run("sessions", "export", "last", "--out", tmp_path / "out")
    assert done.out == f"Wrote {tmp_path / 'out' / folder.id}.zip.\n"
    with zipfile.ZipFile(tmp_path / "out" / f"{folder.id}.zip") as old, zipfile.ZipFile(tmp_path / "b.zip", "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename.replace(folder.id, "mine"), old.read(entry))
    run("sessions", "delete", "last", "--yes")
    back = run("sessions", "import", tmp_path / "b.zip")
    assert back.out == f"Imported {folder.id}.\n"
    assert f"Its id was mine; sessions are named by their start time, so it is now {folder.id}." in back.err


def test_what_cannot_be_imported_or_exported_is_told(run, folder, tmp_path):
    (tmp_path / "x.zip").write_text("no zip")
    for arguments in (("import", tmp_path / "x.zip"), ("import", tmp_path / "gone.zip"), ("export", "nothing")):
        done = run("sessions", *arguments)
        assert (done.status, len(done.err.splitlines())) == (1, 2)
    done = run("sessions", "export", "last", "--out", tmp_path / "no" / "folder" / "x.zip")
    assert "cannot be written" in done.err


# ---- corrections ---------------------------------------------------------------------------------------------


def seconds(run, name="last") -> dict[str, float]:
    sections = json.loads(run("sessions", "show", name, "--json").out)["answers"][0]["analysis"]["sections"]
    return {section["section"]: section["seconds"] for section in sections}


def test_a_boundary_is_moved_by_words_and_every_number_follows(run, folder):
    before = seconds(run)
    done = run("sessions", "correct", "last", "--section", "situation", "--from-word", 17, "--to-word", 21)
    assert done.status == 0
    assert "corrected by you" in done.out
    assert f"mockloop sessions correct {short_id(folder.path)} --undo" in done.err
    after = seconds(run)
    assert after["situation"] == pytest.approx(before["situation"] + 2.0)  # five words of 0.4 s
    assert after["task"] == pytest.approx(before["task"] - 2.0)
    shown = json.loads(run("sessions", "show", "last", "--json").out)["answers"][0]["analysis"]["sections"]
    assert shown[0]["spans"][0]["confidence"] == 1.0
    assert run("sessions", "correct", "last", "--undo").status == 0
    assert seconds(run) == before


def test_a_boundary_is_moved_by_seconds(run, folder):
    done = run("sessions", "correct", "last", "--section", "task", "--from-second", "0", "--to-second", "0:02")
    assert done.status == 0
    assert seconds(run)["task"] == pytest.approx(0.4 * 5 + 0.4 * 21)


def test_alone_it_prints_the_sections_with_the_numbers_of_their_words(run, folder):
    done = run("sessions", "correct", "last")
    assert "Situation   0-16" in done.out
    example = done.err.splitlines()[-1].split()[1:]
    assert example[-4] == "--from-word" and example[-1] == "118"
    moved = run(*example)
    assert (moved.status, moved.err.splitlines()[-1][:10]) == (0, "Corrected.")
    assert run("sessions", "correct", "last", "--undo").status == 0
    again = run("sessions", "correct", "last", "--section", "situation", "--from-word", 0, "--to-word", 16)
    assert again.err.splitlines()[-1] == "The sections are already like this; nothing was changed."


def test_a_reports_correction_is_taken_as_it_is(run, folder, tmp_path):
    path = tmp_path / "correction.json"
    sections = [{"section": "action", "first_word": 0, "last_word": WORDS - 1}]
    path.write_text(json.dumps({"schema": 1, "session": folder.id, "answer": 0, "sections": sections}))
    assert run("sessions", "correct", "last", path).status == 0
    assert seconds(run)["action"] == pytest.approx(0.4 * WORDS)
    assert replayed(folder).state.turns[0].corrected[0].section == "action"


MOVED = ("--section", "situation", "--from-word", 17, "--to-word", 21)


@pytest.mark.parametrize("arguments", [(), MOVED, ("--undo",)], ids=["shown", "moved", "taken back"])
def test_what_is_wrong_with_a_session_is_told_once(run, folder, arguments):
    told = run("sessions", "correct", "last", *arguments).err
    assert [told.count(f"take {number} is gone") for number in (1, 2)] == [1, 1]


REFUSED = {
    "no such word": (("--section", "task", "--from-word", 3, "--to-word", 999), "There is no word 999"),
    "backwards": (("--section", "task", "--from-word", 9, "--to-word", 3), "Word 3 comes before word 9."),
    "silence": (("--section", "task", "--from-second", "500", "--to-second", "600"), "No word was said"),
    "a probe's answer": (("--answer", 2), "Answer 2 has no sections"),
    "no such answer": (("--answer", 3), "no answer 3"),
    "gone": (("nothing.json",), "cannot be read"),
}


@pytest.mark.parametrize(("arguments", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_corrected_is_told(run, folder, arguments, told):
    done = run("sessions", "correct", "last", *arguments)
    assert done.status == 1
    assert told in done.err


MISUSED = {
    "half a range": ("--section", "task", "--from-word", 3),
    "no section": ("--from-word", 3, "--to-word", 5),
    "no range": ("--section", "task"),
    "two ranges": ("--section", "task", "--from-word", 3, "--to-word", 5, "--from-second", "1", "--to-second", "2"),
    "two ways": ("x.json", "--undo"),
    "no section's name": ("--section", "actoin", "--from-word", 3, "--to-word", 5),
    "no time": ("--section", "task", "--from-second", "soon", "--to-second", "later"),
}


@pytest.mark.parametrize("arguments", MISUSED.values(), ids=MISUSED)
def test_misuse_is_a_usage_error(run, folder, arguments):
    assert run("sessions", "correct", "last", *arguments).status == 2


def test_nothing_to_take_back_is_told(run, home):
    bare = interview(home / "sessions", when(1), pace=Pace(0.5))
    assert run("sessions", "correct", "last", "--undo").status == 0  # the one it was made with
    done = run("sessions", "correct", "last", "--undo")
    assert done.err.splitlines()[0] == f"There is no correction of {bare.id} to undo."
