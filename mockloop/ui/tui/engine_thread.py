"""The engine in a thread of its own, since the screen has the main one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING

from mockloop.interview.threads import in_thread

if TYPE_CHECKING:
    from mockloop.analysis.judging.debrief import Debrief
    from mockloop.core.state import State

ENDS_S = 3.0  # how long an interrupted engine may take to close its devices


class EngineThread:
    """Run ``hold`` in a thread when begun, and ``read`` at its end."""

    def __init__(self, hold: Callable[[], State], read: Callable[[State], Debrief]) -> None:
        self._hold, self._read = hold, read
        self._end: Future[tuple[State, Debrief]] | None = None

    def begin(self, ended: Callable[[], None]) -> None:
        """Start it; ``ended`` is called at its end, from its thread. Once started, it continues."""
        if self._end is None:
            self._end = in_thread(self._hold_and_read, "engine")
            self._end.add_done_callback(lambda _: ended())

    def join(self) -> None:
        """Wait for the end, at most ``ENDS_S``."""
        if self._end:
            wait([self._end], ENDS_S)

    def _hold_and_read(self) -> tuple[State, Debrief]:
        state = self._hold()
        return state, self._read(state)

    @property
    def finished(self) -> tuple[State, Debrief] | None:
        """The last state and its debrief; None if the engine has not ended, or failed."""
        end = self._end
        return end.result() if end and end.done() and not end.exception() else None

    def outcome(self) -> State:
        """Return the last state. Raise what the engine raised; KeyboardInterrupt if it has not ended."""
        self.join()
        if self._end is None or not self._end.done():
            raise KeyboardInterrupt
        return self._end.result()[0]
