"""Delete recordings when a session ends, or some days later, and keep the words.

The time is decided when a session begins and stored in its ``session.json``.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from mockloop.core.errors import SessionError
from mockloop.sessions.catalog import line_of, session_names
from mockloop.sessions.folder import TAKE_SUFFIX, SessionFolder
from mockloop.sessions.naming import moment

KEY = "keep_audio_days"  # the field of session.json: days to keep recordings, 0 for none; without it they are kept
_BLOCK = 1 << 20


def delete_old_recordings(root: Path, now: datetime) -> int:
    """Delete the recordings of every session whose days are over; return the number of files."""
    return sum(delete_recordings(folder) for folder in _due(root, now))


def _due(root: Path, now: datetime) -> Iterator[SessionFolder]:
    for name in session_names(root):
        folder = SessionFolder(root / name)
        with contextlib.suppress(SessionError):
            info = folder.info()
            days = info.get(KEY)
            if not line_of(folder).complete:  # it may still have to be transcribed
                continue
            if isinstance(days, int) and moment(name, info.get("began")) + timedelta(days=days) <= now:
                yield folder


def set_retention(folder: SessionFolder, days: int) -> None:
    """Store for how many days a session's recordings are kept, 0 for not at all. Raises SessionError, OSError."""
    path = folder.path / "session.json"
    path.write_text(json.dumps({**folder.info(), KEY: days}, indent=1) + "\n", encoding="utf-8")


def delete_recordings(folder: SessionFolder) -> int:
    """Delete a session's recordings and keep its words; return the number of files."""
    takes = [path for path in (folder.path / "takes").glob(f"*{TAKE_SUFFIX}") if path.is_file()]
    for path in takes:
        path.unlink(missing_ok=True)
    return len(takes)


def shred(folder: SessionFolder) -> None:
    """Write zeros over every file of a session, so that deleting it leaves as little as possible.

    On solid-state disks and in file systems that copy on write, old blocks may survive this.
    """
    for path in sorted(folder.path.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("r+b") as file:
                left = os.fstat(file.fileno()).st_size
                while left > 0:
                    left -= file.write(bytes(min(left, _BLOCK)))
                file.flush()
                os.fsync(file.fileno())
