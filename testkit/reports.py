"""Hand-made sessions for the reports' tests: every word is a tone of the same length, so the sound is known."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from mockloop.core.events import (
    Answered,
    Chosen,
    Coached,
    Event,
    Finished,
    Presented,
    Recorded,
    Reopened,
    Requested,
    Said,
    Take,
    Transcribed,
)
from mockloop.core.state import Plan
from mockloop.core.transcript import Span, Transcript, Word
from mockloop.core.walkthrough import pages
from mockloop.library.loader import find, load_scenario
from mockloop.ports import RATE_HZ, Samples
from mockloop.sessions.correction_file import Correction
from mockloop.sessions.corrections import append_correction
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.rebuild import replayed
from mockloop.speech.audio.take_file import TakeWriter
from mockloop.speech.recording.typed_answers import typed_take, typed_transcript

BEGAN = datetime(2026, 3, 1, 9, 10, tzinfo=UTC)
FIRST_TAKE = (
    "last spring I noticed that some messages never arrived / um it was not my service and nobody had asked me "
    "to look at it / so I decided to find the cause"
)
SECOND_TAKE = (
    "first I pulled the delivery logs and I traced the problem to a race condition / we wrote a small fix / "
    "the drop rate went from three percent to zero / what I learned is that a retry path needs a test of its own"
)
PROBE = "I went to their tech lead with the fix and I stayed with it until it was live in every region"
SPANS = (("situation", 0, 8), ("task", 9, 23), ("action", 24, 50), ("result", 51, 73))
WORD_S, GAP_S, PAUSE_S, THINKING_S, END_S = 0.24, 0.06, 1.2, 0.4, 0.3


def timed(text: str) -> Transcript:
    """Words of 0.24 s, 0.06 s apart; a stroke stands for a pause of 1.2 s."""
    words: list[Word] = []
    voiced: list[Span] = []
    at_s = THINKING_S
    for phrase in text.split(" / "):
        begin_s = at_s
        for token in phrase.split():
            words.append(Word(token, round(at_s, 3), round(at_s + WORD_S, 3), 0.9))
            at_s += WORD_S + GAP_S
        voiced.append(Span(round(begin_s, 3), round(at_s - GAP_S, 3)))
        at_s += PAUSE_S - GAP_S
    return Transcript(tuple(words), round(at_s - PAUSE_S + END_S, 3), "whisper", voiced=tuple(voiced))


def tones(transcript: Transcript) -> Samples:
    """A tone over each word, silence between."""
    samples = np.zeros(round(transcript.duration_s * RATE_HZ), np.int16)
    for number, word in enumerate(transcript.words):
        first, last = round(word.start_s * RATE_HZ), round(word.end_s * RATE_HZ)
        pitch_hz = 300 + 40 * (number % 10)
        samples[first:last] = 12_000 * np.sin(2 * np.pi * pitch_hz * np.arange(last - first) / RATE_HZ)
    return samples


class Held:
    """A session's folder being filled with facts and takes, as the engine fills it."""

    def __init__(self, root: Path, plan: Plan | None = None) -> None:
        plan = plan or Plan("interview", load_scenario("ownership-webhook"), "sde2", probes=2)
        self.folder: SessionFolder = create(root, plan, find("ownership-webhook").read_text(encoding="utf-8"), BEGAN)
        self._at_s = 0.0
        self._heard: list[tuple[Take, Transcript]] = []

    def fact(self, event: Event) -> None:
        self._at_s += 1.0
        self.folder.append(self._at_s, event)

    def take(self, transcript: Transcript) -> Take:
        """The transcript spoken into the next take."""
        number = len(self._heard) + 1
        writer = TakeWriter(self.folder.take_path(number))
        writer.accept(tones(transcript))
        writer.close()
        self._heard.append((Take(number, transcript.duration_s, transcript.voiced or ()), transcript))
        return self._heard[-1][0]

    def typed(self, text: str) -> Take:
        """The text typed into the next take."""
        number = len(self._heard) + 1
        path = self.folder.typed_path(number)
        path.write_text(f"{text}\n", encoding="utf-8")
        self._heard.append((typed_take(number, path), typed_transcript(path)))
        return self._heard[-1][0]

    def transcribed(self, *numbers: int) -> None:
        for number in numbers:
            self.fact(Transcribed(number, self._heard[number - 1][1]))

    def answer(self, ask: str, answer: Transcript | str) -> None:
        """The question read, the answer spoken or typed in one take and put into words."""
        self.fact(Said(ask))
        take = self.typed(answer) if isinstance(answer, str) else self.take(answer)
        self.fact(Recorded(take, "key"))
        self.transcribed(take.number)


def interview(root: Path, first: str = FIRST_TAKE, second: str = SECOND_TAKE, probe: str = PROBE) -> SessionFolder:
    """An opening answer of two takes, a probe answered, a probe skipped.

    The sections of the answer given by default are kept as a correction, so that they are known.
    """
    held = Held(root)
    held.fact(Said("opening"))
    held.fact(Requested("pause", held.take(timed(first))))
    held.fact(Requested("resume"))
    held.fact(Recorded(held.take(timed(second)), "key"))
    held.transcribed(1, 2)
    held.fact(Chosen("adoption", ("nothing you said shows influence on others",)))
    held.answer("adoption", timed(probe))
    held.fact(Chosen("verification", ("nothing you said shows verification",)))
    held.fact(Said("verification"))
    held.fact(Requested("skip"))
    held.fact(Finished(True))
    if (first, second) == (FIRST_TAKE, SECOND_TAKE):
        sections = [{"section": name, "first_word": begin, "last_word": end} for name, begin, end in SPANS]
        correction = Correction.model_validate({"schema": 1, "session": held.folder.id, "sections": sections})
        append_correction(held.folder, replayed(held.folder).state.turns[0], correction, BEGAN)
    return held.folder


def gone_on(root: Path) -> SessionFolder:
    """An answer that silence ended, to which its speaker added something right after."""
    held = Held(root)
    held.fact(Said("opening"))
    held.fact(Recorded(held.take(timed(FIRST_TAKE)), "silence"))
    held.transcribed(1)
    held.fact(Chosen("adoption", ("nothing you said shows influence on others",)))
    held.fact(Reopened())
    held.fact(Recorded(held.take(timed(SECOND_TAKE)), "key"))
    held.transcribed(2)
    return held.folder


def typed(root: Path) -> SessionFolder:
    """An opening answer and a probe's, both typed."""
    held = Held(root)
    held.answer("opening", f"{FIRST_TAKE} {SECOND_TAKE}".replace(" / ", " "))
    held.fact(Chosen("adoption", ("nothing you said shows influence on others",)))
    held.answer("adoption", PROBE)
    held.fact(Chosen("verification", ("nothing you said shows verification",)))
    held.fact(Said("verification"))
    held.fact(Requested("stop"))
    held.fact(Finished(False))
    return held.folder


def half_typed(root: Path) -> SessionFolder:
    """An opening answer that begins spoken and ends typed."""
    held = Held(root)
    held.fact(Said("opening"))
    held.fact(Requested("pause", held.take(timed(FIRST_TAKE))))
    held.fact(Requested("resume"))
    held.fact(Recorded(held.typed(SECOND_TAKE.replace(" / ", " ")), "key"))
    held.transcribed(1, 2)
    return held.folder


def wordless(root: Path) -> SessionFolder:
    """The next question was asked before the last words of the opening answer came, and then it broke off."""
    held = Held(root)
    held.fact(Said("opening"))
    held.fact(Requested("pause", held.take(timed(FIRST_TAKE))))
    held.fact(Requested("resume"))
    held.fact(Recorded(held.take(timed(SECOND_TAKE)), "key"))
    held.fact(Chosen("adoption", (), provisional=True))
    held.fact(Said("adoption"))
    return held.folder


def unheard(root: Path) -> SessionFolder:
    """The opening question was skipped, and then the person stopped."""
    held = Held(root)
    for fact in (Said("opening"), Requested("skip"), Chosen("adoption"), Requested("stop"), Finished(False)):
        held.fact(fact)
    return held.folder


def study(root: Path) -> SessionFolder:
    """Every page read, one question answered right and one wrong."""
    held = Held(root, Plan("study", load_scenario("ownership-webhook"), "sde2"))
    for page in pages(load_scenario("ownership-webhook")):
        held.fact(Presented(page.id))
    held.fact(Answered(0, 1))
    held.fact(Answered(1, 0))
    return held.folder


def drill(root: Path) -> SessionFolder:
    """Two sections of a drill."""
    held = Held(root, Plan("drill", load_scenario("ownership-webhook"), "sde2", sections=("situation", "task")))
    held.answer("situation", timed("last spring I noticed that some messages never arrived"))
    held.fact(Coached("situation"))
    held.fact(Requested("next"))
    held.answer("task", timed("it was not my service and nobody had asked me"))
    held.fact(Coached("task"))
    held.fact(Requested("next"))
    held.fact(Finished(True))
    return held.folder
