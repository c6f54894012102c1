"""Transcripts from files: plain text, our own JSON or a recognizer's, SubRip and WebVTT captions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mockloop.core.errors import InputError
from mockloop.core.transcript import Transcript, Word, from_text

SUFFIXES = (".txt", ".json", ".srt", ".vtt")
MOST_BYTES = 20_000_000
_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_TAG = re.compile(r"<[^>]*>|\{\\[^}]*\}")


def read_transcript(path: Path) -> Transcript:
    """The transcript in a file, by its suffix. Raises InputError."""
    text, suffix = _text(path), path.suffix.lower()
    if suffix == ".json":
        found = _from_json(text, path)
    elif suffix in (".srt", ".vtt"):
        found = _of_words(list(_from_captions(text)), path)
    else:
        found = from_text(text)
    if not found.words:
        raise InputError(f"{path} holds no words.", "Give it a transcript of what was said.")
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                f"{path} is too large to be a transcript.", "Is it a recording? Then give it its own suffix."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not text in UTF-8.", "Save it as UTF-8, then try again.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).", "Check the path and its rights.") from error
    if "\0" in text:
        raise InputError(f"{path} is not text.", "Give it a transcript; a recording needs its own suffix.")
    return text


def _from_captions(text: str) -> Iterator[Word]:
    """The words of captions, each cue's time shared out by the length of its words."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        timing = _CUE.match(lines[at])
        at += 1
        if not timing:
            continue
        said: list[str] = []
        while at < len(lines) and lines[at].strip():
            said.append(_TAG.sub("", lines[at]))
            at += 1
        numbers = timing.groups()
        yield from _spread(" ".join(said), _seconds(numbers[:4]), _seconds(numbers[4:]))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")


def _spread(said: str, start_s: float, end_s: float) -> Iterator[Word]:
    tokens = said.split()
    letters = sum(len(token) + 1 for token in tokens)
    at_s = start_s
    for token in tokens:
        until_s = at_s + (end_s - start_s) * (len(token) + 1) / letters
        yield Word(token, round(at_s, 3), round(until_s, 3))
        at_s = until_s


def _from_json(text: str, path: Path) -> Transcript:
    """Words under ``words``, or under each of ``segments``; ours (start_s) and faster-whisper's (start) names."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not valid JSON ({error}).", "Write it again, or give it as plain text.") from error
    if isinstance(data, dict) and isinstance(data.get("text"), str) and "words" not in data and "segments" not in data:
        return from_text(data["text"])
    try:
        estimated = isinstance(data, dict) and data.get("timed") == "estimated"
        words = [_word(item) for item in _items(data)]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"{path} holds no list of words that mockloop knows.",
            'Each word needs "text", "start_s" and "end_s", under "words".',
        ) from error
    return _of_words([word for word in words if word.text], path, estimated)


def _items(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        yield from data
    elif "words" in data:
        yield from data["words"]
    else:
        for segment in data["segments"]:
            yield from segment["words"]


def _word(item: dict[str, Any]) -> Word:
    text = item["text"] if "text" in item else item["word"]
    if not isinstance(text, str):
        raise TypeError("a word's text is text")
    start_s = float(item["start_s"] if "start_s" in item else item["start"])
    end_s = float(item["end_s"] if "end_s" in item else item["end"])
    return Word(text.strip(), start_s, end_s, float(item.get("probability", 1.0)))


def _of_words(words: list[Word], path: Path, estimated: bool = False) -> Transcript:
    """A transcript of words whose times must run forwards. Raises InputError naming the first that does not."""
    before_s = 0.0
    for number, word in enumerate(words, 1):
        if not (0 <= word.start_s <= word.end_s < float("inf")) or word.start_s < before_s:
            raise InputError(
                f"The times in {path} run backwards at word {number}, '{word.text}' ({word.start_s:g} s).",
                "Mend the times, or give the words alone as .txt.",
            )
        before_s = word.start_s
    duration_s = max((word.end_s for word in words), default=0.0)
    return Transcript(tuple(words), duration_s, "typed", "estimated" if estimated else "measured")
