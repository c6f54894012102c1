"""Recognizer processes, and the segments that wait for one.

A job may be given to a process before it is complete: its sound then goes on as it comes. One that stands still while
others wait is put back until it is complete, so that an abandoned take never keeps a process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import weakref
from typing import Any

from mockloop.core.errors import ModelError
from mockloop.ports import Vocabulary
from mockloop.speech.sphinx_process import HEADER

FoundWord = tuple[str, int, int, float]  # text, first and last frame of the segment, probability
_PATIENCE_S = 0.5  # how long a job may stand still while others wait
_NEXT_STEP = "Reinstall it with: pip install --force-reinstall pocketsphinx, or use --engine whisper."


class Job:
    """One segment: its sound as it comes, and its words once they are found."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.changed = threading.Condition()
        self.chunks: list[bytes] = []
        self.complete = False
        self.parked = False
        self._found: list[FoundWord] | None = None
        self._failure: ModelError | None = None

    def add(self, samples: bytes, last: bool) -> None:
        with self.changed:
            self.chunks.append(samples)
            self.complete = last
            self.changed.notify_all()

    @property
    def done(self) -> bool:
        return self._found is not None or self._failure is not None

    def words(self, timeout_s: float | None) -> list[FoundWord]:
        """Its words, waited for. Raises ModelError where the recognizer failed, TimeoutError after ``timeout_s``."""
        with self.changed:
            if not self.changed.wait_for(lambda: self.done, timeout_s):
                raise TimeoutError
        if self._failure is not None:
            raise self._failure
        assert self._found is not None
        return self._found

    def settle(self, outcome: list[FoundWord] | ModelError) -> None:
        with self.changed:
            if isinstance(outcome, ModelError):
                self._failure = outcome
            else:
                self._found = outcome
            self.chunks = []
            self.changed.notify_all()


class Pool:
    """``size`` processes, begun with the first vocabulary, and a thread for each that feeds it.

    They end with the pool, which the transcriber and its sessions hold, or with the program.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._board = _Board()
        self._workers: list[_Worker] = []
        self.close = weakref.finalize(self, _shut, self._board, self._workers)

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Have the processes make themselves ready for it; returns at once."""
        self._board.announce(vocabulary)
        if not self._workers:
            self._workers += [_Worker(self._board) for _ in range(self._size)]

    def wait_ready(self, vocabulary: Vocabulary, timeout_s: float) -> None:
        """Wait until one process is ready for it. Raises ModelError where it failed or takes too long."""
        self.prepare(vocabulary)
        job = Job(vocabulary)
        job.add(b"", last=True)
        self.submit(job)
        try:
            job.words(timeout_s)
        except TimeoutError as error:
            raise ModelError("The embedded recognizer does not become ready.", _NEXT_STEP) from error

    def submit(self, job: Job) -> None:
        self._board.put(job)


class _Board:
    """What is to be done, as the workers see it."""

    def __init__(self) -> None:
        self._waiting: list[Job] = []
        self._changed = threading.Condition()
        self._vocabulary = Vocabulary()
        self._closed = False

    def announce(self, vocabulary: Vocabulary) -> None:
        """The vocabulary that the next jobs will want."""
        with self._changed:
            self._vocabulary = vocabulary
            self._changed.notify_all()

    def put(self, job: Job) -> None:
        with self._changed:
            self._waiting.append(job)
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def next(self, known: Vocabulary | None) -> Job | Vocabulary | None:
        """What a worker that knows a vocabulary is to do: a job, a vocabulary to learn, or None: there is no more."""
        with self._changed:
            # a parked job becomes claimable without a notice here: its sound is added elsewhere
            while not (self._closed or self._claimable() or known != self._vocabulary):
                self._changed.wait(_PATIENCE_S)
            if self._closed:
                return None
            job = self._claimable()
            if job is None:
                return self._vocabulary
            self._waiting.remove(job)
            return job

    def others_wait(self) -> bool:
        with self._changed:
            return self._claimable() is not None

    def _claimable(self) -> Job | None:
        return next((job for job in self._waiting if job.complete or not job.parked), None)


class _Stopped(Exception):
    """The process has ended, whatever the reason."""


class _Worker:
    """A thread and the process that it feeds. A process that dies is begun again, once for each job."""

    def __init__(self, board: _Board) -> None:
        self._board = board
        self._known: Vocabulary | None = None
        self._process = _begun()
        self._thread = threading.Thread(target=self._run, name="sphinx", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def _run(self) -> None:
        while (task := self._board.next(self._known)) is not None:
            if isinstance(task, Vocabulary):
                self._prepare(task)
                continue
            try:
                self._work(task)
            except ModelError as error:
                task.settle(error)

    def _work(self, job: Job) -> None:
        """Decode a job; its sound is kept until its words are there, so a process may be replaced under it."""
        try:
            self._decode(job)
        except _Stopped:
            self._begin_again()
            try:
                self._decode(job)
            except _Stopped as stopped:
                self._begin_again()
                raise ModelError(f"The embedded recognizer {stopped}.", _NEXT_STEP) from stopped

    def _begin_again(self) -> None:
        self.stop()
        self._process, self._known = _begun(), None

    def _prepare(self, vocabulary: Vocabulary) -> None:
        """Learn ahead of the first job; a failure is left to the job that meets it."""
        try:
            self._learn(vocabulary)
        except (ModelError, _Stopped):
            self._begin_again()
            self._known = vocabulary
            self._ready = False

    def _send(self, kind: bytes, data: bytes = b"") -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(HEADER.pack(kind, len(data)) + data)
            self._process.stdin.flush()
        except OSError:
            self._answer()  # why it stopped, if it could tell

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"failed": f"it stopped{self._why()}"}
        if "failed" in answer:
            raise ModelError(f"The embedded recognizer cannot work ({answer['failed']}).", _NEXT_STEP)
        return answer

    def _why(self) -> str:
        return f" with status {self._process.wait()}"


def _shut(board: _Board, workers: list[_Worker]) -> None:
    board.close()
    for worker in workers:
        worker.stop()
