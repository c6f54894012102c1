"""Where the jobs run: on the cores of this machine, or on an existing Dask cluster."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Protocol

from mockloop.allocation import give_back
from mockloop.cohort.analysis import Result, analyze_content, analyze_file
from mockloop.cohort.jobs import Job
from mockloop.cohort.worker_check import refuse_unfit, state_of, version
from mockloop.core.errors import DeviceError, InputError

_AT_ONCE = 2  # files in progress for each thread of the cluster: their content waits in memory
_TRIES = 2  # retries of a task with an unexpected exception
_JOIN_S = 10  # a cluster that has just started has no worker yet
_DIED = "The process that analyzed it died. It may need more memory: run this again with fewer --workers."
_ALL_DIED = "Each worker that analyzed it died. It may need more memory: give the workers more, and run this again."

Found = Generator[tuple[Job, Result], None, None]
_Waiting = dict[str, tuple[Job, Any]]  # the key is that of the future
Analyze = Callable[[Path, str | None, str], Result]


class Scheduler(Protocol):
    """Run jobs in any order and yield each with its result when it is done."""

    def run(self, jobs: Sequence[Job], engine: str) -> Found: ...

    def close(self) -> None:
        """Release everything it uses."""


class LocalScheduler:
    """The cores of this machine: ``workers`` processes, by default one per core."""

    def __init__(self, workers: int | None = None, analyze: Analyze = analyze_file) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._analyze = analyze

    def run(self, jobs: Sequence[Job], engine: str) -> Found:
        """Run the jobs. Where a process dies, the files that may have been its last are run again, one by one."""
        left = list(jobs)
        while left:
            done: set[Job] = set()
            try:
                for job, result in self._round(left, engine, self.workers):
                    done.add(job)
                    yield job, result
                return
            except BrokenProcessPool:
                left = [job for job in left if job not in done]
            under_way, left = left[: self.workers + 1], left[self.workers + 1 :]
            for job in under_way:
                yield from self._alone(job, engine)

    def close(self) -> None:
        """Do nothing: nothing is open between two runs."""

    def _alone(self, job: Job, engine: str) -> Found:
        try:
            yield from self._round([job], engine, 1)
        except BrokenProcessPool:
            yield job, {"error": _DIED}

    def _round(self, jobs: Sequence[Job], engine: str, workers: int) -> Found:
        spawn = multiprocessing.get_context("spawn")  # none of our threads may be copied
        share = max(1, (os.cpu_count() or 1) // workers)
        before = set(multiprocessing.active_children())
        with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin, initargs=(share,)) as pool:
            waiting = {pool.submit(self._analyze, job.path, job.question, engine): job for job in jobs}
            try:
                for future in as_completed(list(waiting)):
                    yield waiting.pop(future), _outcome(future)
            except (GeneratorExit, KeyboardInterrupt):  # the caller does not wait for work in progress
                for child in set(multiprocessing.active_children()) - before:
                    child.terminate()
                raise


def _begin(threads: int) -> None:
    """Set up a process: its share of the cores; Ctrl-C goes only to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = str(threads)
    give_back()  # before the first thread


class DaskScheduler:
    """A Dask distributed cluster by its address, such as tcp://10.0.0.1:8786. Raises InputError, DeviceError.

    ``join_s``: how long to wait for the scheduler, and for its first worker.
    """

    def __init__(self, address: str, join_s: float = _JOIN_S) -> None:
        try:
            self._dask: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise InputError("Dask is not installed.", "Install it with: pip install 'mockloop[cluster]'") from error
        try:
            self._client: Any = self._dask.Client(address, timeout=join_s)
        except (OSError, TimeoutError, ValueError) as error:
            sentence = f"No Dask scheduler answers at {address}."
            raise DeviceError(sentence, "Start one, or leave --scheduler out.") from error
        self._address, self._join_s = address, join_s

    def run(self, jobs: Sequence[Job], engine: str) -> Found:
        """Run the jobs, one task per file. If a worker dies, Dask runs its task again elsewhere.

        Raises DeviceError if there is no worker or the scheduler itself is lost, InputError for an unfit worker.
        """
        waiting: _Waiting = {}
        queue = iter(jobs)
        running = self._dask.as_completed([])
        try:
            if jobs:
                self._look_at_workers(engine)
            while True:
                yield from self._fill(queue, running, waiting, engine)
                if not waiting:
                    return
                future = next(running)
                if future.cancelled():
                    raise _lost()
                yield waiting.pop(future.key)[0], _outcome(future)
        except OSError as error:
            raise _lost() from error
        finally:
            with contextlib.suppress(OSError):
                self._client.cancel([future for _, future in waiting.values()])

    def _look_at_workers(self, engine: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=self._join_s)
        except TimeoutError as error:
            sentence = f"The Dask scheduler at {self._address} has no worker."
            raise DeviceError(sentence, f"Start one with: dask worker {self._address} --nthreads 1") from error
        refuse_unfit(self._client.run(state_of, engine, on_error="return"))

    def _fill(self, queue: Iterator[Job], running: Any, waiting: _Waiting, engine: str) -> Found:
        """Submit files while the cluster has room; an unreadable file becomes a row at once."""
        while len(waiting) < self._room() and (job := next(queue, None)) is not None:
            try:
                content = job.path.read_bytes()
            except OSError as error:
                yield job, {"error": f"The file cannot be read ({error.strerror}). Check it and run this again."}
                continue
            future = self._submit(content, job, engine)
            waiting[future.key] = job, future
            running.add(future)

    def _submit(self, content: bytes, job: Job, engine: str) -> Any:
        """Send a file with its task: content stored on a worker would be lost with it."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")
            given = (content, str(job.path), job.question, engine, version())
            return self._client.submit(analyze_content, *given, pure=False, retries=_TRIES)

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, _AT_ONCE * sum(threads.values()))

    def close(self) -> None:
        """Leave the cluster, which continues to run."""
        with contextlib.suppress(OSError, TimeoutError):
            self._client.close()


def _lost() -> DeviceError:
    return DeviceError(
        "The Dask scheduler no longer answers.", "Everything finished is kept. Run this again to continue."
    )


def _outcome(future: Future[Result] | Any) -> Result:
    """Return the result of a task; an exception becomes a row, since one file must not end a run of hundreds."""
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    if type(error).__name__ == "KilledWorker":
        return {"error": _ALL_DIED}
    if error is not None:
        return {"error": f"The analysis failed ({type(error).__name__}: {error}). Run this again."}
    return dict(future.result())
