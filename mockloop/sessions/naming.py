"""Session ids: the local time of the start, then the scenario, so that ids sort by time."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

_STAMP = "%Y-%m-%d-%H%M"
DAY_WIDTH, MINUTE_WIDTH = len("2026-11-23"), len("2026-11-23-0910")
_OURS = re.compile(r"\d{4}-\d\d-\d\d-\d{4}-")
_NUMBER = re.compile(r"-[0-9]+$")
_EARLIEST = datetime.min.replace(tzinfo=UTC)
# a local clock is at most 14 hours ahead of UTC and 12 hours behind it
SLACK = timedelta(hours=13)


def session_id(began: datetime, scenario: str) -> str:
    """Return the id of a session with this scenario and start, before any number is added."""
    return f"{began:{_STAMP}}-{scenario}"


def without_number(session: str) -> str:
    """Return an id without the number added by a restore or import; such a session is the same one."""
    return _NUMBER.sub("", session)


def free_ids(root: Path, wanted: str) -> Iterator[str]:
    """Yield ids below ``root`` that no session has: the one wanted, then the same with a number."""
    numbered = (f"{wanted}-{number}" for number in range(2, 10_000))
    return (name for name in chain([wanted], numbered) if not (root / name).exists())


def move_into(path: Path, root: Path, wanted: str) -> Path:
    """Move a session's folder into ``root`` under the id wanted, numbered if that is taken.

    Raises OSError. Nothing there is ever replaced.
    """
    for name in free_ids(root, wanted):
        try:
            path.rename(root / name)
        except OSError as error:
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
                continue  # taken a moment ago
            if error.errno != errno.EXDEV:
                raise
            shutil.move(path, root / name)  # the folder is on another disk
        return root / name
    raise FileExistsError(errno.EEXIST, "too many sessions of that name")


def short_id(path: Path) -> str:
    """Return what is enough to type for a session: its minute if no other session has the same.

    Other ids than mockloop's own stay whole.
    """
    try:
        return short_name(path.name, [one.name for one in path.parent.iterdir()])
    except OSError:
        return path.name


def short_name(name: str, among: Iterable[str]) -> str:
    """Return the beginning of an id that no other id has, from its minute on, cut between words."""
    if not is_ours(name):
        return name
    others = [one for one in among if one != name and one.startswith(name[:MINUTE_WIDTH])]
    ends = [MINUTE_WIDTH, *(at for at in range(MINUTE_WIDTH + 1, len(name)) if name[at] == "-")]
    return next((name[:at] for at in ends if not any(one.startswith(name[:at]) for one in others)), name)


def is_named_by(name: str, began: datetime) -> bool:
    """Return whether an id contains its session's start time."""
    return name.startswith(f"{began:{_STAMP}}-")


def is_ours(name: str) -> bool:
    """Return whether an id begins with a time, as mockloop's own do."""
    return _OURS.match(name) is not None


def stamp(name: str) -> datetime | None:
    """Return the time in an id, read as UTC; None for a name of another form."""
    try:
        return datetime.strptime(name[:MINUTE_WIDTH], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def moment(name: str, began: object) -> datetime:
    """Return when a session began: by its record, else by its name; the earliest time there is if neither says."""
    return parsed(began) or stamp(name) or _EARLIEST


def parsed(began: object) -> datetime | None:
    """Return the time that a session's own record gives, with its zone; None if it is invalid."""
    try:
        when = datetime.fromisoformat(str(began))
        when.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return when if when.tzinfo else when.astimezone()
