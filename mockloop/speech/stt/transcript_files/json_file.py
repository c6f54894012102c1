"""JSON of any recognizer. The transcript is the list of items with the most words and the finest times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import isfinite
from typing import Any

from mockloop.speech.stt.transcript_files import subtitles
from mockloop.speech.stt.transcript_files.clean import plain, spoken, tokens
from mockloop.speech.stt.transcript_files.completing import completed, letters
from mockloop.speech.stt.transcript_files.json_items import Item, item_of
from mockloop.speech.stt.transcript_files.json_letters import words_of_letters
from mockloop.speech.stt.transcript_files.json_loading import loaded
from mockloop.speech.stt.transcript_files.json_shapes import final, named
from mockloop.speech.stt.transcript_files.json_texts import LEAST_SPACED, texts
from mockloop.speech.stt.transcript_files.json_walk import walk
from mockloop.speech.stt.transcript_files.json_youtube import events
from mockloop.speech.stt.transcript_files.length import TOO_LONG, are_far_too_long, has_too_many_rows
from mockloop.speech.stt.transcript_files.units import unit_s
from mockloop.speech.stt.transcript_files.unread import unread
from mockloop.speech.stt.transcript_files.values import Cue, FileProblem, Parsed, SaidWord

_LEAST_COVERED = 0.6  # a list with a smaller share of the fullest list's words is only a part
_NEAR = 15
_DURATIONS = ("duration_s", "audio_duration", "duration", "length_s", "audio_duration_s")
_UNKNOWN = FileProblem(
    "{file} holds no list of words that mockloop knows.",
    'Each word needs "text", "start_s" and "end_s", under "words"; or give it as txt, srt or vtt.',
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the file: how many words, and how finely they are timed (2 words, 1 segments, 0 not)."""

    cues: tuple[Cue, ...]
    words: int
    fineness: float
    speakers: int


def read(text: str) -> Parsed | FileProblem | None:
    """Return the words of a recognizer's JSON; None if the text is not JSON, a FileProblem if it contains no words."""
    data = loaded(text)
    try:
        if data is None or isinstance(data, FileProblem):
            return data
        return TOO_LONG if has_too_many_rows(data) else _checked(final(data))
    except RecursionError:
        return _UNKNOWN


def _checked(data: Any) -> Parsed | FileProblem:
    """Return what is read of a document, and what else it says."""
    told = texts(data)
    if are_far_too_long(told):
        return TOO_LONG
    parsed = _parsed(data)
    return parsed if isinstance(parsed, FileProblem) else replace(parsed, unread=unread(told, parsed.cues))


def _parsed(data: Any) -> Parsed | FileProblem:
    if lines := events(data):
        return Parsed("JSON", tuple(_shown(line) for line in lines))
    readings = [found for found in _readings(data) if found.words]
    whole = spoken(plain(_text_of(data)))
    if not any(found.fineness for found in readings) and (shown := _subtitles_in(data)):
        return replace(shown, kind="JSON")
    if not readings and not whole:
        return _UNKNOWN if not _is_empty(data) else Parsed("JSON", ())
    fullest = max([whole, *(_joined(found.cues) for found in readings)], key=lambda text: len(letters(text)))
    best = _best(readings, len(tokens(fullest)))
    if best is None:
        told = (
            ("Only part of its words have times, so its text is read and the times are estimated.",) if readings else ()
        )
        return Parsed("JSON", (Cue(fullest),), None, told, estimated=True)
    cues, added = completed(best.cues, fullest)
    if whole and whole != fullest:  # each may have words that the other lacks
        cues, more = completed(cues, whole)
        added += more
    told = (f"{added} of its words have no times; each is put between its neighbours.",) if added else ()
    estimated = isinstance(data, dict) and data.get("timed") == "estimated"
    return Parsed("JSON", tuple(named(data, cues)), _duration_s(data, cues), told, estimated)


def _subtitles_in(data: Any) -> Parsed | None:
    """Return the subtitles that the file contains as one of its texts."""
    texts = [value for value in data.values() if isinstance(value, str)] if isinstance(data, dict) else []
    return next((found for text in texts if "-->" in text and (found := subtitles.read(text))), None)


def _shown(line: Item) -> Cue:
    """Return a line of YouTube's, in milliseconds."""
    return Cue(line.text, _scaled(line.start, 1e-3), _scaled(line.end, 1e-3), "", tuple(_said(line.words, 1e-3)))


def _joined(cues: Sequence[Cue]) -> str:
    return " ".join(cue.text for cue in cues)


def _best(readings: Sequence[_Reading], most: int) -> _Reading | None:
    """Return the reading with the finest times among those that have most of the words."""
    full = [found for found in readings if found.words >= _LEAST_COVERED * most]
    return max(full, key=lambda found: (round(found.fineness), found.speakers, found.words), default=None)


def _is_empty(data: Any) -> bool:
    """Return whether the file has a known shape but nothing was said."""
    if isinstance(data, dict):
        return any(
            key in data and data[key] in ([], "", " ") for key in ("words", "segments", "text", "result", "chunks")
        ) or any(_is_empty(value) for value in data.values() if isinstance(value, dict | list))
    return isinstance(data, list) and (not data or all(_is_silent(one) for one in data))


def _is_silent(data: Any) -> bool:
    item = item_of(data)
    return item is not None and not item.text.strip() and item.start is not None


def _readings(data: Any) -> list[_Reading]:
    found: list[_Reading] = []
    channels: dict[str, list[Item]] = {}
    for each, channel in walk(data):
        items = words_of_letters(each)
        if channel and channel not in channels:
            channels[channel] = items
        found.append(_reading(items, channel))
    if len(channels) > 1:
        parts = [_reading(items, channel) for channel, items in channels.items()]
        cues = tuple(sorted((c for part in parts for c in part.cues), key=lambda cue: cue.start_s or 0.0))
        found.append(_Reading(cues, sum(p.words for p in parts), min(p.fineness for p in parts), len(parts)))
    return found


def _reading(items: Sequence[Item], channel: str) -> _Reading:
    """Return a list of items as cues; items of single words become one cue for each stretch of a speaker."""
    unit = unit_s([length for item in items for length in _lengths(item)], all(map(_is_whole, items)))
    if not any(item.words for item in items) and _are_words(items):
        cues = _runs(items, unit, channel)
    else:
        cues = [_cue(item, unit, channel) for item in items]
    count = sum(len(tokens(cue.text)) for cue in cues)
    timed = sum(len(cue.words) * 2 if cue.words else len(tokens(cue.text)) * (cue.start_s is not None) for cue in cues)
    speakers = len({cue.speaker for cue in cues} - {""})
    return _Reading(tuple(cues), count, round(timed / max(1, count), 1), speakers)


def _lengths(item: Item) -> list[float]:
    """Return how many units of time each word of an item takes."""
    if item.words:
        found = [length for word in item.words for length in _lengths(word)]
        if found:
            return found
    count = len(item.text.split())
    return [(item.end - item.start) / count] if count and item.start is not None and item.end is not None else []


def _is_whole(item: Item) -> bool:
    times = (item.start, item.end)
    return all(time is None or time == time // 1 for time in times) and all(map(_is_whole, item.words))


def _are_words(items: Sequence[Item]) -> bool:
    said = [item for item in items if item.text.strip()]
    return sum(len(item.text.split()) == 1 for item in said) > 0.7 * len(said)


def _runs(items: Sequence[Item], unit: float, channel: str) -> list[Cue]:
    cues: list[Cue] = []
    run: list[Item] = []
    for item in [*items, None]:
        if run and (item is None or (item.speaker and item.speaker != run[0].speaker)):
            words = tuple(_said(run, unit))
            cues.append(Cue(" ".join(w.text for w in words), None, None, run[0].speaker or channel, words))
            run = []
        if item is not None:
            run.append(item)
    return cues


def _cue(item: Item, unit: float, channel: str) -> Cue:
    words = tuple(_said(item.words, unit))
    if words and len(tokens(" ".join(w.text for w in words))) < len(tokens(spoken(item.text))) * _LEAST_COVERED:
        words = ()  # the segment says more than its words do
    if words and all(word.start_s is None for word in words):
        words = ()
    said = " ".join(word.text for word in words)
    text = said if len(tokens(said)) > len(tokens(item.text)) else item.text
    speaker = item.speaker or _common(item) or channel
    cue = Cue(text, _scaled(item.start, unit), _scaled(item.end, unit), speaker, words)
    return completed([cue], plain(spoken(item.text)))[0][0] if words else cue


def _common(item: Item) -> str:
    names = [word.speaker for word in item.words if word.speaker]
    return Counter(names).most_common(1)[0][0] if names else ""


def _said(items: Sequence[Item], unit: float) -> list[SaidWord]:
    """Return words as they are written: a piece without a leading space, where others have one, joins the last."""
    spaced = _spaced(items)
    words: list[SaidWord] = []
    for item, in_pieces in zip(items, spaced, strict=True):
        text = item.text.strip()
        if not text or text.startswith("[_"):
            continue
        glued = (in_pieces and item.text[:1] != " ") or (not any(letter.isalnum() for letter in text) and len(text) < 4)
        if glued and words and text not in (">>", "-", "–", "—"):
            last = words[-1]
            end_s = _scaled(item.end, unit) if any(letter.isalnum() for letter in text) else last.end_s
            words[-1] = replace(
                last, text=last.text + text, end_s=end_s, probability=min(last.probability, item.probability)
            )
        else:
            words.append(SaidWord(text, _scaled(item.start, unit), _scaled(item.end, unit), item.probability))
    return words


def _spaced(items: Sequence[Item]) -> list[bool]:
    """Return for each item whether those around it are pieces, of which the first of a word begins with a space."""
    marks = [item.text[:1] == " " and bool(item.text.strip()) for item in items]
    sums = [0, *accumulate(marks)]
    near = [(max(0, at - _NEAR), min(len(items), at + _NEAR + 1)) for at in range(len(items))]
    return [sums[end] - sums[start] > LEAST_SPACED * (end - start) for start, end in near]


def _scaled(value: float | None, unit: float) -> float | None:
    return None if value is None else value * unit


def _text_of(data: Any) -> str:
    """Return the whole text beside the words, if the file has it."""
    if isinstance(data, list):
        return " ".join(filter(None, map(_text_of, data))) if all(isinstance(one, dict) for one in data) else ""
    if not isinstance(data, dict):
        return ""
    for key in ("text", "transcript", "transcription", "transcripts", "result", "results", "pred_text"):
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, dict) and (found := _text_of(value)):
            return found
        if key == "transcripts" and (found := _text_of(value)):
            return found
    return ""


def _duration_s(data: Any, cues: Sequence[Cue]) -> float | None:
    """Return the stated length of the recording in seconds, scaled by comparison with its last word."""
    if not isinstance(data, dict):
        return None
    places = [data, *(value for value in data.values() if isinstance(value, dict))]
    told = next((place[key] for place in places for key in _DURATIONS if isinstance(place.get(key), int | float)), None)
    ends = [w.end_s for c in cues for w in c.words if w.end_s is not None] or [
        c.end_s for c in cues if c.end_s is not None
    ]
    ends = [end_s for end_s in ends if isfinite(end_s)]
    if not told or not ends or not isfinite(told) or told <= 0:
        return None
    return told / 1000.0 if told > 300 * max(ends) else float(told)
