"""YouTube's json3: events in milliseconds, words as offsets from the beginning of their line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mockloop.speech.stt.transcript_files.json_items import Item
from mockloop.speech.stt.transcript_files.json_walk import said_by


def events(data: Any) -> list[Item] | None:
    """Return the lines of such a document, with their words if these have times; None if it is another document."""
    found = data.get("events") if isinstance(data, Mapping) else None
    if not isinstance(found, list) or not any(isinstance(one, Mapping) and "segs" in one for one in found):
        return None
    events = [one for one in found if not (isinstance(one, Mapping) and one.get("aAppend"))]
    return [item for one in events if (item := _line(one) or said_by(one))]


def _line(event: Any) -> Item | None:
    segs = [seg for seg in event.get("segs") or () if isinstance(seg, Mapping)] if isinstance(event, Mapping) else []
    if not segs:
        return None
    start, length = (
        value if isinstance(value := event.get(key), int | float) else None for key in ("tStartMs", "dDurationMs")
    )
    texts = [_text(seg) for seg in segs]
    end = None if start is None or length is None else start + length
    words: tuple[Item, ...] = ()
    if start is not None and any("tOffsetMs" in seg for seg in segs):
        words = tuple(Item(text, start + _offset(seg), None) for seg, text in zip(segs, texts, strict=True))
    return Item("".join(texts), start, end, words=words)


def _text(seg: Mapping[str, Any]) -> str:
    return "".join(value for value in seg.values() if isinstance(value, str))


def _offset(seg: Mapping[str, Any]) -> float:
    value = seg.get("tOffsetMs", 0)
    return float(value) if isinstance(value, int | float) else 0.0
