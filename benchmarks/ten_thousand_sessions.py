"""Measure ``sessions list`` and ``history`` with ten thousand sessions: with and without the index, after a change.

    python -m benchmarks.ten_thousand_sessions [--sessions 10000] [--no-history]

The sessions are made in a folder of their own: whole journals with words and times over two years, no sound. Each
command is run as a person would, in a new process, and timed from its start to its end. Exit status 1 where listing
with the index takes a second or more.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mockloop.core.codec import to_record
from mockloop.core.events import Event, Finished, Recorded, Said, SoundQuality, Take, Transcribed
from mockloop.core.transcript import Span, Transcript, Word
from mockloop.library.loader import find
from mockloop.sessions.catalog import find_session
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.history import remember
from mockloop.sessions.index import Index

DEMO = "ownership-webhook"
MOST_S = 1.0
_TIMES = 5
_PARTS = (
    "Last spring I noticed that three of a thousand messages to our customers never arrived for months.",
    "It was not my service and nobody had asked me to look at it, so I decided to find the cause myself.",
    "First I pulled the delivery logs and I found a race condition between two workers that took the same message. "
    "I wrote a small fix with a lock, I tested it with two workers and I opened a pull request to the platform team.",
    "After the change the losses went from three in a thousand to zero and that saved eight thousand dollars a week.",
    "What I learned is that retry logic needs the same care as any other code that runs in parallel.",
)


def made(home: Path, count: int) -> None:
    """Write ``count`` sessions below ``home``, the same at each run."""
    chance = random.Random(1)
    scenario = find(DEMO).read_bytes()
    first = home / "scenario.yaml"
    home.mkdir(parents=True)
    first.write_bytes(scenario)
    for number in range(count):
        began = datetime(2024, 11, 1, 8, tzinfo=UTC) + timedelta(minutes=number * 730 * 24 * 60 // count)
        folder = home / "sessions" / f"{began:%Y-%m-%d-%H%M}-{DEMO}-{number}"
        (folder / "takes").mkdir(parents=True)
        os.link(first, folder / "scenario.yaml")  # one file on the disk: ten thousand copies would take 180 MB
        (folder / "session.json").write_text(json.dumps(_info(began)))
        lines = (json.dumps({"at_s": float(at), **to_record(event)}) for at, event in enumerate(_events(chance)))
        (folder / "events.jsonl").write_text("\n".join(lines) + "\n")


def _info(began: datetime) -> dict[str, object]:
    sections = ["situation", "task", "action", "result", "reflection"]
    agreed = {"mode": "interview", "scenario": DEMO, "level": "sde2", "lens": None, "probes": 0, "sections": sections}
    return {"schema": 1, "began": began.isoformat(timespec="seconds"), **agreed}


def _events(chance: random.Random) -> list[Event]:
    at_s, words = 0.4, []
    for part in (part for part in _PARTS if chance.random() < 0.9):
        step_s = chance.uniform(0.2, 0.6)
        for word in part.split():
            words.append(Word(word, round(at_s, 3), round(at_s + step_s, 3), 0.9))
            at_s += step_s
    voiced = (Span(0.4, round(at_s, 3)),)
    take = Take(1, round(at_s, 3), voiced, SoundQuality(-20.0, -65.0))
    transcript = Transcript(tuple(words), take.duration_s, "whisper", "measured", voiced)
    return [Said("opening"), Recorded(take, "key"), Transcribed(1, transcript), Finished(True)]


@dataclass(frozen=True, slots=True)
class Took:
    """How long a command took from its start to its end, and how much of that a processor worked for it."""

    wall_s: float
    cpu_s: float

    def __str__(self) -> str:
        return f"{self.wall_s:6.2f} s, {self.cpu_s:.2f} s of it processor time"


def took(home: Path, *arguments: str) -> Took:
    """Run a command once."""
    before, began_s = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "mockloop.cli.main", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "MOCKLOOP_HOME": str(home)})
    wall_s, after = time.perf_counter() - began_s, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall_s, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def best(home: Path, *arguments: str) -> Took:
    """Return the quickest of several runs, since other programs also use the machine."""
    return min((took(home, *arguments) for _ in range(_TIMES)), key=lambda one: one.wall_s)


def finding_last_ms(home: Path) -> float:
    """Return how long it takes to find the session that began last."""
    took_s = []
    for _ in range(_TIMES):
        began_s = time.perf_counter()
        find_session(home / "sessions", "last")
        took_s.append(time.perf_counter() - began_s)
    return min(took_s) * 1000


def measure(home: Path, history: bool) -> float:
    """Print every figure; the seconds of a list with the index."""
    index = home / "index.sqlite"
    print(f"mockloop --version, to compare {best(home, '--version')} (the best of {_TIMES})")
    print(f"list, no index                 {took(home, 'sessions', 'list')}; the index then has {_size(index)}")
    listed = best(home, "sessions", "list")
    print(f"list, index                    {listed} (the best of {_TIMES})")
    print(f"list --json, index             {best(home, 'sessions', 'list', '--json')} (the best of {_TIMES})")
    print(f"'last' found                   {finding_last_ms(home):6.0f} ms, the program's start not counted")
    shutil.rmtree(min((home / "sessions").iterdir()))
    print(f"list, one session gone         {took(home, 'sessions', 'list')}")
    index.write_bytes(b"no index" * 1000)
    print(f"list, index damaged            {took(home, 'sessions', 'list')}")
    if history:
        day = ("history", "--all", "--today", "2026-11-23")
        print(f"history, nothing analyzed      {took(home, *day)}")
        print(f"history, index                 {best(home, *day)} (the best of {_TIMES}); it then has {_size(index)}")
        index.unlink()
        began_s = time.process_time()
        for folder in (home / "sessions").iterdir():
            remember(SessionFolder(folder), Index(index))
        each_ms = 1000 * (time.process_time() - began_s) / len(list((home / "sessions").iterdir()))
        print(f"each session kept at its end   {each_ms:6.1f} ms of processor time")
        print(f"history then, the first time   {took(home, *day)}")
    return listed.wall_s


def _size(index: Path) -> str:
    return f"{index.stat().st_size / 1e6:.1f} MB"


def main() -> int:
    """Make the sessions and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument(
        "--no-history", action="store_true", help="Leave out history, which analyzes every session once."
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        began_s = time.perf_counter()
        made(home, options.sessions)
        print(f"{options.sessions:,} sessions made in {time.perf_counter() - began_s:.0f} s")
        time.sleep(2.5)  # files that were written just now are not trusted to stay as they are
        listed_s = measure(home, not options.no_history)
    return int(listed_s >= MOST_S)


if __name__ == "__main__":
    sys.exit(main())
