"""Find the lists of items in a JSON document, whatever is around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mockloop.speech.stt.transcript_files.json_items import BEST, Item, fold, item_of
from mockloop.speech.stt.transcript_files.json_texts import texts


def walk(data: Any, speaker: str = "", depth: int = 0) -> Iterator[tuple[list[Item], str]]:
    """Yield every list of items in a document, outermost first, with its channel."""
    if depth > 12:
        return
    if isinstance(data, list):
        items = _items(data)
        if items and (any(item.start is not None or item.words for item in items) or _has_parts(items)):
            yield items, speaker
        children: Iterator[tuple[str, Any]] = (("", value) for value in data)
    elif isinstance(data, dict):
        children = iter(data.items())
    else:
        return
    for key, value in children:
        if fold(key) in BEST and isinstance(value, list):
            value = value[:1]
        if key == "channels" and isinstance(value, list) and len(value) > 1:
            for number, channel in enumerate(value):
                yield from walk(channel, f"Channel {number + 1}", depth + 1)
        else:
            yield from walk(value, speaker, depth + 1)


def _items(entries: Sequence[Any]) -> list[Item]:
    """Return the items among the entries of a list; a damaged one among many keeps its words and its place."""
    found = [item_of(one) for one in entries]
    if sum(map(bool, found)) * 2 <= len(found):
        return [item for item in found if item]
    return [item for one, other in zip(found, entries, strict=True) if (item := one or said_by(other))]


def said_by(entry: Any) -> Item | None:
    """Return what an entry of no known shape says, without times; None unless it is one text of several words."""
    said = [text for text in texts(entry) if len(text.split()) > 1]
    return Item(said[0], None, None) if len(said) == 1 else None


def _has_parts(items: Sequence[Item]) -> bool:
    """Return whether entries without times name speakers, as the messages of a chat do."""
    return len(items) > 1 and sum(bool(item.speaker) for item in items) * 2 > len(items)
