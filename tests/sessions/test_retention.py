"""Recordings that are deleted while the words stay, and sessions that are overwritten."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from mockloop.sessions.disk_usage import disk_usage
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.retention import KEY, delete_old_recordings, shred


def session(root, name: str, finished: bool = True, **info) -> SessionFolder:
    path = root / "sessions" / name
    (path / "takes").mkdir(parents=True)
    (path / "takes" / "01.flac").write_bytes(b"fLaC" + bytes(100))
    (path / "session.json").write_text(json.dumps({"schema": 1, "began": f"{name[:10]}T09:00:00+00:00", **info}))
    end = {"at_s": 1.0, "event": "Finished", "complete": True}
    (path / "events.jsonl").write_text(json.dumps(end) + "\n" if finished else "")
    return SessionFolder(path)


def test_recordings_go_when_their_days_are_over_and_words_stay(tmp_path):
    old = session(tmp_path, "2026-11-01-0900-x", **{KEY: 7})
    young = session(tmp_path, "2026-11-28-0900-x", **{KEY: 7})
    kept = session(tmp_path, "2026-01-01-0900-x")
    assert delete_old_recordings(tmp_path / "sessions", datetime(2026, 11, 29, tzinfo=UTC)) == 1
    assert old.takes_on_disk() == []
    assert young.takes_on_disk() == kept.takes_on_disk() == [1]
    assert old.info()[KEY] == 7


def test_recordings_of_a_session_that_is_open_stay(tmp_path):
    left = session(tmp_path, "2026-11-01-0900-x", finished=False, **{KEY: 0})
    assert delete_old_recordings(tmp_path / "sessions", datetime(2026, 11, 29, tzinfo=UTC)) == 0
    assert left.takes_on_disk() == [1]


def test_shredding_overwrites_every_byte(tmp_path):
    one = session(tmp_path, "2026-11-01-0900-x")
    before = (one.path / "session.json").stat().st_size
    shred(one)
    assert (one.path / "session.json").read_bytes() == bytes(before)
    assert set((one.path / "takes" / "01.flac").read_bytes()) == {0}


def test_what_is_kept_is_counted_and_measured(tmp_path):
    session(tmp_path, "2026-11-01-0900-x")
    (tmp_path / "notes.txt").write_bytes(bytes(10))
    sessions, *_, rest = disk_usage(tmp_path)
    assert (sessions.count, sessions.bytes > 104) == (1, True)
    assert (rest.count, rest.bytes) == (1, 10)
