"""Interviews for hours in one process: do memory, threads and open files stay the same, and the clock right?

    python -m benchmarks.soak [--minutes 10] [--answer-minutes 6]

The whole program at the microphone of a sound server without a sound card (benchmarks/apparatus/soak_process.py), with
tiny.en. A synthetic voice speaks into the microphone, eight seconds of every 75; the rest is pause. Each
minute: what the process holds in memory, its threads, its open files. The first and the last quarter of the minutes are
compared by their medians. Clock drift: for each stream of the microphone, its samples against the computer's own
clock; the sound server's own drift, as its parec measures it meanwhile, is taken off. Exit status 1 where the process
ends before its time, its memory grows by more than 10 % or 20 MB, a thread or a file is left over, or the drift beyond
the server's is above 50 ms an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.apparatus.answers import endless
from benchmarks.apparatus.memory import children, rss_mb
from benchmarks.apparatus.server_clock import ServerClock
from benchmarks.apparatus.sound_server import cannot_measure
from mockloop.ports import RATE_HZ
from testkit.pulse import Pulse
from testkit.sounds import write_wav

MOST_SHARE, MOST_MB = 0.10, 20.0
MOST_DRIFT_MS = 50.0
_SPOKEN_S, _EVERY_S = 8.0, 75.0
_PASSAGES = 20


@dataclass(frozen=True, slots=True)
class Held:
    """What a process held at one moment; ``cpu_s``: processor time since it began."""

    rss_mb: float
    children_mb: float
    threads: int
    files: int
    cpu_s: float


def held(pid: int) -> Held:
    """Look at a process (Linux). Raises OSError where it has ended."""
    process = Path(f"/proc/{pid}")
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    cpu_s = sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
    threads, files = (len(list((process / name).iterdir())) for name in ("task", "fd"))
    return Held(rss_mb(pid), sum(map(rss_mb, children(pid))), threads, files, cpu_s)


class _Candidate(threading.Thread):
    """Speaks a passage, pauses, and so on."""

    def __init__(self, pulse: Pulse, folder: Path) -> None:
        super().__init__(daemon=True)
        self._env, self._over = pulse.env, threading.Event()
        sound = endless(_PASSAGES * _SPOKEN_S)
        length = round(_SPOKEN_S * RATE_HZ)
        self._passages = [
            write_wav(folder / f"{at:02}.wav", sound[at * length : (at + 1) * length]) for at in range(_PASSAGES)
        ]

    def run(self) -> None:
        for passage in cycle(self._passages):
            next_s = time.monotonic() + _EVERY_S
            subprocess.run(["paplay", "-d", "micfeed", str(passage)], env=self._env, check=False)
            if self._over.wait(max(0.0, next_s - time.monotonic())):
                return

    def stop(self) -> None:
        self._over.set()


@dataclass(frozen=True, slots=True)
class Soaked:
    """By the minute, what the process held; what it told; whether it lived; the server's own drift, ms an hour."""

    held: list[Held]
    told: list[dict[str, Any]]
    lived: bool
    server_ms: float | None


def _soak(minutes: int, answer_s: float, folder: Path) -> Soaked:
    pulse = Pulse(folder / "pulse")
    candidate, clock = _Candidate(pulse, folder), ServerClock(pulse.env)
    clock.start()
    env = {**pulse.env, "MOCKLOOP_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "benchmarks.apparatus.soak_process", "--answer-s", str(answer_s)]
    found: list[Held] = []
    told = folder / "told"
    try:
        with told.open("w") as output, subprocess.Popen(command, env=env, stdout=output) as child:
            candidate.start()
            began_s = time.monotonic()
            while len(found) < minutes and child.poll() is None:
                time.sleep(max(0.0, began_s + 60 * (len(found) + 1) - time.monotonic()))
                if child.poll() is None:
                    found.append(held(child.pid))
                    _tell(len(found), found[-1])
            lived = child.poll() is None
            child.terminate()
    finally:
        candidate.stop()
        server_ms = clock.stop()
        pulse.close()
    return Soaked(found, [json.loads(line) for line in told.read_text().splitlines()], lived, server_ms)


def _tell(minute: int, one: Held) -> None:
    print(
        f"{minute:4} min: {one.rss_mb:6.1f} MB, children {one.children_mb:6.1f} MB, {one.threads} threads, "
        f"{one.files} open files, {one.cpu_s:.0f} s of processor time",
        flush=True,
    )


def _compared(found: list[Held]) -> bool:
    """Print the first and the last quarter; whether they are the same."""
    quarter = max(1, len(found) // 4)
    flat = True
    for name, unit in (("rss_mb", "MB"), ("children_mb", "MB"), ("threads", "threads"), ("files", "open files")):
        first, last = (
            statistics.median(getattr(one, name) for one in part) for part in (found[:quarter], found[-quarter:])
        )
        print(f"first quarter {first:6.1f} {unit}, last quarter {last:6.1f} {unit}  ({name})")
        flat = flat and last - first <= (max(MOST_MB, MOST_SHARE * first) if unit == "MB" else 0)
    return flat


def _drift(streams: list[dict[str, float]], server_ms: float | None) -> bool:
    """Print how far samples and clock drifted apart; return whether the server's own clock explains it."""
    lasted_s = sum(one["lasted_s"] for one in streams)
    if not lasted_s:
        print("clock drift: not measured, no stream was long enough")
        return True
    drift_ms = 1000 * sum(one["drift_s"] for one in streams) / lasted_s * 3600
    worst_ms = max((1000 * one["drift_s"] for one in streams), key=abs)
    lost_s = sum(one["lost_s"] for one in streams)
    print(f"clock drift: {drift_ms:+.1f} ms an hour, over {len(streams)} streams of {lasted_s / 60:.0f} min in all")
    print(f"  most in one stream {worst_ms:+.1f} ms; filled with silence, as the device had dropped it: {lost_s:.3f} s")
    if server_ms is None:
        print("  the sound server's own: not measured")
        return abs(drift_ms) <= MOST_DRIFT_MS
    print(f"  the sound server's own, by parec: {server_ms:+.1f} ms an hour; beyond it {drift_ms - server_ms:+.1f}")
    return abs(drift_ms - server_ms) <= MOST_DRIFT_MS


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=10)
    parser.add_argument("--answer-minutes", type=float, default=6.0)
    options = parser.parse_args()
    if cannot_measure():
        return 0
    with tempfile.TemporaryDirectory(prefix="mockloop-soak-") as folder:
        soaked = _soak(options.minutes, 60 * options.answer_minutes, Path(folder))
    found, told = soaked.held, soaked.told
    sessions = [one for one in told if "session" in one]
    print(f"{len(found)} minutes, {len(sessions)} whole interviews of {sum(one['words'] for one in sessions)} words")
    print(f"{found[-1].cpu_s / (60 * len(found)):.1%} of one core" if found else "")
    flat = _compared(found) if found else False
    true = _drift([one["stream"] for one in told if "stream" in one], soaked.server_ms)
    return int(not (soaked.lived and flat and true))


if __name__ == "__main__":
    sys.exit(main())
