"""Pass samples to a listener in a thread of its own, so that a slow recognizer never delays the recording."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.sample_thread import SampleThread

_TOGETHER = RATE_HZ // 5
_AHEAD = 64  # blocks by which a recording from disk may run ahead: memory stays flat for an hour of sound


class Forwarding:
    """Call ``listener`` with every sample, in order. ``live``: never wait for it, however much waits."""

    def __init__(self, listener: Callable[[Samples], None], live: bool) -> None:
        self._listener = listener
        self._dropped = False
        self._thread = SampleThread(self._forward, "forwarding", None if live else _AHEAD)

    def accept(self, samples: Samples) -> None:
        self._thread.put(samples)

    def close(self) -> None:
        """Wait until the listener has received everything."""
        self._thread.close()

    def drop(self) -> None:
        """Drop what the listener has not received yet."""
        self._dropped = True
        self.close()

    def raise_failure(self) -> None:
        """Raise the listener's exception, if any; it was not called again after that."""
        if self._thread.failure is not None:
            raise self._thread.failure

    def _forward(self, blocks: Iterator[Samples]) -> None:
        """Pass on a fifth of a second at a time: many small blocks cost several times as much."""
        together: list[Samples] = []
        for samples in blocks:
            together.append(samples)
            if sum(map(len, together)) >= _TOGETHER:
                self._hand_on(together)
                together = []
        self._hand_on(together)

    def _hand_on(self, together: list[Samples]) -> None:
        if together and not self._dropped:
            self._listener(np.concatenate(together))
