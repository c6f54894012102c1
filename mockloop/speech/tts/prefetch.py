"""Questions rendered to sound before they are needed, in a thread of their own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

from mockloop.core.errors import MockloopError
from mockloop.core.pressure import STOP
from mockloop.core.state import State
from mockloop.ports import Sound


class Prefetcher:
    """Renders what is submitted, each text once; the voice keeps what it has rendered."""

    def __init__(self, render: Callable[[str], Sound | None]) -> None:
        self._render = render
        self._texts: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._submitted: set[str] = set()
        self._thread: threading.Thread | None = None
        self.failure: MockloopError | None = None  # of the voice: from then on nothing is rendered

    def submit(self, text: str) -> None:
        """Have a text rendered soon. A voice that fails says so when the text is needed."""
        if text in self._submitted:
            return
        self._submitted.add(text)
        self._texts.put(text)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="rendering ahead", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Render nothing further; the thread ends with what it is at."""
        self._texts.put(None)

    def _run(self) -> None:
        while (text := self._texts.get()) is not None:
            try:
                self._render(text)
            except MockloopError as error:
                self.failure = error
                return


def questions_after(state: State) -> Iterator[str]:
    """Whatever may be asked after the answer under way: every probe with its follow-up, or the next sections."""
    plan, scenario = state.plan, state.plan.scenario
    if plan.mode == "drill":
        following = plan.sections.index(state.turn.ask) + 1
        yield from (scenario.sections[name].prompt for name in plan.sections[following : following + 1])
        return
    if plan.pressure.hurry:
        yield STOP
    for probe in scenario.probes:
        if probe.id not in state.used_up:
            yield plan.pressure.spoken(probe.ask)
        if probe.press:
            yield plan.pressure.spoken(probe.press)
