"""Where the work is done: on the cores of this machine, or on a Dask cluster that exists."""

from __future__ import annotations

import importlib
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from mockloop.cohort.analysis import Result, analyze_content, analyze_file
from mockloop.cohort.jobs import Job
from mockloop.core.errors import DeviceError, InputError

_AT_ONCE = 4  # files under way for each worker: their content waits in memory


class Scheduler(Protocol):
    """Runs jobs in any order and gives each with its result as soon as it is there."""

    def run(self, jobs: Sequence[Job], engine: str) -> Iterator[tuple[Job, Result]]: ...


class LocalScheduler:
    """The cores of this machine: ``workers`` processes, as many as there are cores if not given."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1

    def run(self, jobs: Sequence[Job], engine: str) -> Iterator[tuple[Job, Result]]:
        """Run the jobs. A process that dies (out of memory) costs the files that were under way in it."""
        left = list(jobs)
        while left:
            done: set[Job] = set()
            try:
                for job, result in self._round(left, engine):
                    done.add(job)
                    yield job, result
                return
            except BrokenProcessPool:
                left = [job for job in left if job not in done]
                if not done:  # it died at once again: name the first file and go on with the others
                    yield left.pop(0), {"error": "The process that analyzed it died. It may need more memory."}

    def _round(self, jobs: Sequence[Job], engine: str) -> Iterator[tuple[Job, Result]]:
        spawn = multiprocessing.get_context("spawn")  # no thread of ours may be copied
        with ProcessPoolExecutor(self.workers, mp_context=spawn) as pool:
            waiting = {pool.submit(analyze_file, job.path, job.question, engine): job for job in jobs}
            try:
                for future in as_completed(waiting):
                    yield waiting[future], _outcome(future)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


class DaskScheduler:
    """A Dask distributed cluster by its address, such as tcp://10.0.0.1:8786. Raises InputError, DeviceError."""

    def __init__(self, address: str) -> None:
        try:
            self._dask: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise InputError("Dask is not installed.", "Install it with: pip install 'mockloop[cluster]'") from error
        try:
            self._client: Any = self._dask.Client(address, timeout="10s")
        except (OSError, TimeoutError, ValueError) as error:
            sentence = f"No Dask scheduler answers at {address}."
            raise DeviceError(sentence, "Start one, or leave --scheduler out.") from error

    def run(self, jobs: Sequence[Job], engine: str) -> Iterator[tuple[Job, Result]]:
        """Run the jobs, one task a file. A worker that dies costs its task, which Dask runs again elsewhere."""
        waiting: dict[str, Job] = {}
        queue = list(reversed(jobs))
        running = self._dask.as_completed([])
        while queue or waiting:
            while queue and len(waiting) < self._room():
                job = queue.pop()
                try:
                    content = job.path.read_bytes()
                except OSError as error:
                    yield job, {"error": f"The file cannot be read ({error.strerror}). Check it and run this again."}
                    continue
                given = (content, job.path.suffix, job.question, engine)
                future = self._client.submit(analyze_content, *given, pure=False, retries=2)
                waiting[future.key] = job
                running.add(future)
            if waiting:
                future = next(running)
                yield waiting.pop(future.key), _outcome(future)

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, _AT_ONCE * sum(threads.values()))

    def close(self) -> None:
        """Leave the cluster; it goes on without us."""
        self._client.close()


def _outcome(future: Any) -> Result:
    """What a task gave; what it raised is a row of its own, since one file must not end a run of hundreds."""
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    if error is not None:
        return {"error": f"The analysis failed ({type(error).__name__}: {error}). Run this again."}
    return dict(future.result())
