"""All that a JSON document may say, text by text, whatever its shape: to compare with what was read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from mockloop.speech.stt.transcript_files.json_items import BEST, NOT_SAID, SPEAKERS, TEXTS, alternatives, fold

_ABOUT = (  # written about the speech
    *("title", "summary", "headline", "gist", "description", "chapters", "topics", "keywords", "highlights"),
    *("autohighlightsresult", "entities", "prompt", "translation", "translations", "metadata", "settings", "config"),
    *("speakers", "participants", "speakernames", "error", "warnings", "url", "path", "file", "filename"),
)
_UNSAID = frozenset((*_ABOUT, *NOT_SAID, *SPEAKERS))
_MOST_DEEP = 30
LEAST_SPACED = 0.2  # word pieces come between those that begin a word, with a space


def texts(data: Any, deep: int = 0) -> list[str]:
    """Return each text of a document; the single words of a list are one."""
    if isinstance(data, str):
        return [data]
    if deep >= _MOST_DEEP:
        return []
    if isinstance(data, list):
        return _joined([text for one in data for text in texts(one, deep + 1)])
    return list(_fields(data, deep)) if isinstance(data, dict) else []


def _joined(found: Sequence[str]) -> list[str]:
    """Return the texts of a list: single words one after the other, pieces of words with the spaces that they have."""
    joined: list[str] = []
    for is_word, run in groupby(found, lambda text: len(text.split()) < 2):
        pieces = list(run)
        is_spaced = sum(piece[:1].isspace() for piece in pieces) > LEAST_SPACED * len(pieces)
        joined += [("" if is_spaced else " ").join(pieces)] if is_word else pieces
    return joined


def _fields(data: Mapping[str, Any], deep: int) -> Iterator[str]:
    """Yield the texts of an entry. Of its single words only one: others spell the same word in another way."""
    fields = {fold(key): value for key, value in data.items()}
    word = next((key for key in TEXTS if isinstance(fields.get(key), str)), "")
    for key, value in fields.items():
        if key in _UNSAID or (isinstance(value, str) and len(value.split()) < 2 and key != word):
            continue
        yield from texts(list(alternatives(value)) if key in BEST and isinstance(value, list) else value, deep + 1)
