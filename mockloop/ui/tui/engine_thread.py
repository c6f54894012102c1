"""The engine in a thread of its own, while the screen has the main one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait

from mockloop.analysis.judging.debrief import Debrief, debrief
from mockloop.core.state import State
from mockloop.interview.threads import in_thread

ENDS_S = 3.0  # what an engine that was interrupted may take to close its devices


class EngineThread:
    """Runs ``run`` in a thread at once; ``read`` makes the debrief of its last state."""

    def __init__(self, run: Callable[[], State], read: Callable[[State], Debrief] = debrief) -> None:
        def run_and_read() -> tuple[State, Debrief]:
            state = run()
            return state, read(state)

        self._end = in_thread(run_and_read, "engine")

    def watch(self, ended: Callable[[], None]) -> None:
        """Have ``ended`` called at the end, from the engine's thread, or at once where that was before."""
        self._end.add_done_callback(lambda _: ended())

    def join(self) -> None:
        """Wait for the end, at most ``ENDS_S``."""
        wait([self._end], ENDS_S)

    @property
    def finished(self) -> tuple[State, Debrief] | None:
        """The last state and its debrief; None where the engine has not ended, or something went wrong."""
        return self._end.result() if self._end.done() and not self._end.exception() else None

    def outcome(self) -> State:
        """Return the last state. Raise what the engine raised; KeyboardInterrupt where it has not ended."""
        self.join()
        if not self._end.done():
            raise KeyboardInterrupt
        return self._end.result()[0]
