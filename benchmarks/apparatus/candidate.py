"""A candidate at the sound server's microphone: speaks one answer, ends it, and leaves at the next question.

All but the last seconds of a long answer come as fast as the recognizer keeps up, as if time went faster; the rest is
played into the microphone and captured from it at the pace of time, the device open from the beginning.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mockloop.core.transcript import Transcript
from mockloop.ports import RATE_HZ, Capture, Samples, TranscriptionSession, Vocabulary
from mockloop.speech.audio.microphone import SoundcardMicrophone
from mockloop.speech.stt.segmenter import Segmenter
from mockloop.speech.stt.whisper.transcriber import WhisperSession, WhisperTranscriber
from mockloop.ui.tui.controls import LiveControls
from testkit.sounds import write_wav

PATIENCE_S = 3.0  # the shortest that the program itself takes: once every section was heard
KEY_AFTER_S = 0.2  # nobody presses before the last word is out
BEHIND = 2  # segments that may wait for the recognizer while the answer comes faster than speech
_BLOCK = RATE_HZ // 10
_STUCK_S = 60.0  # a segment may have no words
_SOUNDS_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Room:
    """Where the candidate sits. ``speak`` plays a file into the microphone and says when its first sample sounded;
    ``heard`` says when the loudspeaker sounded first after a moment, waited for so many seconds, or None."""

    speak: Callable[[Path], float]
    heard: Callable[[float, float], float | None]
    scratch: Path


class Candidate:
    """A microphone, and the keys beside it. ``ended_s`` and ``heard_s``: the end of the answer, the next question."""

    live = True

    def __init__(self, sound: Samples, paced_s: float, ended_by: str, room: Room) -> None:
        paced = min(len(sound), round(paced_s * RATE_HZ))
        self._fast, self._paced = sound[: len(sound) - paced], sound[len(sound) - paced :]
        self._by_key, self._room = ended_by == "key", room
        self._microphone = SoundcardMicrophone()
        self.name = self._microphone.name
        self.controls = LiveControls()
        self.pace: Pace = Pace(sound)
        self.ended_s = 0.0
        self.heard_s: float | None = None

    @property
    def patience_s(self) -> float | None:
        return None if self._by_key else PATIENCE_S

    def open(self, ask: str) -> _Speaking:
        return _Speaking(self._microphone.open(ask), self._fast, self)

    def asked(self, ask: str) -> None:
        """Begin at once, since the opening question is known."""
        if ask == "opening":
            threading.Timer(1.0, self.controls.press, ["enter"]).start()

    def speak_the_rest(self) -> None:
        """Speak at the pace of time, end the answer, wait for the question; in a thread."""
        threading.Thread(target=self._speak_the_rest, name="candidate", daemon=True).start()

    def _speak_the_rest(self) -> None:
        wav = write_wav(self._room.scratch / "spoken.wav", self._paced)
        began_s = self._room.speak(wav)
        last_s = began_s + (len(self._paced) - _first_loud(self._paced)) / RATE_HZ
        if self._by_key:
            time.sleep(max(0.0, last_s + KEY_AFTER_S - time.monotonic()))
            self.ended_s = time.monotonic()
            self.controls.press("enter")
        else:
            self.ended_s = last_s + PATIENCE_S
        self.heard_s = self._room.heard(last_s + KEY_AFTER_S / 2, PATIENCE_S + _SOUNDS_WITHIN_S)
        self.controls.press("stop")


class _Speaking:
    """The capture: at first what the candidate says faster than anybody speaks, then the device's own sound."""

    def __init__(self, inner: Capture, fast: Samples, candidate: Candidate) -> None:
        self._inner, self._fast, self._candidate = inner, fast, candidate
        self._at, self._began = 0, False

    def read(self, timeout_s: float) -> Samples | None:
        if self._began:
            return self._inner.read(timeout_s)
        while (dropped := self._inner.read(0.0)) is not None and len(dropped):
            pass
        over = self._at >= len(self._fast)
        if not self._candidate.pace.may_go_on(self._at / RATE_HZ, 0 if over else BEHIND):
            time.sleep(0.02)
            return np.zeros(0, np.int16)
        if over:
            self._began = True
            self._candidate.speak_the_rest()
        block = self._fast[self._at : self._at + _BLOCK]
        self._at += len(block)
        return block

    def close(self) -> None:
        self._inner.close()


class Pace:
    """How fast a recognizer keeps up, by the segments of the answer, which are known beforehand."""

    def __init__(self, sound: Samples) -> None:
        segmenter = Segmenter()
        self._segments = [*segmenter.accept(sound), *segmenter.finish()]
        self._session: TranscriptionSession | None = None
        self._moved_s = time.monotonic()
        self._decoded = 0
        self.finished_s: float | None = None  # when the last words of the answer were there

    def follows(self, transcriber: WhisperTranscriber) -> _Watched:
        """Watch the sessions of the same transcriber."""
        return _Watched(transcriber, self)

    def watch(self, session: WhisperSession) -> _Stamped:
        """Return the session, and note when it first finishes."""
        self._session = session
        return _Stamped(session, self)

    def may_go_on(self, spoken_s: float, behind: int) -> bool:
        """Whether no more than ``behind`` segments, of those spoken by now, wait to be decoded; or one is stuck."""
        assert self._session is not None
        words = self._session.words()
        decoded = sum(one.start_s <= words[-1].start_s for one in self._segments) if words else 0
        if decoded > self._decoded or spoken_s == 0:
            self._decoded, self._moved_s = decoded, time.monotonic()
        spoken = sum(one.end_s + 1.0 < spoken_s for one in self._segments)
        return spoken - decoded <= behind or time.monotonic() - self._moved_s > _STUCK_S


class _Watched:
    def __init__(self, transcriber: WhisperTranscriber, pace: Pace) -> None:
        self._transcriber, self._pace = transcriber, pace
        self.name = transcriber.name

    def prepare(self, vocabulary: Vocabulary) -> None:
        self._transcriber.prepare(vocabulary)

    def open(self, vocabulary: Vocabulary) -> TranscriptionSession:
        return self._pace.watch(self._transcriber.open(vocabulary))

    def close(self) -> None:
        """Do nothing: the transcriber is used again."""


class _Stamped:
    def __init__(self, session: WhisperSession, pace: Pace) -> None:
        self._pace = pace
        self.accept, self.words = session.accept, session.words
        self.partial_result = session.partial_result
        self._finish = session.finish

    def finish(self) -> Transcript:
        transcript = self._finish()
        self._pace.finished_s = self._pace.finished_s or time.monotonic()
        return transcript


def _first_loud(samples: Samples) -> int:
    from testkit.monitor import LOUD

    return int(np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD)[0])
