"""A recording of one hour and one of ten: progress, memory, and how soon a too long one is refused.

    python -m benchmarks.long_file [--minutes 60]

``mockloop analyze`` in a process of its own, on FLAC files with the demo's answer every ten minutes, else silence.
The memory is that of the process, looked at each second once the recognizer hears; its first and last quarter are
compared by their medians. Exit status 1 where it grows by more than 40 MB, or a file of ten hours is not refused within
2 s of processor time.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import soundfile

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.apparatus.memory import rss_mb
from mockloop.interview.wiring import demo_answers
from mockloop.ports import RATE_HZ
from mockloop.speech.audio.decoding import read_sound

MOST_MB, MOST_S = 40.0, 2.0
_EVERY_S = 600


def made(path: Path, seconds: int) -> Path:
    """Write a recording of this length."""
    answer = read_sound(demo_answers(SCENARIO)["opening"])
    part = np.concatenate([answer, np.zeros(_EVERY_S * RATE_HZ - len(answer), np.int16)])
    with soundfile.SoundFile(path, "w", RATE_HZ, 1, "PCM_16", format="FLAC") as file:
        for at in range(0, seconds, _EVERY_S):
            file.write(part[: (seconds - at) * RATE_HZ])
    return path


class Run:
    """``mockloop analyze`` with a file: what it told and when, what it held each second."""

    def __init__(self, path: Path, home: Path) -> None:
        began_s, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-u", "-m", "mockloop.cli.main", "analyze", str(path)]
        env = {**os.environ, "MOCKLOOP_HOME": str(home)}
        self.told: list[tuple[float, str]] = []
        self.held_mb: list[float] = []
        with subprocess.Popen(command, env=env, text=True, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as child:
            watching = threading.Thread(target=self._watch, args=(child,))
            watching.start()
            assert child.stderr is not None
            for line in child.stderr:
                self.told.append((time.monotonic() - began_s, line.strip()))
        watching.join()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.took_s, self.status = time.monotonic() - began_s, child.returncode
        self.cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def _watch(self, child: subprocess.Popen[str]) -> None:
        while child.poll() is None:
            if any("heard" in line for _, line in self.told):
                self.held_mb.append(rss_mb(child.pid))
            time.sleep(1.0)


def _long(path: Path, home: Path) -> bool:
    run = Run(path, home)
    print(f"{run.took_s:.0f} s, {run.cpu_s:.0f} s of processor time, status {run.status}")
    for at_s, line in run.told[:2] + run.told[-2:]:
        print(f"  after {at_s:5.1f} s: {line}")
    held = [mb for mb in run.held_mb if mb]
    if len(held) < 4:
        print("memory: not measured, it took too short")
        return run.status == 0
    quarter = len(held) // 4
    first, last = statistics.median(held[:quarter]), statistics.median(held[-quarter:])
    print(f"memory: first quarter {first:.0f} MB, last quarter {last:.0f} MB, most {max(held):.0f} MB")
    return run.status == 0 and last - first <= MOST_MB


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        print("ten hours:")
        refused = Run(made(Path(folder) / "ten-hours.flac", 36_000), home)
        told = " ".join(line for _, line in refused.told)
        print(f"{refused.took_s:.1f} s, {refused.cpu_s:.1f} s of processor time: {told}")
        print(f"{options.minutes} minutes:")
        flat = _long(made(Path(folder) / "long.flac", 60 * options.minutes), home)
    return int(not (flat and refused.status and refused.cpu_s <= MOST_S))


if __name__ == "__main__":
    sys.exit(main())
