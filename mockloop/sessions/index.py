"""What the lists need to know about every session, cached in ``index.sqlite`` in the home folder.

Only the folders count. An entry is valid while its session's files have the same sizes and times as when it was read.
For an invalid entry, or a damaged or missing index, the folder is read again.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from mockloop.paths import home
from mockloop.sessions.catalog import Listed, by_age, line_of, session_names
from mockloop.sessions.folder import SessionFolder

FORMAT = 1
_BATCH = 200  # entries written at once: an interrupted reading continues from there
# the index is in use, or not readable: it may be intact, and the folders contain the same
_IN_THE_WAY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)

Entry = TypeVar("Entry")
_Row = tuple[str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[Entry]):
    """A kind of entry: its files, and the function that reads them. ``version`` changes with that function."""

    name: str
    files: tuple[str, ...]
    read: Callable[[SessionFolder], Entry]
    to_data: Callable[[Entry], Any]
    from_data: Callable[[Any], Entry]
    version: str = ""


LISTED: EntryKind[Listed] = EntryKind(
    "listed", ("session.json", "events.jsonl", "takes"), line_of, Listed.to_data, lambda data: Listed(**data)
)


@dataclass(frozen=True, slots=True)
class Index:
    """The index in the file ``path``.

    ``settled_after_ns``: a file that changed more recently may change again within its time stamp, so its entry is not
    saved yet. ``wait_s``: how long to wait for an index that another program uses.
    """

    path: Path
    settled_after_ns: int = 2_000_000_000
    wait_s: float = 2.0

    def listed(self, root: Path) -> list[Listed]:
        """Return every session below ``root``, oldest first; damaged ones too, each with its problem."""
        return by_age(self.entries(LISTED, root))

    def entries(
        self,
        kind: EntryKind[Entry],
        root: Path,
        tell: Callable[[int, int], None] = lambda done, total: None,
        enough: Callable[[], bool] = lambda: False,
    ) -> list[Entry]:
        """Return the entry of every session below ``root``, by their ids.

        ``tell`` receives how many of the folders to be read are done: at first, and after each. They are read from the
        last id back, until ``enough`` returns true; the rest is left out.
        """
        settled_before_ns = time.time_ns() - self.settled_after_ns
        found = {name: _signature(kind, f"{root}{os.sep}{name}", settled_before_ns) for name in session_names(root)}
        kept = dict(self._kept(kind, found))
        missing = [name for name in reversed(found) if name not in kept]
        if missing:
            tell(0, len(missing))
        read: dict[str, Entry] = {}
        for done, name in enumerate(missing, 1):
            if enough():
                break
            read[name] = kind.read(SessionFolder(root / name))
            tell(done, len(missing))
            if len(read) == _BATCH:
                kept |= self._keep(kind, found, read)
                read = {}
        kept |= self._keep(kind, found, read)
        return [kept[name] for name in found if name in kept]

    def remember(self, kind: EntryKind[Entry], folder: SessionFolder) -> None:
        """Save the entry of a session that is over and locked, however new its files are."""
        signature = _signature(kind, str(folder.path), time.time_ns() + self.settled_after_ns)
        self._write([_row(kind, folder.id, signature, kind.read(folder))])

    def _keep(
        self, kind: EntryKind[Entry], found: Mapping[str, _Signature], read: Mapping[str, Entry]
    ) -> Mapping[str, Entry]:
        """Save what was read from folders that are settled; return all of it."""
        if read:
            self._write([_row(kind, name, found[name], entry) for name, entry in read.items() if found[name].settled])
        return read

    def _kept(self, kind: EntryKind[Entry], found: Mapping[str, _Signature]) -> Iterator[tuple[str, Entry]]:
        """Yield the valid entries; delete those of sessions that are gone."""
        gone: list[str] = []
        for name, signature, data, check in self._rows(kind):
            if name not in found:
                gone.append(name)
            elif found[name].text == signature and _check(name, signature, data) == check:
                with contextlib.suppress(ValueError, TypeError, KeyError):
                    yield name, kind.from_data(json.loads(data))
        if gone:
            self._forget(kind, gone)

    def _rows(self, kind: EntryKind[Any]) -> list[tuple[str, str, str, int]]:
        if not self.path.exists():
            return []
        try:
            with closing(self._opened()) as base:
                query = "SELECT session, signature, data, checksum FROM entries WHERE kind = ?"
                return base.execute(query, (kind.name,)).fetchall()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _IN_THE_WAY:
                with contextlib.suppress(OSError):
                    self.path.unlink()  # damaged, or not an index: created again
            return []

    def _write(self, rows: Sequence[_Row]) -> None:
        """Save entries. If that fails, the next list reads the folders again, and nothing is lost."""
        with contextlib.suppress(sqlite3.DatabaseError, OSError):
            self.path.touch(mode=0o600)
            with closing(self._opened()) as base, base:
                base.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)

    def _forget(self, kind: EntryKind[Any], names: Sequence[str]) -> None:
        with contextlib.suppress(sqlite3.DatabaseError), closing(self._opened()) as base, base:
            rows = [(kind.name, name) for name in names]
            base.executemany("DELETE FROM entries WHERE kind = ? AND session = ?", rows)

    def _opened(self) -> sqlite3.Connection:
        """Return the open database, emptied if it has another format. Raise sqlite3.DatabaseError."""
        base = sqlite3.connect(self.path, timeout=self.wait_s)
        try:
            if base.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                _format(base)
            base.execute("PRAGMA synchronous = OFF")  # damage from a power cut is noticed, and the file is made again
        except sqlite3.Error:
            base.close()
            raise
        return base


def index_here() -> Index:
    """Return the index of this machine's sessions."""
    return Index(home() / "index.sqlite")


def _format(base: sqlite3.Connection) -> None:
    with base:
        base.execute("DROP TABLE IF EXISTS entries")
        base.execute(
            "CREATE TABLE entries (kind TEXT, session TEXT, signature TEXT, data TEXT, checksum INTEGER,"
            " PRIMARY KEY (kind, session))"
        )
        base.execute(f"PRAGMA user_version = {FORMAT}")


class _Signature(NamedTuple):
    """Sizes and times of an entry's files; not settled while one of them is very new."""

    text: str
    settled: bool


def _signature(kind: EntryKind[Any], folder: str, settled_before_ns: int) -> _Signature:
    parts, newest = [kind.version], 0
    for name in kind.files:
        try:
            stat = os.stat(f"{folder}{os.sep}{name}")  # noqa: PTH116 - for ten thousand sessions Path takes twice as long
        except OSError:
            parts.append("-")
            continue
        changed, moved = stat.st_mtime_ns, stat.st_ctime_ns
        parts.append(f"{changed}:{moved}:{stat.st_size}")
        newest = max(newest, changed, moved)
    return _Signature(" ".join(parts), newest < settled_before_ns)


def _row(kind: EntryKind[Entry], name: str, signature: _Signature, entry: Entry) -> _Row:
    data = json.dumps(kind.to_data(entry), ensure_ascii=False)
    return (kind.name, name, signature.text, data, _check(name, signature.text, data))


def _check(name: str, signature: str, data: str) -> int:
    return zlib.crc32(f"{name}\0{signature}\0{data}".encode())
