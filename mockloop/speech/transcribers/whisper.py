"""Whisper by faster-whisper, from a folder on this machine: nothing is ever asked of a hub.

Each segment is decoded once, in a thread of its own, as soon as the pause that ends it is certain; only the last one
is left when the answer ends. CTranslate2 frees Python's lock while it works, so a recording beside it is not held up.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from mockloop.core.transcript import Transcript, Word
from mockloop.ports import Samples, Vocabulary
from mockloop.speech.models import damaged, problem
from mockloop.speech.segmenter import Cutting, Segment, Segmenter
from mockloop.speech.whisper_decoding import Decoder, Limits

NAME = "whisper"


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
        self._waiting: list[Future[list[Word]]] = []
        self._committed: list[Word] = []

    def accept(self, chunk: Samples) -> None:
        """Take in 16 kHz mono samples."""
        self._hand_on(self._segmenter.accept(chunk))

    def words(self) -> Sequence[Word]:
        """The words of the segments decoded so far. Raises ModelError where the recognizer failed."""
        while self._waiting and self._waiting[0].done():
            self._committed += self._waiting.pop(0).result()
        return tuple(self._committed)

    def finish(self) -> Transcript:
        """Decode what is left. Raises ModelError where the recognizer failed."""
        self._hand_on(self._segmenter.finish())
        self._work.wait()  # or a silent take would hide that the model does not load
        for future in self._waiting:
            future.result()
        duration_s = round(self._segmenter.duration_s, 3)
        return Transcript(tuple(self.words()), duration_s, NAME, "measured", self._segmenter.voiced)

    def _hand_on(self, segments: Sequence[Segment]) -> None:
        self._waiting += [self._work.decode(segment, self._vocabulary) for segment in segments]


class _Work:
    """One model and the thread that works with it: first it loads, then it decodes, segment by segment.

    What waits to be decoded is dropped with the last take and transcriber, so that nothing holds up an interrupted
    program's end.
    """

    def __init__(self, folder: Path, limits: Limits | None) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="whisper")
        self._load = partial(Decoder, folder, limits)
        self._decoder: Future[Decoder] = Future()
        self._begun = False
        self._drop = weakref.finalize(self, self._thread.shutdown, wait=False, cancel_futures=True)

    def begin(self) -> None:
        """Load the model, if that has not begun."""
        if not self._begun:
            self._begun, self._decoder = True, self._thread.submit(self._load)

    def decode(self, segment: Segment, vocabulary: Vocabulary) -> Future[list[Word]]:
        return self._thread.submit(_decoded, self._decoder, segment, vocabulary)

    def check(self) -> None:
        if self._decoder.done():
            self._decoder.result()

    def wait(self) -> None:
        self._decoder.result()

    def close(self) -> None:
        self._drop()
        self._begun, self._decoder = True, Future()  # the model goes with the last reference to it


def _decoded(decoder: Future[Decoder], segment: Segment, vocabulary: Vocabulary) -> list[Word]:
    return decoder.result().words(segment, vocabulary)
