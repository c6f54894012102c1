"""One item of a recognizer's JSON, a word or a segment, read by its shape: a text, two times, perhaps words.

Names differ from program to program ('word', 'text', 'content', 'w'; 'start', 'from', 'tStartMs'); where none is known
the one string and the two numbers that run forwards are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Any

from mockloop.speech.stt.transcript_files.stamps import seconds

_TEXTS = (
    "punctuated_word",
    "word",
    "text",
    "value",
    "content",
    "utf8",
    "transcript",
    "display",
    "w",
    "token",
    "sentence",
    "lexical",
)
_STARTS = (
    "start_s",
    "start",
    "start_time",
    "startTime",
    "startMs",
    "start_ms",
    "tStartMs",
    "from",
    "ts",
    "begin",
    "t0",
    "offsetInTicks",
)
_ENDS = ("end_s", "end", "end_time", "endTime", "endMs", "end_ms", "to", "end_ts", "stop", "finish", "t1")
_LENGTHS = ("durationInTicks", "dDurationMs", "duration", "dur", "length", "duration_ms")
_SCORES = ("probability", "confidence", "conf", "score", "prob", "p")
_SPEAKERS = (
    "speaker",
    "speaker_label",
    "speaker_id",
    "speakerLabel",
    "speakerTag",
    "speaker_name",
    "spk",
    "channel",
    "channelTag",
)
_NOT_SAID = ("type", "id", "language", "lang", "status", "model", "kind", *_STARTS, *_ENDS, *_LENGTHS)
_NESTED = ("words", "result", "tokens", "segs", "elements", "items", "chunks")
_BEST = ("alternatives", "nBest", "nbest", "hypotheses")


@dataclass(frozen=True, slots=True)
class Item:
    """A word or a segment with its times in the file's own unit; a missing time is None, one that is none NaN."""

    text: str
    start: float | None
    end: float | None
    probability: float = 1.0
    speaker: str = ""
    words: tuple[Item, ...] = ()


def item_of(data: Any) -> Item | None:
    """Return what an entry of a list says; None where it says nothing."""
    if isinstance(data, str):
        return Item(data, None, None) if data.strip() else None
    if isinstance(data, list):
        return _row(data)
    if not isinstance(data, Mapping):
        return None
    inner = _best(data)
    named = (_named(data), _named(inner), _text(data), _text(inner))
    text = next((one for one in named if one is not None), None)
    words = tuple(item for item in map(item_of, _nested(data) or _nested(inner)) if item)
    if text is None and words:
        text = "".join(w.text for w in words) if words[0].text[:1] == " " else " ".join(w.text for w in words)
    if text is None or data.get("type") in ("spacing", "audio_event"):
        return None
    start, end = _times(data)
    return Item(text, start, end, _probability({**inner, **data}), _speaker({**inner, **data}), words)


def _row(data: Sequence[Any]) -> Item | None:
    """Return a row without names: a text and then, or before, its times and its probability."""
    texts = [value for value in data if isinstance(value, str)]
    numbers = [float(value) for value in data if _is_number(value)]
    if len(texts) != 1 or len(numbers) < 2 or len(texts) + len(numbers) != len(data):
        return None
    return Item(texts[0], numbers[0], numbers[1], numbers[2] if len(numbers) > 2 and 0 <= numbers[2] <= 1 else 1.0)


def _best(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the first of several readings of the same sound."""
    for key in _BEST:
        value = data.get(key)
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            return value[0]
    if _text(data) is None and not _nested(data):
        for value in data.values():
            if isinstance(value, list) and value and isinstance(value[0], Mapping) and _text(value[0]) is not None:
                return value[0]
    return {}


def _nested(data: Mapping[str, Any]) -> list[Any]:
    for key in _NESTED:
        value = data.get(key)
        if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            return value
    return []


def _named(data: Mapping[str, Any]) -> str | None:
    """Return the text under one of its usual names."""
    return next((str(data[key]) for key in _TEXTS if isinstance(data.get(key), str)), None)


def _text(data: Mapping[str, Any]) -> str | None:
    named = _named(data)
    if named is not None:
        return named
    strings = [value for key, value in data.items() if isinstance(value, str) and key not in (*_SPEAKERS, *_NOT_SAID)]
    if strings and _numbered(data):
        return str(max(strings, key=len))
    return None


def _numbered(data: Mapping[str, Any]) -> list[float]:
    """Return the numbers of an item whose names say nothing."""
    return [
        float(value)
        for key, value in data.items()
        if _is_number(value) and key not in (*_SCORES, *_SPEAKERS, "id", "seek")
    ]


def _times(data: Mapping[str, Any]) -> tuple[float | None, float | None]:
    for key in ("offsets", "timestamp", "timestamps", "time", "times", "interval"):
        value = data.get(key)
        if isinstance(value, list) and len(value) == 2:
            return _time(value[0]), _time(value[1])
        if isinstance(value, Mapping):
            return _times(value)
    start = _first(data, _STARTS)
    if start is None and "tOffsetMs" in data:
        start = _time(data["tOffsetMs"])
    end = _first(data, _ENDS)
    length = _first(data, _LENGTHS) if end is None else None
    if start is not None and end is None and length is not None:
        end = start + length
    if start is None and end is None and not any(key in data for key in (*_STARTS, *_ENDS)):
        numbers = _numbered(data)
        if len(numbers) >= 2 and numbers[0] <= numbers[1]:
            return numbers[0], numbers[1]
    return start, end


def _first(data: Mapping[str, Any], keys: Sequence[str]) -> float | None:
    return next((_time(data[key]) for key in keys if key in data and data[key] is not None), None)


def _time(value: Any) -> float | None:
    """Return a number, '1.5', '1.500s', '00:00:01,500' or {seconds, nanos}; NaN for anything else."""
    if value is None:
        return None
    if _is_number(value):
        return float(value)
    if isinstance(value, str):
        bare = value.strip().rstrip("s")
        try:
            return float(bare)
        except ValueError:
            found = seconds(bare)
            return nan if found is None else found
    if isinstance(value, Mapping):
        return float(value.get("seconds") or 0) + float(value.get("nanos") or 0) / 1e9 if _plain(value) else nan
    return nan


def _plain(value: Mapping[str, Any]) -> bool:
    return all(re.fullmatch(r"-?\d{1,12}", str(value.get(key) or 0)) for key in ("seconds", "nanos"))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e18


def _probability(data: Mapping[str, Any]) -> float:
    for key in _SCORES:
        value = data.get(key)
        if value is not None and not isinstance(value, bool):
            try:
                found = float(value)
            except (TypeError, ValueError):
                continue
            if isfinite(found) and 0.0 <= found <= 1.0:
                return found
            if 1.0 < found <= 100.0:
                return found / 100.0
    return 1.0


def _speaker(data: Mapping[str, Any]) -> str:
    for key in _SPEAKERS:
        value = data.get(key)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("id")
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
    return ""


def walk(data: Any, speaker: str = "", depth: int = 0) -> Iterator[tuple[list[Item], str]]:
    """Every list of items in a document, outermost first, with the channel that it belongs to."""
    if depth > 12:
        return
    if isinstance(data, list):
        items = [item for item in map(item_of, data) if item]
        if items and any(item.start is not None or item.words for item in items):
            yield items, speaker
        children: Iterator[tuple[str, Any]] = (("", value) for value in data)
    elif isinstance(data, Mapping):
        children = iter(data.items())
    else:
        return
    for key, value in children:
        if key in _BEST and isinstance(value, list):
            value = value[:1]
        if key == "channels" and isinstance(value, list) and len(value) > 1:
            for number, channel in enumerate(value):
                yield from walk(channel, f"Channel {number + 1}", depth + 1)
        else:
            yield from walk(value, speaker, depth + 1)
