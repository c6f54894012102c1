"""Render questions to sound before they are needed, in a thread of their own."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator

from mockloop.core.errors import MockloopError
from mockloop.core.pressure import STOP
from mockloop.core.state import State
from mockloop.ports import Sound


class Prefetcher:
    """Render what is submitted, each text once; the voice keeps what it has rendered."""

    def __init__(self, render: Callable[[str], Sound | None]) -> None:
        self._render = render
        self._change = threading.Condition()
        self._waiting: deque[str] = deque()
        self._submitted: set[str] = set()
        self._closed = False
        self._thread: threading.Thread | None = None
        self.failure: MockloopError | None = None  # the voice's failure, after which nothing is rendered

    def submit(self, text: str) -> None:
        """Have a text rendered soon. If the voice fails, the error comes when the text is needed."""
        with self._change:
            if text not in self._submitted:
                self._add(text)
                self._waiting.append(text)

    def hurry(self, text: str) -> None:
        """Have a text rendered before all others, submitted or not."""
        with self._change:
            if text in self._waiting:
                self._waiting.remove(text)
            elif text in self._submitted:  # rendered, or being rendered
                return
            self._add(text)
            self._waiting.appendleft(text)

    def close(self) -> None:
        """Render nothing more; the thread ends after its current text."""
        with self._change:
            self._closed = True
            self._change.notify()

    def _add(self, text: str) -> None:
        self._submitted.add(text)
        self._change.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="rendering ahead", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (text := self._next()) is not None:
            try:
                self._render(text)
            except MockloopError as error:
                self.failure = error
                return

    def _next(self) -> str | None:
        with self._change:
            self._change.wait_for(lambda: self._closed or self._waiting)
            return None if self._closed else self._waiting.popleft()


def questions_after(state: State) -> Iterator[str]:
    """Return everything that may be asked after the current answer.

    These are its probe's own follow-up and every probe, or the next sections.
    """
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
        if probe.press and probe.id == state.turn.ask:
            yield plan.pressure.spoken(probe.press)
