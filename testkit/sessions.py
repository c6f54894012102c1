"""Sessions on disk for tests, written by the same functions as real ones, with known sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from mockloop.core.events import Chosen, Event, Finished, Recorded, Said, SoundQuality, Take, Transcribed
from mockloop.core.interview import start, step
from mockloop.core.state import Plan, State
from mockloop.core.transcript import Span, Transcript, Word
from mockloop.library.loader import find, load_scenario
from mockloop.ports import RATE_HZ
from mockloop.sessions.correction_file import CorrectedSpan, Correction
from mockloop.sessions.corrections import append_correction
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.rebuild import replayed
from mockloop.speech.audio.take_file import TakeWriter

ID = "ownership-webhook"
GOOD_SOUND = SoundQuality(speech_dbfs=-20.0, noise_dbfs=-65.0)
SITUATION = "Last spring I noticed that three of a thousand messages to our customers never arrived for months."
TASK = "It was not my service and nobody had asked me to look at it, so I decided to find the cause."
ACTION = (
    "First I pulled the delivery logs and I found a race condition between two workers that took the same message. "
    "I wrote a small fix with a lock and I tested it, then I opened a pull request to the platform team."
)
RESULT = "After the change the losses went from three in a thousand to zero and that saved 8,000 dollars a week."
REFLECTION = "What I learned is that retry logic needs the same care as any other code that runs in parallel."
STORY = (("situation", SITUATION), ("task", TASK), ("action", ACTION), ("result", RESULT), ("reflection", REFLECTION))


@dataclass(frozen=True)
class Pace:
    """How a made-up candidate speaks: seconds for a word, by section."""

    word_s: float = 0.4
    slower: dict[str, float] | None = None

    def of(self, section: str) -> float:
        return (self.slower or {}).get(section, self.word_s)


def spoken(story: Sequence[tuple[str, str]], pace: Pace | None = None, engine: str = "whisper") -> Transcript:
    """The words of these sections with times, each section right after the one before."""
    pace, at_s, words = pace or Pace(), 0.0, []
    for section, text in story:
        for word in text.split():
            words.append(Word(word, round(at_s, 3), round(at_s + pace.of(section), 3), 0.9))
            at_s += pace.of(section)
    return Transcript(tuple(words), round(at_s, 3), engine, "measured", (Span(0.0, round(at_s, 3)),))


def spans(story: Sequence[tuple[str, str]]) -> list[CorrectedSpan]:
    """Where these sections lie, in words."""
    found, at = [], 0
    for section, text in story:
        count = len(text.split())
        found.append(CorrectedSpan(section=section, first_word=at, last_word=at + count - 1))
        at += count
    return found


def when(day: int, minute: int = 0) -> datetime:
    """Minute ``minute`` past nine on a day of March 2026; later days run on into the next months."""
    return datetime.fromordinal(datetime(2026, 3, 1).toordinal() + day - 1).replace(hour=9, minute=minute, tzinfo=UTC)


def interview(
    root: Path,
    began: datetime,
    story: Sequence[tuple[str, str]] = STORY,
    pace: Pace | None = None,
    probes: dict[str, str] | None = None,
    **more: object,
) -> SessionFolder:
    """A finished interview: the story, then the answers to these probes. ``more``: engine, sound, level, lens."""
    engine, sound = str(more.pop("engine", "whisper")), more.pop("sound", GOOD_SOUND)
    plan = Plan("interview", load_scenario(ID), **{"level": "sde2", "probes": len(probes or {}), **more})
    folder = create(root, plan, find(ID).read_text(encoding="utf-8"), began)
    answers = [spoken(story, pace, engine), *(spoken([("", t)], pace, engine) for t in (probes or {}).values())]
    events: list[Event] = []
    for number, (ask, transcript) in enumerate(zip(["opening", *(probes or {})], answers, strict=True), 1):
        take = Take(number, transcript.duration_s, transcript.voiced or (), sound)
        events += [
            *([Chosen(ask)] if number > 1 else []),
            Said(ask),
            Recorded(take, "key"),
            Transcribed(number, transcript),
        ]
    journal(folder, [*events, Finished(True)])
    state = replayed(folder).state
    append_correction(folder, state.turns[0], Correction(session=folder.id, answer=0, sections=spans(story)), began)
    return folder


def journal(folder: SessionFolder, events: Sequence[Event]) -> State:
    """Write events that fit, one a second, and say where the session stands then."""
    state, _ = start(folder.plan())
    for at_s, event in enumerate(events):
        state, _ = step(state, event)
        folder.append(float(at_s), event)
    return state


def with_sound(folder: SessionFolder, number: int, seconds: float) -> SessionFolder:
    """Give take ``number`` a recording: a tone whose loudness says which second it is."""
    at_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    loudness = 1000 + 500 * np.floor(at_s)
    writer = TakeWriter(folder.take_path(number))
    writer.accept((loudness * np.sin(2 * np.pi * 440 * at_s)).astype(np.int16))
    writer.close()
    return folder


def contents(folder: SessionFolder) -> dict[str, bytes]:
    """The bytes of every file of a session, by its path in the folder."""
    return {str(path.relative_to(folder.path)): path.read_bytes() for path in folder.path.rglob("*.*")}
