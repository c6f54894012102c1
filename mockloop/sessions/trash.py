"""Deleted sessions, kept in ``trash/`` until they are restored or the trash is emptied.

Each is in a folder of its own, named by the time of its deletion, so that nothing in the trash can collide.
"""

from __future__ import annotations

import contextlib
import difflib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mockloop.core.errors import DeviceError, SessionError
from mockloop.paths import home, made_private
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.naming import move_into

_STAMP = "%Y%m%dT%H%M%S.%fZ"


def trash_folder() -> Path:
    """Return the folder of deleted sessions. It is not created here."""
    return home() / "trash"


@dataclass(frozen=True, slots=True)
class Trashed:
    """A deleted session and when it was deleted."""

    folder: SessionFolder
    deleted: datetime

    @property
    def id(self) -> str:
        return self.folder.id


def trashed(trash: Path) -> list[Trashed]:
    """Return every session in the trash, the one deleted last at the end."""
    return list(_trashed(trash))


def _trashed(trash: Path) -> Iterator[Trashed]:
    for moment in sorted(trash.iterdir()) if trash.is_dir() else ():
        try:
            deleted = datetime.strptime(moment.name, _STAMP).replace(tzinfo=UTC)
            inside = [path for path in sorted(moment.iterdir()) if path.is_dir()]
        except (ValueError, OSError):
            continue  # not one of ours
        yield from (Trashed(SessionFolder(path), deleted) for path in inside)


def move_to_trash(folder: SessionFolder, trash: Path, at: datetime) -> Trashed:
    """Move a whole session to the trash. Raises DeviceError."""
    made_private(trash)
    moment = trash / at.astimezone(UTC).strftime(_STAMP)
    try:
        moment.mkdir(mode=0o700, exist_ok=True)
        shutil.move(folder.path, moment / folder.id)
    except OSError as error:
        sentence = f"The session {folder.id} cannot be moved to the trash ({error.strerror or error})."
        raise DeviceError(sentence, f"Check the permissions of {folder.path} and of {trash}.") from error
    return Trashed(SessionFolder(moment / folder.id), at)


def in_trash(trash: Path, name: str | None) -> Trashed:
    """Return the session deleted last, or the one with this id or beginning of one. Raise SessionError."""
    return copies_in_trash(trash, name)[-1]


def copies_in_trash(trash: Path, name: str | None) -> list[Trashed]:
    """Return the same with all other copies deleted under its id, the last one at the end. Raise SessionError."""
    there = trashed(trash)
    if not there:
        raise SessionError("The trash is empty.", "See your sessions with: mockloop sessions list")
    if name is None or name == "last":
        return there[-1:]
    matching = [one for one in there if one.id == name] or [one for one in there if one.id.startswith(name)]
    ids = sorted({one.id for one in matching})
    if len(ids) == 1:
        return matching
    if ids:
        sentence = f"'{name}' could be {len(ids)} sessions in the trash."
        raise SessionError(sentence, f"Type more of it: {', '.join(ids[:5])}")
    near = difflib.get_close_matches(name, [one.id for one in there], n=1)
    hint = f"Did you mean {near[0]}?" if near else "See the list with: mockloop sessions list --trash"
    raise SessionError(f"There is no session '{name}' in the trash.", hint)


def restore_session(one: Trashed, root: Path) -> SessionFolder:
    """Restore a session, with a number added if its id is taken by now. Raises DeviceError."""
    made_private(root)
    try:
        target = move_into(one.folder.path, root, one.id)
    except OSError as error:
        sentence = f"The session {one.id} cannot be restored ({error.strerror or error})."
        raise DeviceError(sentence, f"Check the permissions of {root}; it is still in the trash.") from error
    with contextlib.suppress(OSError):  # the session is restored, even if a file manager left files behind
        one.folder.path.parent.rmdir()
    return SessionFolder(target)


def empty_trash(trash: Path, chosen: list[Trashed]) -> None:
    """Delete sessions in the trash for good, with all their recordings. Raises DeviceError."""
    for one in chosen:
        try:
            shutil.rmtree(one.folder.path)
            if not any(one.folder.path.parent.iterdir()):
                one.folder.path.parent.rmdir()
        except OSError as error:
            sentence = f"The session {one.id} cannot be deleted ({error.strerror})."
            raise DeviceError(sentence, f"Check the permissions of {trash}.") from error
