"""The engine in a thread of its own, while the screen has the main one."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mockloop.analysis.judging.debrief import Debrief, debrief
from mockloop.core.state import State

ENDS_S = 3.0  # what an engine that was interrupted may take to close its devices


class Held:
    """``hold`` run in a thread, its end read by ``read``; ``state`` and ``whole`` are there once that is done."""

    def __init__(self, hold: Callable[[], State], read: Callable[[State], Debrief] = debrief) -> None:
        self._hold = hold
        self._read = read
        self._ended: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._over = threading.Event()
        self.state: State | None = None
        self.whole: Debrief | None = None
        self.error: BaseException | None = None

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def watch(self, ended: Callable[[], None]) -> None:
        """Have ``ended`` called at the end, from the engine's thread, or at once; rarely it is called twice."""
        self._ended = ended
        if self._over.is_set():
            ended()

    def join(self) -> None:
        """Wait for the end, at most ``ENDS_S``."""
        self._thread.join(ENDS_S)

    def outcome(self) -> State:
        """Return the last state. Raise what the engine raised; KeyboardInterrupt where it has not ended."""
        self.join()
        if self.error:
            raise self.error
        if self.state is None:
            raise KeyboardInterrupt
        return self.state

    def _run(self) -> None:
        try:
            state = self._hold()
            self.whole = self._read(state)
            self.state = state
        except BaseException as error:  # noqa: BLE001 - the edge of the thread: handed on by outcome()
            self.error = error
        self._over.set()
        self._ended()
