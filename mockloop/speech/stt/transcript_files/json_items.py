"""One item of a recognizer's JSON, a word or a segment, by its shape: a text, two times, perhaps words.

Names differ between programs ('word', 'text', 'content', 'w'; 'start', 'from', 'tStartMs'). If none is known, the one
string and the two increasing numbers are used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite, nan
from typing import Any

from mockloop.speech.stt.transcript_files.time_stamps import seconds

# Names of fields are compared in small letters, without '_' and '-'.
TEXTS = (
    *("punctuatedword", "word", "text", "value", "content", "utf8", "transcript", "display", "displaytext", "w"),
    *("token", "sentence", "lexical", "body", "utterance", "message", "predtext", "char", "character"),
)
_RANKS = {name: rank for rank, name in enumerate(TEXTS)}
_STARTS = (
    *("starts", "start", "starttime", "startms", "tstartms", "from", "ts", "begin", "t0", "offsetinticks"),
    *("offsetmilliseconds", "beginoffsetmillis", "startoffset", "starttimestamp", "startseconds", "startsec"),
    *("begintime", "starttimems", "startmillis", "timefrom", "offset", "time", "timestamp"),
)
_ENDS = (
    *("ends", "end", "endtime", "endms", "to", "endts", "stop", "finish", "t1", "endoffsetmillis", "endoffset"),
    *("endtimestamp", "endseconds", "endsec", "endtimems", "endmillis", "timeto"),
)
_LENGTHS = ("durationinticks", "ddurationms", "durationmilliseconds", "durationms", "duration", "dur", "length")
_SCORES = ("probability", "confidence", "conf", "score", "prob", "p")
SPEAKERS = (
    *("speakername", "speaker", "speakerlabel", "speakertag", "speakerdesignation", "speakerid", "spk", "participant"),
    *("participantrole", "participantname", "author", "user", "users", "role", "who", "channel", "channeltag"),
)
_SPEAKING = frozenset(SPEAKERS)
NOT_SAID = (
    *("type", "id", "language", "languagecode", "lang", "status", "model", "kind", "sentiment", "locale", "name"),
    *("recognitionstatus", *_STARTS, *_ENDS, *_LENGTHS),
)
_UNSPOKEN = frozenset((*SPEAKERS, *NOT_SAID))
_UNTIMED = frozenset((*_SCORES, *SPEAKERS, "id", "seek", "index"))
_NESTED = ("words", "result", "tokens", "segs", "elements", "items", "chunks")
_WRAPPING = ("channel", "data")  # their content belongs to the entry itself
BEST = ("alternatives", "nbest", "hypotheses")


@dataclass(frozen=True, slots=True)
class Item:
    """A word or a segment with its times in the file's own unit; a missing time is None, an invalid one NaN."""

    text: str
    start: float | None
    end: float | None
    probability: float = 1.0
    speaker: str = ""
    words: tuple[Item, ...] = ()


def item_of(data: Any) -> Item | None:
    """Return the content of an entry of a list; None if there is none."""
    if isinstance(data, str):
        return Item(data, None, None) if data.strip() else None
    if isinstance(data, list):
        return _row(data)
    if not isinstance(data, dict):
        return None
    data = _folded(data)
    inner = _folded(_best(data))
    ways = ((_named, data), (_named, inner), (_text, data), (_text, inner))
    text = next((text for read, fields in ways if (text := read(fields)) is not None), None)
    words = tuple(item for item in map(item_of, _nested(data) or _nested(inner)) if item)
    if text is None and words:
        text = "".join(w.text for w in words) if words[0].text[:1] == " " else " ".join(w.text for w in words)
    if text is None or data.get("type") in ("spacing", "audio_event"):
        return None
    start, end = _times(data)
    return Item(text, start, end, _probability({**inner, **data}), _speaker({**inner, **data}), words)


def _folded(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields with their names in small letters, without '_' and '-', and those of a single channel."""
    found = {fold(key): value for key, value in data.items()}
    if isinstance(found.get("from"), dict):  # who, and not when
        found["speaker"] = found.pop("from")
    for inner in map(found.get, _WRAPPING):
        if isinstance(inner, dict):
            found = {**{fold(key): value for key, value in inner.items()}, **found}
    return found


@lru_cache(maxsize=1024)  # a file has few names, each many times
def fold(key: str) -> str:
    """Return the name of a field as it is compared: 'start_time' and 'startTime' are the same."""
    return key.replace("_", "").replace("-", "").lower()


def _row(data: Sequence[Any]) -> Item | None:
    """Return a row without names: a text, its times just before or after it, its probability, perhaps its words."""
    texts = [at for at, value in enumerate(data) if isinstance(value, str)]
    if len(texts) != 1 or not all(
        value is None or _is_number(value) or isinstance(value, str | list) for value in data
    ):
        return None
    before, after = (
        [nan if value is None else float(value) for value in part if not isinstance(value, list)]
        for part in (data[: texts[0]], data[texts[0] + 1 :])
    )
    times, rest = (before[-2:], after) if len(before) > 1 else ([*before, *after][:2], [*before, *after][2:])
    if len(times) < 2:
        return None
    rows = [value for value in data if isinstance(value, list) and value and isinstance(value[0], list)]
    words = tuple(item for value in rows for item in map(item_of, value) if item)
    start, end = times
    return Item(data[texts[0]], start, end, rest[0] if rest and 0 <= rest[0] <= 1 else 1.0, "", words)


def _best(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the first of several transcriptions of the same sound."""
    for key in BEST:
        value = data.get(key)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return value[0]
    if _text(data) is None and not _nested(data):
        for value in data.values():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                first: Mapping[str, Any] = value[0]
                if _text(_folded(first)) is not None:
                    return first
    return {}


def alternatives(entries: Sequence[Any]) -> Sequence[Any]:
    """Return the first of several transcriptions of the same sound; all entries if they are of different times."""
    starts = {_times(_folded(one))[0] for one in entries[1:] if isinstance(one, dict)} - {None}
    return entries if len(starts) > 1 else entries[:1]


def _nested(data: Mapping[str, Any]) -> list[Any]:
    for key in _NESTED:
        value = data.get(key)
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            return value
    rows = data.get("timestamps")
    if isinstance(rows, list) and rows and isinstance(rows[0], list) and _row(rows[0]):
        return rows
    lists = (value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict))
    return next(
        (value for value in lists if _named(_folded(value[0])) and _times(_folded(value[0]))[0] is not None), []
    )


def _named(data: Mapping[str, Any]) -> str | None:
    """Return the text under one of its usual names."""
    known = [key for key in data if key in _RANKS and isinstance(data[key], str)]
    return str(data[min(known, key=_RANKS.__getitem__)]) if known else None


def _text(data: Mapping[str, Any]) -> str | None:
    named = _named(data)
    if named is not None:
        return named
    strings = [value for key, value in data.items() if isinstance(value, str) and key not in _UNSPOKEN]
    if strings and _numbered(data):
        return str(max(strings, key=len))
    return None


def _numbered(data: Mapping[str, Any]) -> list[float]:
    """Return the numbers of an item whose names are unknown."""
    return [float(value) for key, value in data.items() if _is_number(value) and key not in _UNTIMED]


def _times(data: Mapping[str, Any]) -> tuple[float | None, float | None]:
    for key in ("offsets", "timestamp", "timestamps", "time", "times", "interval", "segment"):
        value = data.get(key)
        if isinstance(value, list) and len(value) == 2 and not isinstance(value[0], list):
            return _time(value[0]), _time(value[1])
        if isinstance(value, dict):
            return _times(_folded(value))
    start = _first(data, _STARTS)
    if start is None and "toffsetms" in data:
        start = _time(data["toffsetms"])
    end = _first(data, _ENDS)
    length = _first(data, _LENGTHS) if end is None else None
    if start is not None and end is None and length is not None:
        end = start + length
    if start is None and end is None and data.keys().isdisjoint((*_STARTS, *_ENDS)):
        numbers = _numbered(data)
        if len(numbers) >= 2 and numbers[0] <= numbers[1]:
            return numbers[0], numbers[1]
    return start, end


def _first(data: Mapping[str, Any], keys: Sequence[str]) -> float | None:
    return next((_time(data[key]) for key in keys if key in data and data[key] is not None), None)


_ISO = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d+)?))?")  # 'PT1M3.2S'


def _time(value: Any) -> float | None:
    """Return a number, '1.5', '1.500s', '00:00:01,500' or {seconds, nanos}; NaN for anything else."""
    if value is None:
        return None
    if _is_number(value):
        return float(value)
    if isinstance(value, str):
        bare = value.strip().rstrip("s")
        if iso := _ISO.fullmatch(bare.upper().rstrip("S")):
            return sum(float(part or 0) * unit for part, unit in zip(iso.groups(), (3600.0, 60.0, 1.0), strict=True))
        try:
            return float(bare)
        except ValueError:
            found = seconds(bare)
            return nan if found is None else found
    if isinstance(value, dict):
        if _is_number(value.get("relative")):
            return float(value["relative"])
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
    for key in sorted(data.keys() & _SPEAKING, key=SPEAKERS.index):
        value = data[key]
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name") or value.get("username") or value.get("id")
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
    return ""
