"""Find the lists of items in a JSON document, whatever is around them."""

from __future__ import annotations

from collections import Counter
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
    if all(found) or sum(map(bool, found)) * 2 <= len(found):
        return [item for item in found if item]
    named = _field_of_texts(found, entries)
    kept = ((one or _said_in(other, named) or said_by(other)) for one, other in zip(found, entries, strict=True))
    return [item for item in kept if item]


def _field_of_texts(found: Sequence[Item | None], entries: Sequence[Any]) -> str:
    """Return the field in which most items have their text; empty if they are not named fields."""
    fields = Counter(
        field
        for item, entry in zip(found, entries, strict=True)
        if item and isinstance(entry, dict)
        for field, value in entry.items()
        if value == item.text
    )
    return fields.most_common(1)[0][0] if fields else ""


def _said_in(entry: Any, field: str) -> Item | None:
    """Return what an entry says in the field in which the others have their text, without times."""
    text = entry.get(field) if isinstance(entry, dict) else None
    return Item(text, None, None) if isinstance(text, str) and text.strip() else None


def said_by(entry: Any) -> Item | None:
    """Return what an entry of no known shape says, without times; None unless it is one text of several words."""
    said = [text for text in texts(entry) if len(text.split()) > 1]
    return Item(said[0], None, None) if len(said) == 1 else None


def _has_parts(items: Sequence[Item]) -> bool:
    """Return whether entries without times name speakers, as the messages of a chat do."""
    return len(items) > 1 and sum(bool(item.speaker) for item in items) * 2 > len(items)
