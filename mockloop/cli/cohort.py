"""``mockloop cohort``: many recordings, on the cores of this machine or on a cluster."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark

if TYPE_CHECKING:
    from mockloop.cohort.jobs import Job
    from mockloop.cohort.results import Row
    from mockloop.cohort.schedulers import Scheduler


def cohort(
    source: Path = typer.Argument(metavar="FOLDER", help="A folder of recordings, one folder a person; or a CSV."),
    question: str = typer.Option(None, "--question", help="The question that was asked, by its id or its words."),
    out: Path = typer.Option(
        None, "--out", metavar="DIR", help="Where to write the results; FOLDER-results if left out."
    ),
    scheduler: str = typer.Option(None, "--scheduler", metavar="tcp://…", help="A Dask scheduler to run it on."),
    workers: int = typer.Option(None, "--workers", min=1, help="Processes on this machine; one a core if left out."),
    engine: str = typer.Option("auto", "--engine", help="auto, or a Whisper model's name or folder."),
    anonymous: bool = typer.Option(False, "--anonymous", help="Replace names by numbers."),
) -> None:
    """Analyze every answer below a folder: a JSON document each, a table and a page over all."""
    from mockloop.cohort.jobs import anonymous as without_names
    from mockloop.cohort.jobs import jobs_in

    jobs = jobs_in(source, question)
    jobs = without_names(jobs) if anonymous else jobs
    target = out or source.with_name(f"{source.stem}-results")
    rows: list[Row] = []
    try:
        _run(jobs, _scheduler(scheduler, workers), engine, target, rows)
    except KeyboardInterrupt:
        remark(f"\nInterrupted: {len(rows)} of {len(jobs)} answers are done and kept. Run it again to go on.")
        raise typer.Exit(130) from None
    finally:
        _write(rows, target, source.stem)
    failed = sum("error" in row.result for row in rows)
    typer.echo(
        f"{len(rows)} answers, {failed} could not be read. See {target / 'cohort.html'} and cohort.csv beside it."
    )


def _scheduler(address: str | None, workers: int | None) -> Scheduler:
    from mockloop.cohort.schedulers import DaskScheduler, LocalScheduler

    return DaskScheduler(address) if address else LocalScheduler(workers)


def _run(jobs: list[Job], scheduler: Scheduler, engine: str, target: Path, rows: list[Row]) -> None:
    from mockloop.cohort.results import run_all
    from mockloop.sessions.history import analysis_version

    began_s, heard_s = time.monotonic(), 0.0
    for row in run_all(jobs, scheduler, engine, target / "results", f"{analysis_version()} {engine}"):
        rows.append(row)
        heard_s += 0.0 if row.known else row.sound_s
        if not row.known:
            _tell(len(rows), len(jobs), heard_s, time.monotonic() - began_s)


def _tell(done: int, total: int, heard_s: float, took_s: float) -> None:
    pace = heard_s / took_s if took_s else 0.0
    remark(f"{done} of {total} done, {pace:.1f} s of sound a second, {total - done} remain")


def _write(rows: list[Row], target: Path, name: str) -> None:
    from mockloop.cohort.page import render
    from mockloop.cohort.table import write_csv, write_parquet

    if not rows:
        return
    target.mkdir(parents=True, exist_ok=True)
    ordered = sorted(rows, key=lambda row: (row.job.person, row.job.question or "", row.job.attempt))
    write_csv(ordered, target / "cohort.csv")
    if not write_parquet(ordered, target / "cohort.parquet"):
        remark("No Parquet file was written. For one: pip install 'mockloop[cluster]'")
    (target / "cohort.html").write_text(render(ordered, name), encoding="utf-8")
