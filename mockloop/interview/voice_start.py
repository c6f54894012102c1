"""Start the interviewer's voice first, in a process of its own, so that it is ready when it is needed."""

from __future__ import annotations

from collections.abc import Callable

from mockloop.core.events import Effect, Say
from mockloop.interview import wiring
from mockloop.interview.threads import in_thread
from mockloop.ports import Voice


class VoiceStart:
    """A voice that gets ready in a thread; ``next_up``: what it will say first, if anything."""

    def __init__(self, settings: wiring.Settings, next_up: Effect) -> None:
        first = next_up.spoken if isinstance(next_up, Say) else ""
        self._told: list[str] = []
        self._voice = in_thread(lambda: wiring.voice(settings, self._told.append, first), "voice")

    def voice(self, tell: Callable[[str], None]) -> Voice:
        """Wait for the voice and return it; print its message, if any."""
        voice = self._voice.result()
        for sentence in self._told:
            tell(sentence)
        return voice

    def close(self) -> None:
        """End the voice. Closing twice is allowed."""
        self._voice.result().close()
