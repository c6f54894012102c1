"""Locks for a session and for the microphone. The system releases them when their process ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from mockloop.core.errors import DeviceError, SessionError
from mockloop.paths import home, made_private
from mockloop.sessions.folder import SessionFolder

_FOLDER = "locks"


@contextlib.contextmanager
def session_lock(folder: SessionFolder) -> Iterator[None]:
    """Lock a session, so that no other process adds to it, moves or deletes it. Raises SessionError if one has it."""
    path = _lock_path(folder.path.parent.parent, folder.id)
    with _locked(path) as holder:
        if holder:
            raise SessionError(
                f"The session {folder.id} is open in another mockloop{holder}.",
                "End it there first: press q in its window.",
            )
        yield


@contextlib.contextmanager
def microphone_lock() -> Iterator[None]:
    """Lock the microphone for this mockloop. Raises DeviceError if another one is recording."""
    with _locked(_lock_path(home(), "microphone")) as holder:
        if holder:
            raise DeviceError(
                f"Another mockloop{holder} is using the microphone.",
                "End it there first (press q in its window), or type your answers: --engine typed",
            )
        yield


def refuse_taken_microphone() -> None:
    """Raise DeviceError if another mockloop is recording, before anything is prepared for it here."""
    with microphone_lock():
        pass


def _lock_path(root: Path, name: str) -> Path:
    made_private(root)
    return made_private(root / _FOLDER) / f"{name}.lock"


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[str]:
    """Take a lock and yield "", or yield who has it, as ' (process 1234)'; release it at the end."""
    lock = FileLock(path, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield _holder(path)
        return
    except OSError as error:
        raise DeviceError(
            f"{path} cannot be locked ({error.strerror}).", "Set MOCKLOOP_HOME to a local disk."
        ) from error
    try:
        with contextlib.suppress(OSError):  # the disk may be full: the lock works without the number
            _by(path).write_text(str(os.getpid()))
        yield ""
    finally:
        lock.release()


def _by(path: Path) -> Path:
    return path.with_suffix(".pid")  # Windows cannot read a locked file, so the number is in a file beside it


def _holder(path: Path) -> str:
    try:
        return f" (process {int(_by(path).read_text())})"
    except (OSError, ValueError):
        return " window"
