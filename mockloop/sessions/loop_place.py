"""The place of a session in its loop, as stored in ``session.json``."""

from __future__ import annotations

from typing import Any

from mockloop.core.fields import adapter, read
from mockloop.core.loop import LoopPlace


def loop_record(place: LoopPlace) -> dict[str, Any]:
    """Turn a place into plain data: the fields of its loop, and its own."""
    fields = adapter(LoopPlace).dump_python(place, mode="json")
    return {**fields.pop("loop"), **fields}


def loop_place(value: Any) -> LoopPlace:
    """Return the place in plain data. Raise ValueError, and KeyError for a missing field."""
    fields = read(dict[str, Any], value)
    place: LoopPlace = read(LoopPlace, {**fields, "loop": fields})
    if not 1 <= place.number <= len(place.loop.questions):
        raise ValueError(f"it is question {place.number} of a loop with only {len(place.loop.questions)} questions")
    return place
