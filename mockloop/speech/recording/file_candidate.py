"""Files in the place of the candidate: recordings are heard, transcripts recited, each file one answer, in order."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

from mockloop.core.codec import transcript_record
from mockloop.core.errors import DeviceError
from mockloop.core.events import Recorded, Requested, Take
from mockloop.core.transcript import Span, Transcript
from mockloop.ports import Tick
from mockloop.speech.audio.file_microphone import FileMicrophone
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording
from mockloop.speech.stt.transcript_files import SUFFIXES, read_transcript

_TICK_S = 0.1


class FileCandidate:
    """Answers with files; a question for which there is none left is skipped. ``realtime``: at the pace of speech."""

    live = False

    def __init__(self, paths: Sequence[Path], realtime: bool) -> None:
        self._left = list(paths)
        self._realtime = realtime

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested:
        """Give the next answer. Raises InputError where the file is none, DeviceError where the disk is full."""
        if not self._left:
            return Requested("skip")
        path = self._left.pop(0)
        if path.suffix.lower() in SUFFIXES:
            return self._recited(read_transcript(path), recording, observers)
        return Recorder(FileMicrophone([path], realtime=self._realtime)).record(recording, observers)

    def close(self) -> None:
        """Nothing is open."""

    def _recited(self, transcript: Transcript, recording: Recording, observers: Observers) -> Recorded | Requested:
        _write(recording.path.with_suffix(".json"), transcript)
        requested = self._go_by(transcript.duration_s, observers) if self._realtime else None
        voiced = transcript.voiced or (Span(transcript.words[0].start_s, transcript.words[-1].end_s),)
        take = Take(recording.take, transcript.duration_s, voiced)
        return Requested(requested, take) if requested else Recorded(take, "end_of_input")

    def _go_by(self, seconds: float, observers: Observers) -> str | None:
        """Let the time of an answer pass; the command that cuts it short, if one comes."""
        began_s = time.monotonic()
        while (elapsed_s := time.monotonic() - began_s) < seconds:
            command = observers.poll()
            if command == "enter":
                return None
            if command and command not in ("more_time", "next_section"):
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
