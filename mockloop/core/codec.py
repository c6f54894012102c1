"""Events as plain data and back: the form in which the journal keeps them.

A record is ``{"event": "Said", ...fields}``; words and spans are short lists, since there are many of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from mockloop.core import events
from mockloop.core.events import Event, Mark, Recorded, Reheard, Requested, Sound, Take, Transcribed
from mockloop.core.fields import count, flag, mapping, number, optional, seconds, text, texts
from mockloop.core.transcript import Span, Transcript, Word

Record = dict[str, Any]


def to_record(event: Event) -> Record:
    """Return the event as JSON-ready data."""
    name = type(event).__name__
    if isinstance(event, Recorded):
        return {"event": name, "take": _take(event.take), "ended_by": event.ended_by}
    if isinstance(event, Requested):
        return {"event": name, "what": event.what, "take": _take(event.take) if event.take else None}
    if isinstance(event, Transcribed | Reheard):
        return {"event": name, "take": event.take, "transcript": transcript_record(event.transcript)}
    return {"event": name, **asdict(event)}


def from_record(record: Record) -> Event:
    """Return the event a record stands for. Raise KeyError, TypeError or ValueError where it stands for none."""
    fields = {key: value for key, value in mapping(record).items() if key not in ("event", "at_s")}
    name = record["event"]
    reader = _READERS.get(name)
    if reader is not None:
        return reader(fields)
    kind = getattr(events, name) if name in _PLAIN else None
    if kind is None:
        raise ValueError(f"unknown event {name}")
    event: Event = kind(**{key: _FIELDS[key](value) for key, value in fields.items()})
    return event


def transcript_record(transcript: Transcript) -> Record:
    """Return a transcript as JSON-ready data."""
    voiced = transcript.voiced
    written = {"hesitation": True} if transcript.hesitation else {}  # the first versions had no such thing
    return {
        **written,
        "engine": transcript.engine,
        "timed": transcript.timed,
        "duration_s": round(transcript.duration_s, 3),
        "words": [_word(word) for word in transcript.words],
        "voiced": None if voiced is None else _spans(voiced),
    }


def transcript_from(record: Record) -> Transcript:
    """Return the transcript a record stands for. Raise as ``from_record`` does."""
    voiced = record["voiced"]
    return Transcript(
        words=tuple(_word_from(word) for word in record["words"]),
        duration_s=seconds(record["duration_s"]),
        engine=text(record["engine"]),
        timed=text(record["timed"]),
        voiced=None if voiced is None else _spans_from(voiced),
        hesitation=flag(record.get("hesitation", False)),
    )


def _word(word: Word) -> list[Any]:
    """Four values, and a fifth only where the word's time is uncertain: hardly any is."""
    values = [word.text, round(word.start_s, 3), round(word.end_s, 3), round(word.probability, 3)]
    return [*values, True] if word.time_uncertain else values


def _word_from(record: list[Any]) -> Word:
    said, start_s, end_s, probability, *uncertain = record
    return Word(text(said), seconds(start_s), seconds(end_s), number(probability), *map(flag, uncertain))


def _take(take: Take) -> Record:
    return {
        "number": take.number,
        "duration_s": round(take.duration_s, 3),
        "voiced": _spans(take.voiced),
        "sound": asdict(take.sound),
        "marks": [[round(mark.at_s, 3), mark.section] for mark in take.marks],
    }


def take_from(record: Record) -> Take:
    """Return the take a record stands for. Raise as ``from_record`` does."""
    marks = mapping(record).get("marks", ())  # the first versions had none
    sound = Sound(**{key: _SOUND[key](value) for key, value in mapping(record["sound"]).items()})
    return Take(
        count(record["number"]),
        seconds(record["duration_s"]),
        _spans_from(record["voiced"]),
        sound,
        tuple(Mark(seconds(at_s), text(section)) for at_s, section in marks),
    )


def _spans_from(record: list[list[float]]) -> tuple[Span, ...]:
    return tuple(Span(seconds(start_s), seconds(end_s)) for start_s, end_s in record)


def _spans(spans: tuple[Span, ...]) -> list[list[float]]:
    return [[round(span.start_s, 3), round(span.end_s, 3)] for span in spans]


_PLAIN = frozenset({"Said", "Prepared", "Reopened", "Chosen", "Coached", "Presented", "Answered", "Finished"})
_FIELDS: dict[str, Callable[[Any], Any]] = {
    "ask": text,
    "heard_s": seconds,
    "thought_s": seconds,
    "probe": optional(text),
    "because": texts,
    "provisional": flag,
    "text": optional(text),
    "section": text,
    "page": text,
    "question": count,
    "option": count,
    "complete": flag,
}
_SOUND: dict[str, Callable[[Any], Any]] = {
    "speech_dbfs": optional(number),
    "noise_dbfs": optional(number),
    "clipped_share": number,
    "lost_s": seconds,
}
_READERS: dict[str, Callable[[Record], Event]] = {
    "Recorded": lambda f: Recorded(take_from(f["take"]), text(f["ended_by"])),
    "Requested": lambda f: Requested(text(f["what"]), take_from(f["take"]) if f["take"] is not None else None),
    "Reheard": lambda f: Reheard(count(f["take"]), transcript_from(f["transcript"])),
    "Transcribed": lambda f: Transcribed(count(f["take"]), transcript_from(f["transcript"])),
}
