"""Pieces of sound on their way from one thread to another.

A ``queue.Queue`` is written in Python: Ctrl-C in the middle of its ``put`` can leave it such that whoever waits for
the next piece waits for ever. ``SimpleQueue`` is not, and its calls are whole or have not begun.
"""

from __future__ import annotations

import queue
import time

from mockloop.ports import Samples

_LOOK_S = 0.005


class SampleQueue:
    """Pieces in order, None the last. ``most`` of them may wait, then ``put`` waits as well; None: any number."""

    def __init__(self, most: int | None = None) -> None:
        self._pieces: queue.SimpleQueue[Samples | None] = queue.SimpleQueue()
        self._most = most
        self._abandoned = False

    def put(self, piece: Samples | None) -> None:
        """Hand one on."""
        while self._most is not None and self._pieces.qsize() >= self._most and not self._abandoned:
            time.sleep(_LOOK_S)
        self._pieces.put(piece)

    def get(self) -> Samples | None:
        """Wait for the next one."""
        return self._pieces.get()

    def abandon(self) -> None:
        """Nobody takes them any more: nobody is to wait until somebody does."""
        self._abandoned = True
