"""Measure a class: on one process, two processes, two Dask workers; a rerun; a killed worker; memory; the page.

    python -m benchmarks.cohort [--recordings 12] [--people 300] [--folder DIR]
    python -m benchmarks.cohort --recordings 300 --people 0 --namespaces --kill [--sample 15] [--folder DIR]

The recordings are 2 to 4 minutes long, by a synthetic voice, all different (see testkit.cohorts). The first command
sends them through ``analyze`` in one process that has all cores; what the others write is held against that, word by
word. The second runs ``mockloop cohort`` on two workers in network namespaces of their own (Linux, as root), with
20 broken files among the recordings, and can kill a worker in the middle. The page is that of so many people, their
results made up, and is opened in Chromium where there is one. The load of the machine stands beside the
figures: where it is more than 1 a core, the speeds are too small.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.apparatus import cohort_run, namespaces
from benchmarks.apparatus.memory import rss_mb, tree_rss_mb
from mockloop.api import analyze
from mockloop.cohort.analysis import recognizer, scenario_of
from mockloop.cohort.jobs import Job, jobs_in
from mockloop.cohort.page import render
from mockloop.cohort.results import CohortRow, run_all
from mockloop.cohort.schedulers import DaskScheduler, LocalScheduler, Scheduler
from mockloop.library.loader import load_scenario
from mockloop.ports import RATE_HZ
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.tts.narration import PACE_WPM
from mockloop.speech.tts.voice import PiperVoice
from testkit.broken_files import write_broken
from testkit.browser import CHROMIUM, Opened, chromium
from testkit.cohort_rows import class_rows
from testkit.cohorts import spoken_stories, with_broken, write_class

WORKERS = 2
_OPENINGS = 5
_ANSWERS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recordings", type=int, default=12)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--transcripts", type=int, default=0, help="of so many people, through two processes")
    parser.add_argument("--namespaces", action="store_true", help="a whole class, on workers in network namespaces")
    parser.add_argument("--kill", action="store_true", help="with --namespaces: kill a worker after a third")
    parser.add_argument("--sample", type=int, default=15, help="with --namespaces: how many to hold against analyze")
    parser.add_argument("--folder", type=Path, help="keep recordings and results here")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (told.folder or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} of others before it begins", flush=True)
        if told.recordings and told.namespaces:
            whole(folder, told.recordings, told.kill, told.sample)
        elif told.recordings:
            speed(folder, told.recordings)
        if told.people:
            page(folder, told.people)
        if told.transcripts:
            transcripts(folder, told.transcripts)


def recorded(folder: Path, recordings: int) -> Path:
    """Write the recordings and their manifest, or take those that are there; give the manifest."""
    voice = PiperVoice(PACE_WPM)
    stories = spoken_stories(folder / "clauses", voice)
    voice.close()
    return write_class(folder / f"class of {recordings}", stories, recordings)


def whole(folder: Path, recordings: int, kill: bool, sample: int) -> None:
    """The class by ``mockloop cohort`` on workers in namespaces, once more where all is known, and a sample of it."""
    manifest = recorded(folder, recordings)
    broken = write_broken(manifest.parent / "broken")
    manifest = with_broken(manifest, broken)
    out = folder / f"{manifest.parent.name}-results"
    print(f"{recordings} recordings and {len(broken)} broken files", flush=True)
    cores_s = sum(os.times()[:4])
    with namespaces.cluster(WORKERS, folder) as cluster:
        took_s = cohort_run.run(manifest, out, cluster, kill)
        load = os.getloadavg()[0]
        began_s = time.perf_counter()
        cohort_run.cohort(manifest, out, cluster.address, lambda line: None)
        again_s = time.perf_counter() - began_s
    cores_s = sum(os.times()[:4]) - cores_s
    good = cohort_run.checked(manifest, out)
    sound_s = sum(float(row["duration_s"]) for row in good)
    print(f"  {took_s:.0f} s, {sound_s / took_s:.2f} s of sound per second (load {load:.1f}); processor time")
    print(f"  {cores_s:.0f} s with scheduler, workers and the rerun, {cores_s / sound_s:.3f} for a second of sound")
    print(f"  rerun of all, the broken ones tried again: {again_s:.1f} s", flush=True)
    cohort_run.told_memory(out.with_name(f"{out.name}-memory.csv"))
    cohort_run.sampled(manifest, out, good, sample)


def speed(folder: Path, recordings: int) -> None:
    """The same recordings in three ways, each with results of its own; then once more where they are known."""
    jobs = jobs_in(recorded(folder, recordings))
    sound_s = sum(sound_of(job.path) for job in jobs)
    print(f"{len(jobs)} recordings, {sound_s:.0f} s of sound")
    by = recognizer("auto")
    alone: dict[str, Any] = {}
    with timed("one process, all cores", sound_s):
        for job in jobs:
            alone[job.name] = analyze(job.path, scenario=scenario_of(job.question or ""), engine=by).model_dump()
    by.close()
    with tempfile.TemporaryDirectory() as results:
        with timed(f"{WORKERS} processes", sound_s):
            through(jobs, LocalScheduler(WORKERS), Path(results) / "local", alone)
        if importlib.util.find_spec("distributed") is None:
            print("Dask: not measured; pip install 'mockloop[cluster]' brings it")
        else:
            on_dask(jobs, sound_s, Path(results) / "dask", alone)
        began_s = time.perf_counter()
        through(jobs, LocalScheduler(WORKERS), Path(results) / "local", alone)
        print(f"rerun of {len(jobs)}: {time.perf_counter() - began_s:.2f} s")


def sound_of(path: Path) -> float:
    """Return the length of a recording in seconds."""
    return len(read_sound(path)) / RATE_HZ


def on_dask(jobs: list[Job], sound_s: float, folder: Path, alone: dict[str, Any]) -> None:
    """The same on a cluster of this machine; its beginning and end count."""
    with timed(f"Dask, {WORKERS} workers with their beginning and end", sound_s), cluster() as address:
        dask = DaskScheduler(address)
        through(jobs, dask, folder, alone)
        dask.close()


def through(jobs: list[Job], scheduler: Scheduler, folder: Path, alone: dict[str, Any]) -> None:
    """Run them; say what differs from ``analyze`` and what the processes hold in memory as it goes on."""
    held_mb: list[float] = []
    rows: list[CohortRow] = []
    for row in run_all(jobs, scheduler, "auto", folder, "bench"):
        rows.append(row)
        held_mb.append(tree_rss_mb(os.getpid()))
    same = sum(json.loads((folder / row.document).read_text()) == alone[row.job.name] for row in rows if row.analysis)
    third = len(held_mb) // 3
    print(
        f"  {len(rows)} rows, {same} identical to analyze; with its processes {held_mb[third]:.0f} MB after a third, "
        f"{held_mb[-1]:.0f} MB at the end, of which {rss_mb(os.getpid()):.0f} MB are this one's"
    )


@contextmanager
def timed(what: str, sound_s: float) -> Iterator[None]:
    """Print how long it took, and its processor time with that of the children that have ended."""
    began_s, began_cores_s = time.perf_counter(), sum(os.times()[:4])
    yield
    took_s, cores_s = time.perf_counter() - began_s, sum(os.times()[:4]) - began_cores_s
    print(
        f"{what}: {took_s:.1f} s, {sound_s / took_s:.2f} s of sound per second (load {os.getloadavg()[0]:.1f}); "
        f"{cores_s:.1f} s of processor time, {cores_s / sound_s:.2f} for a second of sound",
        flush=True,
    )


@contextmanager
def cluster() -> Iterator[str]:
    """Two Dask workers, each a process of its own with one thread."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None) as local:
        yield local.scheduler_address


def transcripts(folder: Path, people: int) -> None:
    """So many people from transcripts, three answers each: the run, the rerun, and what this process holds."""
    jobs = jobs_in(written(folder / "words", people))

    def run() -> list[CohortRow]:
        return list(run_all(jobs, LocalScheduler(WORKERS), "auto", folder / "words-results", "bench"))

    before_mb = rss_mb(os.getpid())
    took(f"{len(jobs)} transcripts of {people} people", run)
    print(f"  this process holds {rss_mb(os.getpid()) - before_mb:.0f} MB more after them")
    took("  rerun", run)


def page(folder: Path, people: int) -> None:
    """The page of so many people, three answers each, their results made up: rendered, and opened."""
    rows = class_rows(people)
    html = took(f"page of {people} people, {len(rows)} answers rendered", lambda: render(rows, "A class", folder))
    path = folder / "cohort.html"
    path.write_text(html, encoding="utf-8")
    print(f"  {len(html.encode()) / 1e6:.2f} MB")
    if CHROMIUM is None:
        print("  opening: not measured, there is no Chromium here")
        return
    empty = folder / "empty.html"
    empty.write_text("<!doctype html><title>Nothing</title>", encoding="utf-8")
    with chromium() as browser:
        for what, shown in (("an empty page", empty), ("the page", path)):
            times_s = sorted(opening_s(browser, shown) for _ in range(_OPENINGS))
            middle_s = statistics.median(times_s)
            print(f"  {what} opened in Chromium: median {middle_s:.2f} s of {_OPENINGS}, longest {times_s[-1]:.2f} s")
        print(f"  load {os.getloadavg()[0]:.1f}")


def opening_s(browser: Any, path: Path) -> float:
    """Return the seconds from the address to a page that is loaded and drawn."""
    context = browser.new_context()
    began_s = time.perf_counter()
    opened = Opened(context, path)
    opened.ask("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    took_s = time.perf_counter() - began_s
    context.close()
    return took_s


def written(folder: Path, people: int) -> Path:
    """Three answers of each person: the reference scenario's strong sections, each time with another one left out."""
    sections = [section.strong for _, section in load_scenario("ownership-webhook").sections.items()]
    for person in range(people):
        (folder / f"person {person:03d}").mkdir(parents=True)
        for attempt in range(_ANSWERS):
            kept = [text for at, text in enumerate(sections) if at != (person + attempt) % len(sections)]
            text = f"This is answer {attempt} of {person}. {' '.join(kept)}"
            (folder / f"person {person:03d}" / f"{attempt}.txt").write_text(text, encoding="utf-8")
    return folder


def took(what: str, does: Callable[[], Any]) -> Any:
    began_s = time.perf_counter()
    found = does()
    print(f"{what}: {time.perf_counter() - began_s:.2f} s (load {os.getloadavg()[0]:.1f})", flush=True)
    return found


if __name__ == "__main__":
    main()
