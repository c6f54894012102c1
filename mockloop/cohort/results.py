"""Results on disk: one JSON document per file, named by its input, so that a rerun does only what is new."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockloop.cohort.analysis import Result
from mockloop.cohort.jobs import Job
from mockloop.cohort.schedulers import Scheduler
from mockloop.core.errors import DeviceError

_CHECK = "Check its name and that you may read it, and run this again."


@dataclass(frozen=True, slots=True)
class CohortRow:
    """One answer: ``analysis`` without words and spans, which stay on disk, or an ``error``.

    ``document``: the file name of the whole analysis; ``known``: it was there from an earlier run.
    """

    job: Job
    analysis: dict[str, Any] | None
    error: str | None = None
    document: str = ""
    known: bool = False

    @property
    def sound_s(self) -> float:
        """The length of the answer, 0 if it could not be read."""
        return float(self.analysis["duration_s"]) if self.analysis else 0.0


def run_all(
    jobs: Sequence[Job], scheduler: Scheduler, engine: str, folder: Path, version: str
) -> Generator[CohortRow, None, None]:
    """Yield a row for each job, known ones first. Each new result is on disk before its row is yielded.

    Failures are not kept: the next run tries them again.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    new: list[Job] = []
    keys: dict[Job, str] = {}
    for job in jobs:
        key = _key(job, version)
        known = _read(folder / f"{key}.json") if key else None
        if key is None:
            yield CohortRow(
                job, None, with_shown_name(job, f"The file {job.path} is not there or cannot be read. {_CHECK}")
            )
        elif known is not None:
            yield CohortRow(job, summary(known), document=f"{key}.json", known=True)
        else:
            new.append(job)
            keys[job] = key
    with closing(scheduler.run(new, engine)) as found:
        for job, result in found:
            yield _kept(job, result, folder / f"{keys[job]}.json")


def _kept(job: Job, result: Result, path: Path) -> CohortRow:
    if "error" in result:
        return CohortRow(job, None, with_shown_name(job, result["error"]))
    with writing(path):
        _write(path, result["analysis"])
    return CohortRow(job, summary(result["analysis"]), document=path.name)


def summary(analysis: dict[str, Any]) -> dict[str, Any]:
    """Return what the table and the page need.

    Hundreds of answers are in memory at once, so the words are only counted.
    """
    delivery = analysis["delivery"]
    return {
        "timed": analysis["timed"],
        "duration_s": analysis["duration_s"],
        "words": len(analysis["words"]),
        "words_per_minute": delivery["words_per_minute"],
        "fillers": len(delivery["fillers"]),
        "sections": [_section(one) for one in analysis["sections"]],
        "findings": [_of(one, "signal", "polarity", "quote", "start_s") for one in analysis["findings"]],
        "rating": analysis["verdict"]["rating"],
    }


def _section(one: dict[str, Any]) -> dict[str, Any]:
    """Return a section's figures; one that was told in another section counts as short, not as unheard."""
    return {**_of(one, "section", "seconds", "target_s"), "status": "under" if one["told_in"] else one["status"]}


def _of(whole: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: whole[name] for name in names}


def with_shown_name(job: Job, sentence: str) -> str:
    """Return the sentence with the file's name in the output, since a path may contain a name to be left out."""
    for known in (str(job.path), job.path.name):
        sentence = sentence.replace(known, "\0")
    return sentence.replace("\0", job.name)


def _key(job: Job, version: str) -> str | None:
    try:
        return job.key(version)
    except OSError:
        return None


def _read(path: Path) -> dict[str, Any] | None:
    """Return a document; None if there is none, or it is damaged and must be made again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        summary(found)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return dict(found)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a full or read-only disk into a sentence: raise DeviceError."""
    try:
        yield
    except OSError as error:
        sentence = f"The results cannot be written to {path} ({error.strerror or error})."
        raise DeviceError(
            sentence, "Free some space, or name another folder with --out; what is finished is kept."
        ) from error


def _write(path: Path, analysis: dict[str, Any]) -> None:
    """Write the file under another name and rename it, so that an interrupted run leaves no partial file."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(analysis, ensure_ascii=False, indent=1), encoding="utf-8")
    beside.replace(path)
