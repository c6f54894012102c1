"""Samples handed to a listener in a thread of their own, so that a slow recognizer never holds up the recording."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mockloop.ports import Samples
from mockloop.speech.audio.sample_queue import SampleQueue

_AHEAD = 64  # blocks that a recording read from disk may run ahead: memory stays flat for an hour of sound


class Forwarding:
    """Calls ``listener`` with every block, in order. ``live``: never waits for it, whatever piles up."""

    def __init__(self, listener: Callable[[Samples], None], live: bool) -> None:
        self._listener = listener
        self._blocks = SampleQueue(None if live else _AHEAD)
        self._dropped = False
        self._failure: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="forwarding", daemon=True)
        self._thread.start()

    def accept(self, samples: Samples) -> None:
        self._blocks.put(samples)

    def close(self) -> None:
        """Wait until the listener has had everything."""
        if self._thread.is_alive():
            self._blocks.put(None)
            self._thread.join()

    def drop(self) -> None:
        """Give up what the listener has not had yet."""
        self._dropped = True
        self.close()

    def raise_failure(self) -> None:
        """Raise what the listener raised, if it did; it was not called again after that."""
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        while (samples := self._blocks.get()) is not None:
            if self._failure is None and not self._dropped:
                self._forward(samples)

    def _forward(self, samples: Samples) -> None:
        try:
            self._listener(samples)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: handed on by raise_failure
            self._failure = error
