"""A thread that processes samples as they come.

It is not a ``Future``: the recorder checks for a failure at every block, and Ctrl-C inside a future's lock would leave
the lock taken.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from mockloop.ports import Samples
from mockloop.speech.audio.sample_queue import SampleQueue


class SampleThread:
    """Run ``work`` on the blocks in order. An exception ends it and is kept as ``failure``.

    If ``most`` blocks wait, ``put`` waits as well; None: no limit.
    """

    def __init__(self, work: Callable[[Iterator[Samples]], None], name: str, most: int | None) -> None:
        self.failure: Exception | None = None
        self._blocks = SampleQueue(most)
        self._thread = threading.Thread(target=self._run, args=(work,), name=name, daemon=True)
        self._thread.start()

    def put(self, samples: Samples) -> None:
        """Hand over the next block. After a failure, drop it."""
        if self.failure is None:
            self._blocks.put(samples)

    def close(self) -> None:
        """Wait until every block has been processed. Closing twice is allowed."""
        if self._thread.is_alive():
            self._blocks.put(None)
            self._thread.join()

    def _run(self, work: Callable[[Iterator[Samples]], None]) -> None:
        try:
            work(self._each())
        except Exception as error:  # noqa: BLE001 - the edge of the thread: handed on by ``failure``
            self.failure = error
        finally:
            self._blocks.abandon()

    def _each(self) -> Iterator[Samples]:
        while (samples := self._blocks.get()) is not None:
            yield samples
