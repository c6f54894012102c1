"""Pass blocks of samples from one thread to another.

A ``queue.Queue`` is written in Python: Ctrl-C in the middle of its ``put`` can leave it locked, so that the reader
waits for ever. A call of ``SimpleQueue`` is either finished or has not begun.
"""

from __future__ import annotations

import queue
import time

from mockloop.ports import Samples

_LOOK_S = 0.005


class SampleQueue:
    """Blocks in order, None the last. If ``most`` of them wait, ``put`` waits as well; None: no limit."""

    def __init__(self, most: int | None = None) -> None:
        self._blocks: queue.SimpleQueue[Samples | None] = queue.SimpleQueue()
        self._most = most
        self._abandoned = False

    def put(self, block: Samples | None) -> None:
        """Add a block."""
        while self._most is not None and self._blocks.qsize() >= self._most and not self._abandoned:
            time.sleep(_LOOK_S)
        self._blocks.put(block)

    def get(self) -> Samples | None:
        """Wait for the next block."""
        return self._blocks.get()

    def abandon(self) -> None:
        """Note that blocks are no longer read, so that ``put`` never waits."""
        self._abandoned = True
