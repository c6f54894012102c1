"""Deleted sessions lie in the trash, come back whole, and go for good only when asked to."""

import errno
import os
import stat
from datetime import timedelta

import pytest

from mockloop.core.errors import DeviceError, SessionError
from mockloop.sessions.catalog import listed
from mockloop.sessions.rebuild import replayed
from mockloop.sessions.trash import copies_in_trash, empty_trash, in_trash, move_to_trash, restore_session, trashed
from testkit.sessions import interview, when, with_sound


@pytest.fixture
def root(tmp_path):
    return tmp_path / "sessions"


@pytest.fixture
def trash(tmp_path):
    return tmp_path / "trash"


def test_a_deleted_session_comes_back_as_it_was(root, trash):
    folder = with_sound(interview(root, when(1)), 1, 1.0)
    before = {p.relative_to(folder.path): (p.read_bytes(), p.stat().st_mode) for p in folder.path.rglob("*.*")}
    move_to_trash(folder, trash, when(2))
    assert listed(root) == []
    assert [one.id for one in trashed(trash)] == [folder.id]
    assert stat.S_IMODE(trash.stat().st_mode) == 0o700
    back = restore_session(in_trash(trash, None), root)
    assert back.path == folder.path
    assert {p.relative_to(back.path): (p.read_bytes(), p.stat().st_mode) for p in back.path.rglob("*.*")} == before
    assert list(trash.iterdir()) == []


def test_without_a_name_the_one_deleted_last_comes_back(root, trash):
    first, second = interview(root, when(1)), interview(root, when(2))
    move_to_trash(second, trash, when(3))
    move_to_trash(first, trash, when(4))
    assert in_trash(trash, None).id == first.id
    assert in_trash(trash, second.id).deleted == when(3)


def test_the_same_id_may_lie_in_the_trash_twice_and_come_back_numbered(root, trash):
    move_to_trash(interview(root, when(1)), trash, when(2))
    move_to_trash(interview(root, when(1)), trash, when(2) + timedelta(microseconds=1))
    again = interview(root, when(1))
    assert [restore_session(in_trash(trash, None), root).id for _ in range(2)] == [f"{again.id}-2", f"{again.id}-3"]
    assert replayed(again).state.phase == "finished"


def test_every_copy_of_an_id_is_found_and_only_of_that_id(root, trash):
    deleted = [move_to_trash(interview(root, when(1)), trash, when(day)) for day in (2, 3)]
    other = move_to_trash(interview(root, when(2)), trash, when(4))
    assert [one.deleted for one in copies_in_trash(trash, "2026-03-01")] == [when(2), when(3)]
    assert [one.folder.path for one in copies_in_trash(trash, "last")] == [other.folder.path]
    empty_trash(trash, copies_in_trash(trash, deleted[0].id))
    assert [one.id for one in trashed(trash)] == [other.id]


def test_what_a_file_manager_left_beside_a_session_does_not_fail_its_return(root, trash):
    one = move_to_trash(interview(root, when(1)), trash, when(2))
    (one.folder.path.parent / ".DS_Store").write_text("")
    assert restore_session(one, root).id == one.id
    assert [line.id for line in listed(root)] == [one.id]
    assert trashed(trash) == []


def test_a_name_must_mean_one_session(root, trash):
    with pytest.raises(SessionError, match="trash is empty"):
        in_trash(trash, None)
    for day in (1, 2):
        move_to_trash(interview(root, when(day)), trash, when(day))
    with pytest.raises(SessionError, match="could be 2 sessions"):
        in_trash(trash, "2026-03")
    with pytest.raises(SessionError, match="no session 'other'"):
        in_trash(trash, "other")
    assert in_trash(trash, "2026-03-01").id == "2026-03-01-0900-ownership-webhook"


def test_emptied_is_gone_for_good_and_only_what_was_chosen(root, trash):
    for day in (1, 2):
        move_to_trash(interview(root, when(day)), trash, when(day))
    empty_trash(trash, [in_trash(trash, "2026-03-01")])
    assert [one.id for one in trashed(trash)] == ["2026-03-02-0900-ownership-webhook"]
    empty_trash(trash, trashed(trash))
    assert list(trash.iterdir()) == []


def test_what_is_not_ours_in_the_trash_is_left_alone(trash):
    (trash / "notes").mkdir(parents=True)
    (trash / "notes" / "x").mkdir()
    (trash / "20260301T090000.000000Z").write_text("a file")
    assert trashed(trash) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_changed_is_told(root, trash):
    folder = interview(root, when(1))
    root.chmod(0o500)
    try:
        with pytest.raises(DeviceError, match="cannot be moved to the trash"):
            move_to_trash(folder, trash, when(2))
    finally:
        root.chmod(0o700)
    assert [line.id for line in listed(root)] == [folder.id]


def test_a_trash_that_is_a_file_is_told_and_the_session_stays(root, trash):
    folder = interview(root, when(1))
    trash.write_text("in the way")
    with pytest.raises(DeviceError, match=os.strerror(errno.EEXIST)):
        move_to_trash(folder, trash, when(2))
    assert [line.id for line in listed(root)] == [folder.id]


def test_what_is_gone_already_cannot_be_emptied_or_restored_and_that_is_told(root, trash):
    one = move_to_trash(interview(root, when(1)), trash, when(2))
    empty_trash(trash, [one])
    with pytest.raises(DeviceError, match="cannot be deleted"):
        empty_trash(trash, [one])
    with pytest.raises(DeviceError, match="cannot be restored"):
        restore_session(one, root)
