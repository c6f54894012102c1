"""Small hand-written replacements for the outside world; each passes the contract of the real thing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

import numpy as np

from mockloop.analysis.judging.debrief import AnswerDebrief
from mockloop.analysis.live_reading import LiveReading
from mockloop.core.events import Listen, Offer, Say
from mockloop.core.scenario import Section
from mockloop.core.transcript import Transcript, Word, from_text
from mockloop.ports import Samples, Sound, Tick, Vocabulary

HANGS_AFTER_S = 300.0  # a test that waits longer hangs; no claim about speed


class HandClock:
    """A clock that moves only when a test says so."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def wait_until(true: Callable[[], object], every_s: float = 0.01) -> None:
    """Wait until ``true`` returns something true. Fail only if it never does."""
    until_s = time.monotonic() + HANGS_AFTER_S
    while not true():
        assert time.monotonic() < until_s, "the condition never became true"
        time.sleep(every_s)


class SoundCapture:
    """An open microphone that gives these samples, a tenth of a second at a time, and then ends."""

    def __init__(self, samples: Samples) -> None:
        self._left = samples

    def read(self, timeout_s: float) -> Samples | None:
        block, self._left = self._left[:1600], self._left[1600:]
        return block if len(block) else None

    def close(self) -> None:
        """Nothing is open."""


class ScriptedSession:
    """Hears any sound as the text it was given."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.samples = 0

    def accept(self, chunk: Samples) -> None:
        self.samples += len(chunk)

    def words(self) -> Sequence[Word]:
        return ()

    def finish(self) -> Transcript:
        return from_text(self._text)


class ScriptedTranscriber:
    """Gives each session the next text."""

    name = "scripted"

    def __init__(self, *texts: str) -> None:
        self._texts = list(texts)
        self.vocabularies: list[Vocabulary] = []

    def prepare(self, vocabulary: Vocabulary) -> None:
        pass

    def open(self, vocabulary: Vocabulary) -> ScriptedSession:
        self.vocabularies.append(vocabulary)
        return ScriptedSession(self._texts.pop(0))

    def close(self) -> None:
        pass


class BeepVoice:
    """Says everything as a tenth of a second of tone."""

    name = "beep"

    def __init__(self) -> None:
        self.said: list[str] = []

    def render(self, text: str) -> Sound | None:
        self.said.append(text)
        return Sound(np.full(1600, 0.1, np.float32), 16_000)

    def close(self) -> None:
        pass


class PressedKeys:
    """Commands given beforehand: each is pressed once ``after`` polls have gone by."""

    interactive = True

    def __init__(self, *commands: tuple[int, str]) -> None:
        self._commands = list(commands)
        self._polls = 0

    def poll(self) -> str | None:
        self._polls += 1
        if self._commands and self._polls > self._commands[0][0]:
            self._polls = 0
            return self._commands.pop(0)[1]
        return None

    def wait(self, timeout_s: float | None) -> str | None:
        return self._commands.pop(0)[1] if self._commands else None

    def close(self) -> None:
        pass


class RememberingScreen:
    """Keeps what it was shown, by name."""

    captions = True

    def __init__(self) -> None:
        self.shown: list[tuple[str, object]] = []
        self.all_captions: list[str] = []

    def show_question(self, say: Say) -> None:
        self.shown.append(("show_question", say.ask))

    def show_preparation(self, left_s: float, of_s: float) -> None:
        self.shown.append(("show_preparation", (left_s, of_s)))

    def show_listening(self, listen: Listen) -> None:
        self.shown.append(("show_listening", listen.take))

    def show_recording(self, tick: Tick) -> None:
        self.shown.append(("show_recording", tick))

    def show_spoken(self, heard_s: float, of_s: float) -> None:
        pass

    def show_captions(self, words: Sequence[Word], open_words: str = "") -> None:
        self.captions_shown = (" ".join(word.text for word in words), open_words)
        self.all_captions.append(self.captions_shown[0])

    def show_clocks(self, live: LiveReading) -> None:
        self.shown.append(("show_clocks", live))

    def show_transcribing(self, take: int) -> None:
        self.shown.append(("show_transcribing", take))

    def show_second_pass(self, share: float) -> None:
        self.shown.append(("show_second_pass", share))

    def show_coaching(self, one: AnswerDebrief, section: Section) -> None:
        self.shown.append(("show_coaching", one))

    def show_choices(self, offer: Offer) -> None:
        self.shown.append(("show_choices", offer.why))

    def notify(self, sentence: str) -> None:
        self.shown.append(("notify", sentence))

    def names(self) -> list[str]:
        return [
            name
            for name, _ in self.shown
            if name not in ("show_recording", "show_clocks", "show_second_pass", "show_preparation")
        ]


class DonePlayback:
    """A sound that is over at once, or goes on until it is stopped; ``stopped`` says that it was."""

    def __init__(self, sound: Sound, ends: bool = True) -> None:
        self._over = threading.Event()
        self.stopped = False
        self.played_s = sound.duration_s if ends else 0.0
        if ends:
            self._over.set()

    def wait(self, timeout_s: float) -> bool:
        return self._over.wait(timeout_s)

    def stop(self) -> None:
        self.stopped = True
        self._over.set()


class QuickPlayer:
    """Plays everything in no time; with ``ends`` False a sound goes on until it is stopped."""

    name = "quick"

    def __init__(self, ends: bool = True) -> None:
        self._ends = ends
        self.played: list[Sound] = []
        self.playbacks: list[DonePlayback] = []

    def prepare(self) -> None:
        pass

    def play(self, sound: Sound) -> DonePlayback:
        self.played.append(sound)
        self.playbacks.append(DonePlayback(sound, self._ends))
        return self.playbacks[-1]

    def close(self) -> None:
        pass
