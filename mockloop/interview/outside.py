"""The outside world of one session: what takes its answers, and the ports beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from mockloop.core.events import Recorded, Requested
from mockloop.ports import Controls, Player, Screen, Transcriber, Voice
from mockloop.speech.recording.request import Observers, Recording


class Records(Protocol):
    """What takes answers: a recorder at a microphone, or a typewriter."""

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested: ...

    def close(self) -> None: ...


@runtime_checkable
class Asks(Protocol):
    """What takes answers from files in which the questions stand as well."""

    def next_question(self) -> str | None:
        """Return what is asked next; "" where nobody asks more, None where nobody asks at all."""


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside world of one session."""

    recorder: Records
    player: Player
    voice: Voice
    transcriber: Transcriber
    controls: Controls
    screen: Screen
