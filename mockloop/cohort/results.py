"""Results on disk: one JSON document a file, named by what it was made from, so that a rerun does only what is new."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mockloop.cohort.analysis import Result
from mockloop.cohort.jobs import Job
from mockloop.cohort.schedulers import Scheduler

Tell = Callable[["Row"], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of the cohort with its result; ``known``: it was there from an earlier run."""

    job: Job
    result: Result
    known: bool = False

    @property
    def sound_s(self) -> float:
        """How long the answer is, 0 where it could not be read."""
        return float(self.result.get("analysis", {}).get("duration_s", 0.0))


def run_all(jobs: Sequence[Job], scheduler: Scheduler, engine: str, folder: Path, version: str) -> Iterator[Row]:
    """Give a row for each job, those that are known first. Each new result is on disk before its row is given."""
    folder.mkdir(parents=True, exist_ok=True)
    keys = {job: _key(job, version) for job in jobs}
    new: list[Job] = []
    for job in jobs:
        known = _read(folder / f"{keys[job]}.json") if keys[job] else {"error": f"There is no file {job.path}."}
        if known is None:
            new.append(job)
        else:
            yield Row(job, known, known=True)
    for job, result in scheduler.run(new, engine):
        if "analysis" in result:  # what failed is tried again by the next run
            _write(folder / f"{keys[job]}.json", result)
        yield Row(job, result)


def _key(job: Job, version: str) -> str | None:
    try:
        return job.key(version)
    except OSError:
        return None


def _read(path: Path) -> Result | None:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, result: Result) -> None:
    """Write the file beside and rename it, so that a run that is broken off leaves no half of one."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    beside.replace(path)
