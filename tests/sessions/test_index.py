"""The index is only a cache: whatever happens to it, lists show what the folders contain."""

import json
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from mockloop.core.events import Finished
from mockloop.sessions import catalog
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.index import LISTED, Index
from testkit.sessions import with_sound


@pytest.fixture
def root(tmp_path):
    """Three sessions; cheap ones, without a word in them."""
    for day in (1, 2, 3):
        folder = tmp_path / "sessions" / f"2026-03-0{day}-0900-x"
        (folder / "takes").mkdir(parents=True)
        agreed = {
            "schema": 1,
            "began": f"2026-03-0{day}T09:00:00+00:00",
            "mode": "interview",
            "scenario": "x",
            "level": "experienced",
        }
        (folder / "session.json").write_text(json.dumps(agreed))
        (folder / "events.jsonl").write_text("")
    return tmp_path / "sessions"


@pytest.fixture
def index(tmp_path):
    """The time at which a file changed cannot be set back, so here it counts at once."""
    return Index(tmp_path / "index.sqlite", settled_after_ns=-1, wait_s=0.05)


def rows(index):
    with closing(sqlite3.connect(index.path)) as base:
        return dict(base.execute("SELECT session, data FROM entries"))


def test_the_index_says_what_the_folders_say_and_is_its_owners_alone(root, index):
    assert index.listed(root) == index.listed(root) == catalog.listed(root)
    assert sorted(rows(index)) == [f"2026-03-0{day}-0900-x" for day in (1, 2, 3)]
    assert stat.S_IMODE(index.path.stat().st_mode) == 0o600


def test_what_is_in_the_index_is_not_read_again(root, index):
    index.listed(root)
    with closing(sqlite3.connect(index.path)) as base:
        kept = base.execute("SELECT session, data, checksum FROM entries").fetchall()
    read = []
    counting = type(LISTED)(
        LISTED.name, LISTED.files, lambda f: read.append(f.id) or catalog.line_of(f), LISTED.to_data, LISTED.from_data
    )
    assert index.entries(counting, root) == catalog.listed(root)
    assert (read, len(kept)) == ([], 3)


CHANGES = {
    "finished": lambda f: SessionFolder(f).append(1.0, Finished(True)),
    "recorded": lambda f: with_sound(SessionFolder(f), 1, 0.2),
    "another level": lambda f: (f / "session.json").write_text(
        (f / "session.json").read_text().replace("experienced", "entry")
    ),
    "damaged": lambda f: (f / "session.json").write_text("{"),
    "gone": shutil.rmtree,
    "new": lambda f: shutil.copytree(f, f.with_name("2026-03-04-0900-x")),
    "renamed": lambda f: f.rename(f.with_name("2026-03-04-0900-x")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_folder_is_read_again(root, index, change):
    before = index.listed(root)
    change(root / "2026-03-02-0900-x")
    assert index.listed(root) == catalog.listed(root) != before
    assert set(rows(index)) == {path.name for path in root.iterdir()}


def spoil_all(path, column, value):
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(f"UPDATE entries SET {column} = ?", (value,))


WRONG = {
    "missing": lambda i: i.unlink(),
    "no database": lambda i: i.write_bytes(b"x" * 9000),
    "cut off": lambda i: i.write_bytes(i.read_bytes()[: i.stat().st_size // 2]),
    "empty": lambda i: i.write_bytes(b""),
    "another format": lambda i: closing(sqlite3.connect(i)).__enter__().execute("PRAGMA user_version = 99").close(),
    "no table": lambda i: closing(sqlite3.connect(i)).__enter__().execute("DROP TABLE entries").close(),
    "wrong data": lambda i: spoil_all(i, "data", '{"id": "2026-03-02-0900-x", "takes": 99}'),
    "no data": lambda i: spoil_all(i, "data", "nonsense"),
    "wrong sum": lambda i: spoil_all(i, "checksum", 5),
    "stale": lambda i: spoil_all(i, "signature", "1:1:1"),
    "bits flipped": lambda i: i.write_bytes(bytes(b ^ (n % 97 == 0) for n, b in enumerate(i.read_bytes()))),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_index_is_made_anew(root, index, wrong):
    index.listed(root)
    wrong(index.path)
    assert index.listed(root) == catalog.listed(root)
    assert index.listed(root) == catalog.listed(root)
    assert len(rows(index)) == 3


def test_a_list_needs_no_index_where_none_can_be_written(root, tmp_path):
    assert Index(tmp_path / "no" / "such" / "folder.sqlite").listed(root) == catalog.listed(root)
    (tmp_path / "a-folder").mkdir()
    assert Index(tmp_path / "a-folder").listed(root) == catalog.listed(root)


def test_an_index_in_use_by_another_is_done_without(root, index):
    index.listed(root)
    CHANGES["finished"](root / "2026-03-02-0900-x")
    with closing(sqlite3.connect(index.path)) as base:
        base.execute("BEGIN EXCLUSIVE")
        assert index.listed(root) == catalog.listed(root)
        base.rollback()
    assert len(rows(index)) == 3


def test_what_was_written_a_moment_ago_is_not_kept_yet(root, index):
    index = Index(index.path, settled_after_ns=3_600_000_000_000)
    (root / "2026-03-02-0900-x" / "events.jsonl").write_text("")
    assert index.listed(root) == catalog.listed(root)
    assert rows(index) == {}


def test_no_sessions_no_index(tmp_path):
    index = Index(tmp_path / "index.sqlite")
    assert index.listed(tmp_path / "nowhere") == []
    assert not index.path.exists()
