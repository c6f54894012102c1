"""The journal of a session, ``events.jsonl``: one fact a line, only appended to, read as far as possible."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from mockloop.core.codec import from_record
from mockloop.core.errors import DeviceError, SessionError
from mockloop.core.events import Event
from mockloop.core.fields import Seconds, read
from mockloop.whole_file import text_in

FILE = "events.jsonl"


@dataclass(frozen=True, slots=True)
class Journaled:
    """An event, its time in seconds since the session began, and its line, counted from 1."""

    at_s: float
    event: Event
    line: int


@dataclass(frozen=True, slots=True)
class Journal:
    """The facts of a session in order. ``damaged``: the unreadable line at which they end; None if all is readable."""

    facts: tuple[Journaled, ...] = ()
    damaged: int | None = None


def read_journal(path: Path) -> Journal:
    """Return the journal in a file. A cut-off last line is ignored; damage before it ends the journal there.

    Something else in the file's place is damage in its first line.
    """
    try:
        lines = text_in(path).split("\n")
    except FileNotFoundError:
        return Journal()
    except OSError:
        return Journal(damaged=1)
    facts: list[Journaled] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            facts.append(Journaled(read(Seconds, record["at_s"]), from_record(record), number))
        except (ValueError, KeyError, TypeError, RecursionError):
            cut_off = number == len(lines)  # every complete line ends with a line end, so the last piece has none
            return Journal(tuple(facts), None if cut_off else number)
    return Journal(tuple(facts))


def records(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the readable lines of a file of records."""
    try:
        lines = text_in(path).splitlines()
    except OSError:
        return
    for line in lines:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def append_line(path: Path, line: str) -> None:
    """Append one line to a private file and store it on the disk, replacing a cut-off last line."""
    path.touch(mode=0o600)
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        if file.read(1) not in (b"", b"\n"):
            file.seek(0)
            _end_last_line(file, file.read())
        file.seek(0, os.SEEK_END)
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def append_record(path: Path, at: datetime, record: Mapping[str, Any], what: str) -> None:
    """Append a record with its time to a file of records. Raise DeviceError; ``what`` names it in the message."""
    stamped = {"at": at.isoformat(timespec="seconds"), **record}
    try:
        append_line(path, json.dumps(stamped, ensure_ascii=False))
    except OSError as error:
        sentence = f"{what} cannot be written ({error.strerror})."
        raise DeviceError(sentence, f"Check the permissions of {path.parent}; the session was not changed.") from error


def _end_last_line(file: BinaryIO, content: bytes) -> None:
    """Complete a last line that lacks only its line end, since it is read as a fact; remove a partial one."""
    begins = content.rfind(b"\n") + 1
    try:
        json.loads(content[begins:])
    except ValueError:
        file.truncate(begins)
    else:
        file.write(b"\n")


def cannot_resume(session: str, line: int, wrong: str) -> SessionError:
    """Return why a journal accepts no more facts: those after an unreadable line could never be read."""
    return SessionError(
        f"The session {session} cannot be resumed: line {line} of {FILE} {wrong}, and what follows it would be lost.",
        f"Read it up to there with: mockloop sessions show {session}. Fix that line, or start another session.",
    )
