"""The outside world of one session: what records its answers, and the ports beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from mockloop.core.events import Chosen, Recorded, Requested
from mockloop.core.state import ASKED
from mockloop.ports import Controls, Player, Screen, Transcriber, Voice
from mockloop.speech.recording.request import Observers, Recording


class AnswerRecorder(Protocol):
    """What records answers: a recorder at a microphone, or a keyboard."""

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested: ...

    def close(self) -> None: ...


@runtime_checkable
class AsksQuestions(Protocol):
    """A source of answers from files that contain the questions too."""

    def next_question(self) -> str | None:
        """Return the next question; "" if there are no more, None if the file contains none."""


def next_from_files(recorder: AnswerRecorder, asked: Sequence[str]) -> Chosen | None:
    """Return the next question in the candidate's files, or that there is none; None if they contain none."""
    question = recorder.next_question() if isinstance(recorder, AsksQuestions) else None
    if question is None:
        return None
    if not question:
        return Chosen(None, ("the file contains no further question",))
    return Chosen(f"{ASKED}{len(asked) + 1}", ("it was asked in the file",), text=question)


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside world of one session."""

    recorder: AnswerRecorder
    player: Player
    voice: Voice
    transcriber: Transcriber
    controls: Controls
    screen: Screen
