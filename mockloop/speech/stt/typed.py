"""No recognizer: answers are typed, and sound is only divided into speech and silence."""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.core.transcript import Transcript, Word
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.audio.voice_activity import VoiceActivity, voiced_spans

NAME = "typed"


class TypedTranscriber:
    """Recognize no words: the transcript of a take is its voice activity alone."""

    name = NAME

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Nothing to load."""

    def open(self, vocabulary: Vocabulary) -> TypedSession:
        """Return a take that is about to begin. Raise ModelError if voice activity cannot be measured."""
        return TypedSession()

    def close(self) -> None:
        """Nothing to close."""


class TypedSession:
    """One take, in which only speech is detected."""

    def __init__(self) -> None:
        self._activity = VoiceActivity()
        self._probabilities: list[float] = []
        self._samples = 0

    def accept(self, chunk: Samples) -> None:
        """Take in 16 kHz mono samples."""
        self._samples += len(chunk)
        self._probabilities += self._activity.accept(chunk)

    def words(self) -> Sequence[Word]:
        """Return no words."""
        return ()

    def finish(self) -> Transcript:
        """Return no words, the exact length, and where speech was."""
        duration_s = round(self._samples / RATE_HZ, 3)
        return Transcript((), duration_s, NAME, "measured", voiced_spans(self._probabilities))
