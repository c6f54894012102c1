"""One Whisper model and the thread that uses it: live work goes before work for the record."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from mockloop.allocation import trim
from mockloop.core.errors import MockloopError
from mockloop.core.transcript import Word
from mockloop.ports import Vocabulary
from mockloop.speech.stt.errors import closed, unforeseen
from mockloop.speech.stt.segmenter import Segment
from mockloop.speech.stt.whisper.decoding import Decoder, Limits
from mockloop.speech.stt.whisper.partial_results import GuessPace

T = TypeVar("T")
_LIVE, _FOR_THE_RECORD = 0, 1


class ModelWorker:
    """Load the model first, then decode, the most urgent work first.

    Waiting work is dropped with the last take and transcriber, so that it does not delay the end of an interrupted
    program.
    """

    def __init__(self, folder: Path, limits: Limits | None) -> None:
        self._folder = folder
        self._limits = limits
        self._jobs = _Jobs()
        self._decoder: Future[Decoder] | None = None
        self._newest: Future[list[Word]] | None = None  # segments are decoded in order: if it is done, all are
        self._pace = GuessPace()
        self._drop = weakref.finalize(self, self._jobs.close)

    def begin(self) -> Future[Decoder]:
        """Load the model, if that has not begun; it is ready when the future is done."""
        if self._decoder is None:
            self._decoder = self._jobs.submit(_LIVE, partial(Decoder, self._folder, self._limits))
        return self._decoder

    def decode(self, segment: Segment, vocabulary: Vocabulary) -> Future[list[Word]]:
        """Return the future of a segment of the current answer."""
        self._newest = self._jobs.submit(_LIVE, partial(_decoded, self.begin(), segment, vocabulary))
        return self._newest

    def guess(self, vocabulary: Vocabulary, sound: Segment) -> Future[str] | None:
        """Start a guess at the newest words. None if a segment waits, or if another guess would be too many."""
        decoder, newest = self.begin(), self._newest
        if not decoder.done() or (newest and not newest.done()) or not self._pace.begin(time.monotonic()):
            return None
        return self._jobs.submit(_LIVE, partial(_guessed, decoder, sound, vocabulary, self._pace))

    def beside(self, step: Callable[[Decoder], T]) -> Future[T]:
        """Return the future of one step for the record: done while no live work waits."""
        return self._jobs.submit(_FOR_THE_RECORD, partial(_stepped, self.begin(), step))

    def check(self) -> None:
        """Raise ModelError if the model is known not to load."""
        if self.begin().done():
            self.wait()

    def wait(self) -> None:
        """Wait until the model is loaded. Raises ModelError."""
        self.begin().result()

    def close(self) -> None:
        """Drop waiting work and release the model."""
        self._drop()
        self._decoder = _refused()  # the model goes with the last reference to it


class _Jobs:
    """Jobs for one thread, which always takes the most urgent, and of those the oldest."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="whisper")
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._waiting: list[tuple[int, int, Future[Any], Callable[[], Any]]] = []
        self._numbers = itertools.count()

    def submit(self, urgency: int, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        with self._lock:
            heapq.heappush(self._waiting, (urgency, next(self._numbers), future, work))
        try:
            self._thread.submit(self._do_one)
        except RuntimeError:  # shut down, by ``close`` or with the program
            return _refused()
        return future

    def close(self) -> None:
        self._closed.set()
        self._thread.shutdown(wait=False)

    def _do_one(self) -> None:
        with self._lock:
            _, _, future, work = heapq.heappop(self._waiting)
        try:
            future.set_result(_handed_on(self._closed, work))
        except MockloopError as error:
            future.set_exception(error)
        if not self._waiting:
            trim()  # 34 MB after a segment, which lie between pieces in use


def _refused() -> Future[Any]:
    future: Future[Any] = Future()
    future.set_exception(closed())
    return future


def _handed_on(closing: threading.Event, work: Callable[[], T]) -> T:
    """Do the work. Any exception reaches the waiting caller as ModelError."""
    if closing.is_set():
        raise closed()
    try:
        return work()
    except MockloopError:
        raise
    except Exception as error:
        raise unforeseen(error) from error


def _decoded(decoder: Future[Decoder], segment: Segment, vocabulary: Vocabulary) -> list[Word]:
    return decoder.result().words(segment, vocabulary)


def _stepped(decoder: Future[Decoder], step: Callable[[Decoder], T]) -> T:
    return step(decoder.result())


def _guessed(decoder: Future[Decoder], sound: Segment, vocabulary: Vocabulary, pace: GuessPace) -> str:
    try:
        return decoder.result().guess(sound.samples, vocabulary)
    finally:
        pace.end(time.monotonic())
