"""``mockloop cohort``: analyze many recordings, on this machine or on a cluster."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.core.errors import InputError

if TYPE_CHECKING:
    from mockloop.cohort.jobs import Job
    from mockloop.cohort.results import CohortRow
    from mockloop.cohort.schedulers import Scheduler


def cohort(
    source: Path = typer.Argument(metavar="FOLDER", help="A folder with a subfolder for each person, or a CSV file."),
    question: str = typer.Option(None, "--question", help="The question that was asked, by its id or its words."),
    out: Path = typer.Option(
        None, "--out", metavar="DIR", help="Where to write the results; FOLDER-results if left out."
    ),
    scheduler: str = typer.Option(
        None, "--scheduler", metavar="tcp://…", help="Run on a cluster: the address of its Dask scheduler."
    ),
    workers: int = typer.Option(None, "--workers", min=1, help="Processes on this machine; by default, one per core."),
    engine: str = typer.Option("auto", "--engine", help="auto, or a Whisper model's name or folder."),
    anonymous: bool = typer.Option(False, "--anonymous", help="Replace the names of people and files by numbers."),
    audio: bool = typer.Option(True, "--audio/--no-audio", help="Let the page play the recordings."),
) -> None:
    """Analyze every answer in a folder: a JSON document for each, a table and a page for all."""
    from mockloop.cohort.analysis import scenario_of
    from mockloop.cohort.exported_sessions import unpacked
    from mockloop.cohort.jobs import anonymous as without_names
    from mockloop.cohort.jobs import as_text, jobs_in
    from mockloop.cohort.worker_check import auto_recognizer

    target = _target(source, out)
    if question:
        scenario_of(question)  # an unusable folder is reported once, before anything begins
    jobs = jobs_in(source, question)
    jobs = without_names(jobs) if anonymous else jobs
    linked = audio and not anonymous
    where = _scheduler(scheduler, workers, engine)
    total = len(jobs)
    rows: list[CohortRow] = []
    try:
        with _sessions_in(target if linked else None) as sessions:
            jobs, unread = unpacked(jobs, sessions)
            rows += unread
            _run(jobs, where, auto_recognizer(engine), target / "results", rows)
    except KeyboardInterrupt:
        remark(f"\nInterrupted: {len(rows)} of {total} answers are done and kept. Run the command again to continue.")
        raise typer.Exit(130) from None
    finally:
        where.close()
        _write(rows, target, as_text(source.resolve().name), linked)
    failed = sum(row.error is not None for row in rows)
    typer.echo(
        f"{len(rows)} answers, {failed} could not be read. See {target / 'cohort.html'} and cohort.csv beside it."
    )


def _target(source: Path, out: Path | None) -> Path:
    """Return the folder of the results. Raise InputError if it would be read with the recordings."""
    place = source.resolve()
    target = out.resolve() if out else place.with_name(f"{place.stem if place.is_file() else place.name}-results")
    if place.is_dir() and target.is_relative_to(place):
        raise InputError(f"{target} is inside the folder to read.", "Choose a folder outside it with --out.")
    if target.exists() and not target.is_dir():
        raise InputError(f"{target} is a file.", "Name a folder with --out.")
    return target


@contextmanager
def _sessions_in(target: Path | None) -> Iterator[Path]:
    """Yield the folder for unpacked sessions: beside the results, or one that is deleted at the end."""
    if target:
        yield target / "sessions"
        return
    with tempfile.TemporaryDirectory(prefix="mockloop-") as folder:
        yield Path(folder) / "sessions"


def _scheduler(address: str | None, workers: int | None, engine: str) -> Scheduler:
    from mockloop.cohort.schedulers import DaskScheduler, LocalScheduler
    from mockloop.speech.stt.models import folder_of

    if address:
        return DaskScheduler(address)
    if engine != "auto":
        folder_of(engine)  # an unusable recognizer is reported once
    return LocalScheduler(workers)


def _run(jobs: list[Job], scheduler: Scheduler, engine: str, results: Path, rows: list[CohortRow]) -> None:
    """Add a row for each job. ``rows`` already has those of the files that were unusable from the beginning."""
    from mockloop.cohort.results import run_all
    from mockloop.sessions.analysis_version import analysis_version

    began_s, heard_s, new, total = time.monotonic(), 0.0, 0, len(rows) + len(jobs)
    with closing(run_all(jobs, scheduler, engine, results, f"{analysis_version()} {engine}")) as found:
        for row in found:
            rows.append(row)
            if not row.known:
                new, heard_s = new + 1, heard_s + row.sound_s
                remark(progress(len(rows), total, heard_s, new, time.monotonic() - began_s))
    if known := sum(row.known for row in rows):
        remark(f"{known} were done in an earlier run.")


def progress(done: int, total: int, heard_s: float, new: int, took_s: float) -> str:
    """Return one line: files done, the speed, and roughly the remaining time. ``new``: files done in this run."""
    pace = f"{heard_s / took_s:.1f} s of sound per second" if took_s else "just begun"
    left = total - done
    about = f", about {max(1, round(left * took_s / new / 60))} min" if left and new else ""
    return f"{done} of {total} done, {pace}, {left} remain{about}"


def _write(rows: list[CohortRow], target: Path, name: str, audio: bool) -> None:
    from mockloop.cohort.page import render
    from mockloop.cohort.results import writing
    from mockloop.cohort.table import write_csv, write_parquet

    if not rows:
        return
    ordered = sorted(rows, key=lambda row: (row.job.person, row.job.question or "", row.job.attempt, row.job.name))
    with writing(target):
        target.mkdir(parents=True, exist_ok=True)
        write_csv(ordered, target / "cohort.csv")
        if not write_parquet(ordered, target / "cohort.parquet"):
            remark("No Parquet file was written. To get one: pip install 'mockloop[cluster]'")
        (target / "cohort.html").write_text(render(ordered, name, target if audio else None), encoding="utf-8")
