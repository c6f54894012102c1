"""The words of a take's segments: committed in the segments' order, each once, from any thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from mockloop.core.transcript import Word


class PendingSegment(Protocol):
    """A segment that is being decoded; times are the take's."""

    def done(self) -> bool: ...

    def result(self) -> list[Word]:
        """Wait for its words and return them. Raises ModelError."""


D = TypeVar("D", bound=PendingSegment)


class FinalResults(Generic[D]):
    """One thread adds segments; any thread may ask for words, even while another does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: deque[D] = deque()
        self._read = 0  # segments whose words are in _words
        self._words: tuple[Word, ...] = ()

    def add(self, segment: D) -> None:
        with self._lock:
            self._open.append(segment)

    def words(self) -> tuple[Word, ...]:
        """Return the words of the decoded segments, up to the first that is not decoded. Raise ModelError."""
        with self._lock:
            while self._open and self._open[0].done():
                self._words = (*self._words, *self._open[0].result())
                self._open.popleft()
                self._read += 1
            return self._words

    def wait(self) -> None:
        """Wait for every segment. Raises ModelError."""
        for segment in self.open():
            segment.result()

    def open(self) -> Sequence[D]:
        """Return the segments whose words are not committed."""
        with self._lock:
            return list(self._open)

    def count(self) -> tuple[int, int]:
        """Return how many segments there are, and how many are committed."""
        with self._lock:
            return self._read + len(self._open), self._read
