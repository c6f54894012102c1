"""Transcribe a session's takes: while they are spoken, or from the disk, finished beside the interview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace

from mockloop.core.errors import MockloopError
from mockloop.core.events import Take
from mockloop.core.state import Turn
from mockloop.core.transcript import Transcript, Word
from mockloop.interview.live_answer import LiveAnswer
from mockloop.interview.threads import in_thread
from mockloop.ports import Transcriber, TranscriptionSession, Vocabulary
from mockloop.sessions.folder import SessionFolder
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.recording.typed_answers import typed_transcript

FAILED = "The recognizer failed while you spoke. The recording is complete and is being transcribed again."


class Transcription:
    """Transcribe each take once. ``tell`` receives messages for the person."""

    def __init__(self, folder: SessionFolder, transcriber: Transcriber, tell: Callable[[str], None]) -> None:
        self._folder, self._transcriber, self._tell = folder, transcriber, tell
        self._live: dict[int, LiveAnswer] = {}
        self._again: dict[int, TranscriptionSession] = {}  # transcribed from the disk
        self._awaited: dict[int, Future[Transcript]] = {}

    def begin(self, take: int, listening: LiveAnswer) -> None:
        """Begin a take that is about to be recorded and transcribed."""
        self._live[take] = listening

    def end(self, take: int, vocabulary: Vocabulary) -> None:
        """End the take and transcribe the rest of its words from now on. Return at once; twice is allowed."""
        if take not in self._awaited:
            self._awaited[take] = in_thread(lambda: self._words(take, vocabulary), "finishing")

    def get(self, take: int, vocabulary: Vocabulary, within_s: float | None) -> Transcript:
        """Return all its words. Raise TimeoutError if they are not ready in time, ModelError if there cannot be any."""
        self.end(take, vocabulary)
        transcript = self._awaited[take].result(within_s)
        for known in (self._live, self._again, self._awaited):
            known.pop(take, None)
        return transcript

    def so_far(self, turn: Turn) -> Turn:
        """Return the turn with what is known by now about takes without a transcript."""
        late = turn.takes[len(turn.transcripts) :]
        return replace(turn, transcripts=(*turn.transcripts, *map(self._known, late)), outcome="answered")

    def _known(self, take: Take) -> Transcript:
        return Transcript(tuple(self._words_by_now(take.number)), take.duration_s, "live", "measured")

    def _words_by_now(self, take: int) -> Sequence[Word]:
        try:
            if take in self._again:
                return self._again[take].words()
            return self._live[take].words() if take in self._live else ()
        except MockloopError:
            return ()  # whoever waits for them gets the error

    def _words(self, take: int, vocabulary: Vocabulary) -> Transcript:
        typed = self._folder.typed_path(take)
        if typed.exists():
            return typed_transcript(typed)
        if take in self._live:
            transcript = self._live[take].finish()
            if transcript:
                return transcript
            self._tell(FAILED)
        return self._transcribed_from_disk(take, vocabulary)

    def _transcribed_from_disk(self, take: int, vocabulary: Vocabulary) -> Transcript:
        """Transcribe a take from the disk: after a resume, or if the recognizer failed. Raise ModelError."""
        session = self._transcriber.open(vocabulary)
        self._again[take] = session
        session.accept(read_take(self._folder.take_path(take)))
        return session.finish()
