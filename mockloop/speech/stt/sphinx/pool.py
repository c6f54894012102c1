"""Recognizer processes, and the segments that wait for one.

A job may be given to a process before it is complete: its sound then goes on as it comes. One that stands still while
others wait is put back until it is complete, so that an abandoned take never keeps a process.
"""

from __future__ import annotations

import json
import threading
import time
import weakref
from functools import partial

from mockloop.core.errors import ModelError
from mockloop.ports import Vocabulary
from mockloop.speech.stt.errors import REINSTALL, closed, unforeseen
from mockloop.speech.stt.sphinx.recognizer_process import Patience, RecognizerProcess, Stopped

FoundWord = tuple[str, int, int, float]  # text, first and last frame of the segment, probability
_PATIENCE_S = 0.5  # how long a job may stand still while others wait
_PREVIEW_EVERY_S = 0.5


class Job:
    """One segment: its sound as it comes, and its words once they are found."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.changed = threading.Condition()
        self.chunks: list[bytes] = []
        self.complete = False
        self.parked = False
        self.preview = ""  # a guess at the words so far
        self._preview_due_s = float("inf")  # nobody has asked for one
        self._found: list[FoundWord] | None = None
        self._failure: ModelError | None = None

    def add(self, samples: bytes, last: bool) -> None:
        with self.changed:
            self.chunks.append(samples)
            self.complete = last
            self.changed.notify_all()

    def want_preview(self) -> None:
        """Have guesses made from now on."""
        self._preview_due_s = min(self._preview_due_s, time.monotonic())

    def preview_is_due(self) -> bool:
        """Whether a guess is wanted now; if so, the next one is due a while later."""
        now_s = time.monotonic()
        due = now_s >= self._preview_due_s
        if due:
            self._preview_due_s = now_s + _PREVIEW_EVERY_S
        return due

    def has_more(self, seen: int) -> bool:
        """Whether there is sound beyond the first ``seen`` chunks, or the end."""
        return len(self.chunks) > seen or self.complete

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

    def __init__(self, size: int, patience: Patience | None = None) -> None:
        self._size = size
        self._patience = patience or Patience()
        self._board = _Board()
        self._workers: list[_Worker] = []
        self.close = weakref.finalize(self, _shut, self._board, self._workers)

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Have the processes make themselves ready for it; returns at once."""
        self._board.announce(vocabulary)
        if not self._workers:
            for _ in range(self._size):
                self._workers.append(_Worker(self._board, self._patience))

    def wait_ready(self, vocabulary: Vocabulary, timeout_s: float) -> None:
        """Wait until one process is ready for it. Raises ModelError where it failed or takes too long."""
        self.prepare(vocabulary)
        job = Job(vocabulary)
        job.add(b"", last=True)
        self.submit(job)
        try:
            job.words(timeout_s)
        except TimeoutError as error:
            raise ModelError("The embedded recognizer does not become ready.", REINSTALL) from error

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
        self._give_up()

    @property
    def closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._give_up()

    def _give_up(self) -> None:
        """Once closed, nobody waits for words that will not come."""
        with self._changed:
            given_up = self._waiting if self._closed else []
            self._waiting = [] if self._closed else self._waiting
        for job in given_up:
            job.settle(closed())

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


class _Worker:
    """A thread and the process that it feeds. A process that dies is begun again, once for each job."""

    def __init__(self, board: _Board, patience: Patience) -> None:
        self._board = board
        self._patience = patience
        self._known: Vocabulary | None = None  # what the process has learned
        self._tried: Vocabulary | None = None  # what it was last asked to learn, with or without success
        self._process = RecognizerProcess(patience)
        self._thread = threading.Thread(target=self._run, name="sphinx", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._process.kill()

    def _run(self) -> None:
        while (task := self._board.next(self._tried)) is not None:
            try:
                self._do(task)
            except Exception as error:  # noqa: BLE001 - the edge of the thread: handed to whoever waits for the job
                self._process.kill()  # it may be in the middle of anything; whoever needs it next begins it again
                if isinstance(task, Job):
                    task.settle(error if isinstance(error, ModelError) else unforeseen(error))
        self.stop()

    def _do(self, task: Job | Vocabulary) -> None:
        if isinstance(task, Vocabulary):
            self._tried = task
        if not self._process.alive:
            self._begin_again()
        if isinstance(task, Vocabulary):
            self._learn(task)  # ahead of the first job; a failure is left to the job that meets it
        else:
            self._work(task)

    def _work(self, job: Job) -> None:
        """Decode a job; its sound is kept until its words are there, so a process may be replaced under it."""
        try:
            self._decode(job)
        except Stopped:
            self._begin_again()
            try:
                self._decode(job)
            except Stopped as stopped:
                sentence = f"The embedded recognizer cannot work ({stopped})."
                raise ModelError(sentence, stopped.next_step) from stopped

    def _begin_again(self) -> None:
        self._process.kill()
        if self._board.closed:
            raise closed()
        self._process, self._known = RecognizerProcess(self._patience), None

    def _learn(self, vocabulary: Vocabulary) -> None:
        told = {"terms": vocabulary.terms, "sentences": vocabulary.sentences}
        self._process.send(b"V", json.dumps(told).encode())
        self._process.answer()
        self._known = self._tried = vocabulary

    def _decode(self, job: Job) -> None:
        if self._known != job.vocabulary:
            self._learn(job.vocabulary)
        sent = 0
        while True:
            seen = sent
            with job.changed:
                moved = job.changed.wait_for(partial(job.has_more, seen), _PATIENCE_S)
                new, complete = b"".join(job.chunks[seen:]), job.complete
                sent = len(job.chunks)
            if new:
                self._process.send(b"A", new)
            if complete:
                break
            if new and job.preview_is_due():  # no time is lost by waiting: the process decodes meanwhile
                self._process.send(b"P")
                job.preview = self._process.answer()["preview"]
            if self._board.closed:
                raise closed()
            if not moved and self._board.others_wait():
                self._process.send(b"X")
                job.parked = True  # taken up again, from its beginning, once it is complete
                self._board.put(job)
                return
        self._process.send(b"E")
        job.settle([tuple(word) for word in self._process.answer()["words"]])


def _shut(board: _Board, workers: list[_Worker]) -> None:
    board.close()
    for worker in workers:
        worker.stop()
