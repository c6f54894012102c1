"""Answers typed instead of spoken: a take that is a text file. For quiet rooms, or without a recognizer.

A line is like a breath in speech: it is on the disk before the next one is requested. An empty line ends the answer; a
line such as ``/skip`` requests what the key would.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from mockloop.core.codec import transcript_from
from mockloop.core.errors import DeviceError, SessionError
from mockloop.core.events import Recorded, Requested, Take
from mockloop.core.transcript import Span, Transcript, from_text
from mockloop.ports import Tick, TypedLine
from mockloop.speech.recording.request import Observers, Recording
from mockloop.whole_file import bytes_of

MOST_BYTES = 10_000_000
SUFFIX = ".txt"  # the same as in sessions/folder.py


class TypedAnswers:
    """Record answers from the keyboard. ``typed`` waits for the next line; None at the end of input."""

    live = False

    def __init__(self, typed: Callable[[], TypedLine | None]) -> None:
        self._typed = typed

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested:
        """Take lines until an empty one, the end of input, or a request. Raises DeviceError if the disk is full."""
        path = recording.path.with_suffix(SUFFIX)
        _append(path, "")
        observers.on_tick(Tick())
        while True:
            typed = self._typed()
            if typed is None:
                return Recorded(typed_take(recording.take, path), "end_of_input")
            if typed.command == "enter":
                return Recorded(typed_take(recording.take, path), "key")
            if typed.command and observers.may_ask(typed.command):
                return Requested(typed.command, typed_take(recording.take, path))
            if typed.line:
                _append(path, typed.line.strip() + "\n")

    def close(self) -> None:
        """Nothing is open."""


def typed_take(number: int, path: Path) -> Take:
    """Return a typed take; its times are estimated from its words, and nothing is known about its sound."""
    transcript = typed_transcript(path)
    voiced = (Span(0.0, transcript.duration_s),) if transcript.words else ()
    return Take(number, transcript.duration_s, voiced)


def typed_transcript(path: Path) -> Transcript:
    """Return the words of a take without sound: typed, or with times of their own. Raise SessionError."""
    try:
        text = bytes_of(path, MOST_BYTES).decode()
        return transcript_from(json.loads(text)) if path.suffix == ".json" else from_text(text)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        next_step = "Restore it from a copy, or start another session."
        raise SessionError(f"The words of the take {path} cannot be read.", next_step) from error


def _append(path: Path, text: str) -> None:
    try:
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise DeviceError(
            f"The answer cannot be written to {path} ({error.strerror}).",
            "Free some space or set MOCKLOOP_HOME to another folder; the lines before are kept.",
        ) from error
