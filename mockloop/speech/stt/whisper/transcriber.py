"""Whisper by faster-whisper, from a folder on this machine: nothing is ever asked of a hub.

Each segment is decoded once, in a thread of its own, as soon as the pause that ends it is certain; only the last one
is left when the answer ends. While nothing waits, the same thread guesses at the words still open. CTranslate2 frees
Python's lock while it works, so a recording beside it is not held up.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from mockloop.core.errors import MockloopError
from mockloop.core.transcript import Transcript, Word
from mockloop.ports import Samples, Vocabulary
from mockloop.speech.stt.errors import closed, unforeseen
from mockloop.speech.stt.final_results import Commits
from mockloop.speech.stt.models import damaged, problem
from mockloop.speech.stt.segmenter import Cutting, Segment, Segmenter
from mockloop.speech.stt.whisper.decoding import Decoder, Limits
from mockloop.speech.stt.whisper.partial_results import OpenWords, Pace

NAME = "whisper"
T = TypeVar("T")


class WhisperTranscriber:
    """Whisper with the model in ``folder``, loaded once it is needed. Raises ModelError where a file is missing."""

    name = NAME

    def __init__(self, folder: Path, cutting: Cutting | None = None, limits: Limits | None = None) -> None:
        wrong = problem(folder)
        if wrong:
            raise damaged(folder, wrong)
        self._work = _Work(folder, limits)
        self._cutting = cutting or Cutting()

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Begin to load, whatever the vocabulary; returns at once."""
        self._work.begin()

    def open(self, vocabulary: Vocabulary) -> WhisperSession:
        """A take about to begin. Returns at once. Raises ModelError where the model is known not to load."""
        self._work.begin()
        self._work.check()
        return WhisperSession(self._work, vocabulary, self._cutting)

    def warm(self, vocabulary: Vocabulary) -> None:
        """Wait until a take could be decoded, with any vocabulary. Raises ModelError where the model does not load."""
        self._work.begin()
        self._work.wait()

    def close(self) -> None:
        """Drop what is waiting and free the model."""
        self._work.close()


class WhisperSession:
    """One take. ``accept`` only cuts and hands on; ``finish`` waits for what is still being decoded."""

    def __init__(self, work: _Work, vocabulary: Vocabulary, cutting: Cutting) -> None:
        self._work = work
        self._vocabulary = vocabulary
        self._segmenter = Segmenter(cutting)
        self._commits = Commits[Future[list[Word]]]()
        self._open_words = OpenWords(partial(work.guess, vocabulary))

    def accept(self, chunk: Samples) -> None:
        """Take in 16 kHz mono samples."""
        self._hand_on(self._segmenter.accept(chunk))
        if self._open_words.wanted and (spoken := self._segmenter.speaking()) is not None:
            self._open_words.hear(spoken, self._commits.count()[0])

    def words(self) -> tuple[Word, ...]:
        """The words of the segments decoded so far. Raises ModelError where the recognizer failed."""
        return self._commits.words()

    def preview(self) -> str:
        """See ports.Previewing: a guess at the last seconds of what is not committed yet, up to two seconds behind."""
        return self._open_words.text(self._commits.count()[1])

    def finish(self) -> Transcript:
        """Decode what is left. Raises ModelError where the recognizer failed."""
        self._hand_on(self._segmenter.finish())
        self._work.wait()  # or a silent take would hide that the model does not load
        self._commits.wait()
        duration_s = round(self._segmenter.duration_s, 3)
        return Transcript(self.words(), duration_s, NAME, "measured", self._segmenter.voiced)

    def _hand_on(self, segments: Sequence[Segment]) -> None:
        for segment in segments:
            self._commits.add(self._work.decode(segment, self._vocabulary))


class _Work:
    """One model and the thread that works with it: first it loads, then it decodes, segment by segment.

    What waits to be decoded is dropped with the last take and transcriber, so that nothing holds up an interrupted
    program's end.
    """

    def __init__(self, folder: Path, limits: Limits | None) -> None:
        self._folder = folder
        self._limits = limits
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="whisper")
        self._closed = threading.Event()
        self._decoder: Future[Decoder] | None = None
        self._newest: Future[list[Word]] | None = None  # segments are decoded in order: if it is done, all are
        self._pace = Pace()
        self._drop = weakref.finalize(self, _drop, self._thread, self._closed)

    def begin(self) -> Future[Decoder]:
        """Load the model, if that has not begun; it is there once the result is."""
        if self._decoder is None:
            self._decoder = self._submit(partial(Decoder, self._folder, self._limits))
        return self._decoder

    def decode(self, segment: Segment, vocabulary: Vocabulary) -> Future[list[Word]]:
        self._newest = self._submit(partial(_decoded, self.begin(), segment, vocabulary))
        return self._newest

    def guess(self, vocabulary: Vocabulary, sound: Segment) -> Future[str] | None:
        """A guess at what is said, begun at once; None where a segment waits, or another guess would be too many."""
        decoder, newest = self.begin(), self._newest
        if not decoder.done() or (newest and not newest.done()) or not self._pace.begin(time.monotonic()):
            return None
        return self._submit(partial(_guessed, decoder, sound, vocabulary, self._pace))

    def check(self) -> None:
        """Raises ModelError where the model is known not to load."""
        if self.begin().done():
            self.wait()

    def wait(self) -> None:
        """Wait until the model is loaded. Raises ModelError."""
        self.begin().result()

    def close(self) -> None:
        self._drop()
        self._decoder = _refused()  # the model goes with the last reference to it

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        try:
            return self._thread.submit(_handed_on, self._closed, work)
        except RuntimeError:  # shut down, by ``close`` or with the program
            return _refused()


def _drop(thread: ThreadPoolExecutor, closing: threading.Event) -> None:
    closing.set()
    thread.shutdown(wait=False)


def _refused() -> Future[T]:
    future: Future[T] = Future()
    future.set_exception(closed())
    return future


def _handed_on(closing: threading.Event, work: Callable[[], T]) -> T:
    """Do the work, at the edge of the thread: whatever goes wrong reaches those who wait, as ModelError."""
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


def _guessed(decoder: Future[Decoder], sound: Segment, vocabulary: Vocabulary, pace: Pace) -> str:
    try:
        return decoder.result().guess(sound.samples, vocabulary)
    finally:
        pace.end(time.monotonic())
