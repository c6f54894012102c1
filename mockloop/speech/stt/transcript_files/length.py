"""Refuse a file that is longer than any answer, before much time is spent on it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from mockloop.speech.stt.transcript_files.values import FileProblem

MOST_WORDS = 20_000  # of one speaker: more than two hours of speech
TOO_LONG = FileProblem(
    f"{{file}} holds more than {MOST_WORDS:,} words, over two hours of speech: too long for one answer.",
    "Save the part with the answer as a file of its own, then try again.",
)
_MOST_LETTERS = 2_000_000  # of text in lines: 100 for each word, with all the marks around it
_SPELLED = 6  # times a document of JSON may hold the same words: in a whole text, in segments, one by one, by letters
_BESIDE = 2  # words of a file with lines for each word that was said
_SHOWN_BEFORE = 4  # lines: captions that roll show the same ones again
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")  # rows of single letters are no words yet
_WORD, _TAG = re.compile(r"\w*[^\W\d_][\w'’-]*"), re.compile(r"<[^<>]{0,200}>")


def too_long(text: str) -> FileProblem | None:
    """Return the problem of a text that surely has too many words; lines that are shown again count once."""
    return TOO_LONG if len(text) > _MOST_LETTERS or _exceeds(_said_once(text), _BESIDE * MOST_WORDS) else None


def are_far_too_long(texts: Iterable[str]) -> bool:
    """Return whether the texts of a document surely have too many words, however often it spells them."""
    return _exceeds(texts, _SPELLED * MOST_WORDS)


def has_too_many_rows(data: Any) -> bool:
    """Return whether a list of a document has a row of its own for each of surely too many words.

    This takes far less time than reading the rows does.
    """
    if isinstance(data, dict):
        return any(map(has_too_many_rows, data.values()))
    if not isinstance(data, list):
        return False
    most = _BESIDE * MOST_WORDS
    has_many = len(data) > most and sum(map(_is_a_row, data)) > most
    return has_many or any(map(has_too_many_rows, data))


def _is_a_row(entry: Any) -> bool:
    parts = entry.values() if isinstance(entry, dict) else (entry,)
    return any(isinstance(part, str) and _TWO_LETTERS.search(part) for part in parts)


def _said_once(text: str) -> Iterator[str]:
    before: deque[str] = deque(maxlen=_SHOWN_BEFORE)
    for found in re.finditer(r"[^\n]+", text):
        line = _TAG.sub("", found[0]).strip()
        if line and line not in before:
            before.append(line)
            yield line


def _exceeds(texts: Iterable[str], most: int) -> bool:
    left = most
    for text in texts:
        for _ in _WORD.finditer(text):
            left -= 1
            if left < 0:
                return True
    return False
