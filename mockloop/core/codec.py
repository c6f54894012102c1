"""Convert events to plain data and back, as the journal stores them.

A record is ``{"event": "Said", ...fields}``; the types of the fields decide how each is read and written.
"""

from __future__ import annotations

from typing import Any, get_args

from mockloop.core.events import Event
from mockloop.core.fields import adapter, read
from mockloop.core.transcript import Transcript

Record = dict[str, Any]

_KINDS: dict[str, Any] = {kind.__name__: kind for kind in get_args(Event)}
# fields that every version wrote, although the code may leave them out
_NEEDED = {
    "take": {"voiced", "sound"},
    "transcript": {"engine", "timed", "duration_s", "words", "voiced"},
}


def to_record(event: Event) -> Record:
    """Return the event as JSON-ready data."""
    kind: Any = type(event)
    return {"event": kind.__name__, **adapter(kind).dump_python(event, mode="json")}


def from_record(record: Record) -> Event:
    """Return the event of a record. Raise KeyError, TypeError or ValueError if it is not an event."""
    if not isinstance(record, dict):
        raise ValueError(f"{record!r:.40} has no fields")
    fields = {key: value for key, value in record.items() if key not in ("event", "at_s")}
    kind = _KINDS.get(record["event"])
    if kind is None:
        raise ValueError(f"unknown event {record['event']!r:.40}")
    for name in fields.keys() - kind.__annotations__.keys():
        raise ValueError(f"{kind.__name__} has no {name!r:.40}")
    for name, value in fields.items():
        _check_whole(name, value)
    event: Event = read(kind, fields)
    return event


def transcript_record(transcript: Transcript) -> Record:
    """Return a transcript as JSON-ready data."""
    record: Record = adapter(Transcript).dump_python(transcript, mode="json")
    return record


def transcript_from(record: Record) -> Transcript:
    """Return the transcript of a record. Raise as ``from_record`` does."""
    _check_whole("transcript", record)
    transcript: Transcript = read(Transcript, record)
    return transcript


def _check_whole(name: str, value: Any) -> None:
    if isinstance(value, dict):
        for lacking in _NEEDED.get(name, set()) - value.keys():
            raise KeyError(lacking)
