"""All sessions of this machine: listed, found by name, removed."""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mockloop.core.errors import DeviceError, SessionError
from mockloop.core.events import Event, Recorded, Requested, Transcribed
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.labels import labels_of
from mockloop.sessions.naming import DAY_WIDTH, MINUTE_WIDTH, SLACK, is_ours, moment, stamp

_LAST = re.compile(r"last(?:[- ](?P<number>[1-9]\d{0,3}))?")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list; ``problem`` says why a folder cannot be read."""

    id: str
    began: str = ""
    mode: str = ""
    scenario: str = ""
    level: str = ""
    takes: int = 0
    complete: bool = False
    problem: str = ""

    @property
    def open(self) -> bool:
        """Whether it was interrupted or stopped, so that it can be resumed."""
        return not self.complete and not self.problem

    def to_data(self) -> dict[str, str | int | bool]:
        """Return plain data; ``asdict`` takes ten times as long, and there may be thousands."""
        return {name: getattr(self, name) for name in self.__slots__}


def listed(root: Path) -> list[Listed]:
    """Return every session below ``root``, oldest first; damaged ones too, each with its problem."""
    return by_age(line_of(SessionFolder(root / name)) for name in session_names(root))


def by_age(lines: Iterable[Listed]) -> list[Listed]:
    """Return sessions in the order in which they began. Names do not count."""
    return sorted(lines, key=lambda line: (moment(line.id, line.began), line.id))


def session_names(root: Path) -> list[str]:
    """Return the ids of all sessions below ``root``, sorted; none if the folder does not exist."""
    try:
        with os.scandir(root) as inside:
            return sorted(entry.name for entry in inside if entry.is_dir())
    except FileNotFoundError:
        return []
    except OSError as error:
        sentence = f"The sessions in {root} cannot be read ({error.strerror})."
        raise DeviceError(sentence, "Check its permissions, or set MOCKLOOP_HOME to another folder.") from error


def line_of(folder: SessionFolder) -> Listed:
    """Return the line of one session, read from its folder."""
    try:
        info = folder.info()
    except SessionError as error:
        return Listed(folder.id, problem=error.sentence)
    return Listed(
        id=folder.id,
        began=str(info.get("began", "")),
        mode=str(info.get("mode", "")),
        scenario=str(info.get("scenario", "")),
        level=str(info.get("level", "")),
        takes=len(folder.takes_on_disk()),
        complete=_complete(folder),
    )


def _complete(folder: SessionFolder) -> bool:
    """Return whether the last line of the journal says that it is complete; only the end of the file is read."""
    path = folder.path / "events.jsonl"
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 200))
            last = json.loads(file.read().splitlines()[-1])
        return last.get("event") == "Finished" and bool(last.get("complete"))
    except (OSError, ValueError, IndexError, AttributeError):
        return False


def find_session(root: Path, name: str) -> SessionFolder:
    """Return the session with this id, its name, or an unambiguous beginning of these or of its question's id.

    Raises SessionError.
    'last' is the newest session with an answer, of any kind but a study; the newest of all if there is none. 'last-2'
    is the one before it.
    """
    ids = session_names(root)
    if not ids:
        raise SessionError("There are no sessions yet.", "Start one with: mockloop demo")
    if counted := _LAST.fullmatch(name):
        return _last(root, sessions_among(root), int(counted["number"] or 1))
    matching = [i for i in ids if i == name] or [i for i in ids if i.startswith(name)]
    if len(matching) == 1:
        return SessionFolder(root / matching[0])
    if matching:
        raise _several(name, matching)
    named = [i for i in ids if labels_of(SessionFolder(root / i)).name.casefold() == name.casefold()]
    if len(named) > 1:
        raise SessionError(f"{len(named)} sessions are called “{name}”.", f"Name one by its id: {', '.join(named[:5])}")
    begun = named or [i for i in ids if name and _begins_so(root / i, name.casefold())]
    if len(begun) == 1:
        return SessionFolder(root / begun[0])
    if begun:
        raise _several(name, begun)
    near = difflib.get_close_matches(name, ids, n=1)
    hint = f"Did you mean {near[0]}?" if near else "See the list with: mockloop sessions list"
    raise SessionError(f"There is no session '{name}'.", hint)


def _begins_so(path: Path, start: str) -> bool:
    """Return whether a session's name, its time of day (0910), or the id of its question, begins like this."""
    parts = (path.name[DAY_WIDTH + 1 :], path.name[MINUTE_WIDTH + 1 :]) if is_ours(path.name) else ()
    return any(part.startswith(start) for part in parts) or labels_of(SessionFolder(path)).name.casefold().startswith(
        start
    )


def _several(name: str, ids: Sequence[str]) -> SessionError:
    some = ", ".join(ids[-5:])
    return SessionError(f"'{name}' could be {len(ids)} sessions.", f"Name one of them by its id: {some}")


def sessions_among(root: Path) -> list[str]:
    """Return the ids of the folders that are sessions; of all folders if none is."""
    ids = session_names(root)
    return [one for one in ids if (root / one / "session.json").is_file()] or ids


def _last(root: Path, ids: Sequence[str], number: int) -> SessionFolder:
    """Return the session of this number, counted from the newest, among those with something to show."""
    found = 0
    for folder in _newest_first(root, ids):
        if line_of(folder).problem or _has_something_to_show(folder):
            found += 1
            if found == number:
                return folder
    if number > 1:
        count = "is only one session" if found == 1 else f"are only {found} sessions" if found else "is no session"
        raise SessionError(f"There {count} with an answer.", "See the list with: mockloop sessions list")
    return SessionFolder(root / newest(root, ids))


def _newest_first(root: Path, ids: Iterable[str]) -> Iterator[SessionFolder]:
    left = list(ids)
    while left:
        folder = SessionFolder(root / newest(root, left))
        yield folder
        left.remove(folder.id)


def _has_something_to_show(folder: SessionFolder) -> bool:
    return folder.info().get("mode") != "study" and holds_an_answer(folder)


def newest(root: Path, ids: Sequence[str]) -> str:
    """Return the session that began last. Most ids contain the time, so few folders are opened."""
    odd = [name for name in ids if not is_ours(name)]
    began = [(_began(root, name), name) for name in odd]
    for name in sorted((name for name in ids if is_ours(name)), reverse=True):
        named = stamp(name)
        if named and began and max(began)[0] - named > SLACK:
            break  # this one and all before it began earlier
        began.append((_began(root, name), name))
    return max(began)[1]


def newest_answered(root: Path) -> SessionFolder | None:
    """Return the newest session with an answer in words, or a newer one that is damaged; None if there is none."""
    for folder in _newest_first(root, session_names(root)):
        if line_of(folder).problem or any(isinstance(entry.event, Transcribed) for entry in folder.events()):
            return folder
    return None


def _began(root: Path, name: str) -> datetime:
    try:
        return moment(name, SessionFolder(root / name).info().get("began"))
    except SessionError:
        return moment(name, None)


def holds_an_answer(folder: SessionFolder) -> bool:
    """Return whether anything was said in a session: there is a take on the disk, or a fact about one."""
    facts = (entry.event for entry in folder.events())
    return bool(folder.takes_on_disk()) or any(_of_a_take(fact) for fact in facts)


def _of_a_take(fact: Event) -> bool:
    return isinstance(fact, Recorded | Transcribed) or (isinstance(fact, Requested) and fact.take is not None)


def remove(folder: SessionFolder) -> None:
    """Delete the session for good, with all its recordings. Raises DeviceError."""
    try:
        shutil.rmtree(folder.path)
    except OSError as error:
        sentence = f"The session {folder.id} cannot be deleted ({error.strerror})."
        raise DeviceError(sentence, f"Check the permissions of {folder.path}.") from error
