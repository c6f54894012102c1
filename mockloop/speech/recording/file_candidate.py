"""Files in place of the candidate: recordings are played, transcripts read, each file one answer, in order."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from mockloop.core.codec import transcript_record
from mockloop.core.errors import DeviceError
from mockloop.core.events import Recorded, Requested, Take
from mockloop.core.transcript import Span, Transcript
from mockloop.ports import Tick
from mockloop.speech.audio.file_microphone import FileMicrophone
from mockloop.speech.file_kinds import ANY_SPEAKER, SpeakerChoice, kind_of
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording
from mockloop.speech.stt.transcript_files import exchanges, read_file
from mockloop.speech.stt.transcript_files.turns import Exchange, greetings

_TICK_S = 0.1
Tell = Callable[[str], None]


def _nobody(sentence: str) -> None:
    """Ignore a message."""


class FileCandidate:
    """Answer with files; a question without one left is skipped. ``realtime``: at the speed of speech.

    A transcript in which somebody else asks gives one answer for each question, and the questions. ``choice``: whose
    words are the answers. ``tell``: receives messages about a file.
    """

    live = False

    def __init__(
        self, paths: Sequence[Path], realtime: bool, choice: SpeakerChoice = ANY_SPEAKER, tell: Tell = _nobody
    ) -> None:
        self._left: list[Path | Exchange] = list(paths)
        self._is_asked = False  # whether a file contained a question for an answer
        self._realtime = realtime
        self._choice = choice
        self._tell = tell

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested:
        """Give the next answer. Raises InputError if the file is unusable, DeviceError if the disk is full."""
        if not self._left:
            return Requested("skip")
        following = self._next()
        del self._left[0]
        if isinstance(following, Path):
            return self._heard(following, recording, observers)
        self._is_asked = self._is_asked or bool(following.asked)
        return self._recited(following.answer, recording, observers)

    def next_question(self) -> str | None:
        """See session_ports.AsksQuestions. Raises InputError if the next file is unusable."""
        if not self._left:
            return "" if self._is_asked else None
        following = self._next()
        return following.asked or None if isinstance(following, Exchange) else None

    def _next(self) -> Path | Exchange:
        """Return the next answer: a recording, or one exchange of a transcript."""
        first = self._left[0]
        if isinstance(first, Path) and kind_of(first) == "transcript":
            self._left[:1] = self._read(first)
        return self._left[0]

    def _heard(self, path: Path, recording: Recording, observers: Observers) -> Recorded | Requested:
        microphone = FileMicrophone([path], self._realtime, track=self._choice.track, tell=self._tell)
        return Recorder(microphone).record(recording, observers)

    def _read(self, path: Path) -> list[Exchange]:
        found = read_file(path, self._choice.speaker)
        for notice in found.notices:
            self._tell(notice)
        if left_out := greetings(found.turns):
            short = "One short answer is" if left_out == 1 else f"{left_out} short answers are"
            self._tell(f"{path.name}: {short} left out as a greeting, before the first long one.")
        return exchanges(found)

    def close(self) -> None:
        """Nothing is open."""

    def _recited(self, transcript: Transcript, recording: Recording, observers: Observers) -> Recorded | Requested:
        _write(recording.path.with_suffix(".json"), transcript)
        requested = self._go_by(transcript.duration_s, observers) if self._realtime else None
        voiced = transcript.voiced or (Span(transcript.words[0].start_s, transcript.words[-1].end_s),)
        take = Take(recording.take, transcript.duration_s, voiced)
        return Requested(requested, take) if requested else Recorded(take, "end_of_input")

    def _go_by(self, seconds: float, observers: Observers) -> str | None:
        """Let the time of an answer pass; return the command that cuts it short, if one comes."""
        began_s = time.monotonic()
        while (elapsed_s := time.monotonic() - began_s) < seconds:
            command = observers.poll()
            if command == "enter":
                return None
            if command and command not in ("more_time", "next_section", "unmark") and not command.startswith("mark_"):
                return command
            observers.on_tick(Tick(elapsed_s, 0.0, True, None, 0.0))
            time.sleep(_TICK_S)
        return None


def _write(path: Path, transcript: Transcript) -> None:
    try:
        path.touch(mode=0o600)
        path.write_text(json.dumps(transcript_record(transcript), ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise DeviceError(
            f"The answer cannot be written to {path} ({error.strerror}).",
            "Free some space or set MOCKLOOP_HOME to another folder.",
        ) from error
