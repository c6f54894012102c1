"""A person's labels for a session: a name, tags and notes, in ``labels.jsonl`` in its folder.

They can come at any later time and affect no judgement. So they have a file of their own, only appended to; a version
that does not know it reads the session as before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mockloop.core.errors import InputError
from mockloop.core.printable import printable
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.journal import append_record, records

FILE = "labels.jsonl"
MOST_NAME, MOST_TAG, MOST_NOTE = 80, 30, 2000  # letters
_TAG = re.compile(rf"\w[\w-]{{0,{MOST_TAG - 1}}}")


@dataclass(frozen=True, slots=True)
class Note:
    """A note, and when it was written (ISO, "" if that is not known)."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The current labels: the last name, the tags in alphabetical order, the notes in their own order."""

    name: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def labels_of(folder: SessionFolder) -> Labels:
    """Return the labels of a session, without unreadable ones and without control characters."""
    found = Labels()
    for record in records(folder.path / FILE):
        found = _with(found, record)
    return found


def rename(folder: SessionFolder, name: str, at: datetime) -> str:
    """Give a session a name, or remove it with an empty one; return the name. Raise InputError, DeviceError."""
    chosen = _name(name)
    if len(" ".join(name.split())) > MOST_NAME:
        raise InputError(
            f"A name has at most {MOST_NAME} letters.", "Write the rest as a note: sessions note SESSION …"
        )
    _append(folder, {"name": chosen}, at)
    return chosen


def note(folder: SessionFolder, text: str, at: datetime) -> None:
    """Add a note. Raise InputError for an empty or a very long one, DeviceError."""
    if not text.strip():
        raise InputError("The note is empty.", 'Write it in quotation marks: sessions note SESSION "…"')
    if len(text) > MOST_NOTE:
        raise InputError(f"A note has at most {MOST_NOTE:,} letters.", "Split it into several notes.")
    _append(folder, {"note": _text(text)}, at)


def tag(folder: SessionFolder, tags: list[str], at: datetime, remove: bool = False) -> Labels:
    """Add or remove tags; return the current ones. Raise InputError for an invalid tag, DeviceError."""
    chosen = [_tag(one) for one in tags]
    for given, one in zip(tags, chosen, strict=True):
        if not one:
            sentence = f"'{printable(given)}' is not a tag: a tag is one word of at most {MOST_TAG} letters."
            raise InputError(sentence, "For example: onsite, or mock-3.")
    had = set(labels_of(folder).tags)
    for one in dict.fromkeys(chosen):
        if (one in had) == remove:
            _append(folder, {"untag" if remove else "tag": one}, at)
    return labels_of(folder)


# ---- read and written ----------------------------------------------------------------------------------------


def _with(labels: Labels, record: Mapping[str, Any]) -> Labels:
    if isinstance(name := record.get("name"), str):
        return replace(labels, name=_name(name))
    if isinstance(text := record.get("note"), str):
        at = record.get("at")
        stamp = printable(at)[:MOST_TAG] if isinstance(at, str) else ""
        return replace(labels, notes=(*labels.notes, Note(stamp, _text(text))))
    if isinstance(added := record.get("tag"), str) and _tag(added):
        return replace(labels, tags=tuple(sorted({*labels.tags, _tag(added)})))
    if isinstance(removed := record.get("untag"), str):
        return replace(labels, tags=tuple(one for one in labels.tags if one != _tag(removed)))
    return labels


def _name(name: str) -> str:
    """Return a name on one line, without control characters."""
    return printable(" ".join(name.split()))[:MOST_NAME]


def _text(text: str) -> str:
    return printable(text.strip())[:MOST_NOTE]


def _tag(text: str) -> str:
    """Return a tag as it is saved, "" for an invalid one."""
    found = text.removeprefix("#").casefold()
    return found if _TAG.fullmatch(found) else ""


def _append(folder: SessionFolder, record: dict[str, Any], at: datetime) -> None:
    append_record(folder.path / FILE, at, record, f"The labels of {folder.id}")
