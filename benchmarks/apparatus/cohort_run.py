"""Run a class with ``mockloop cohort`` on a cluster, and check its results, memory and a random sample."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.apparatus.memory import rss_mb
from benchmarks.apparatus.namespaces import Cluster

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = [sys.executable, "-m", "mockloop.cli.main"]
_EVERY_S = 30.0
_DONE = re.compile(r"^(\d+) of (\d+) done")
_SEED = 16
_NO_WORKER_MB = 50  # what stands beside the worker while it begins


def run(manifest: Path, out: Path, cluster: Cluster, kill: bool) -> float:
    """Run the class on the cluster and kill a worker after a third of the answers. Return the seconds it took."""
    killed = not kill

    def heard(line: str) -> None:
        nonlocal killed
        done = _DONE.match(line)
        if done and not killed and int(done[1]) * 3 >= int(done[2]):
            cluster.machines[0].kill_worker()
            killed = True
            print(f"  worker of {cluster.machines[0].name} killed after {done[1]} answers", flush=True)

    memory = Memory(cluster, out.with_name(f"{out.name}-memory.csv"))
    memory.start()
    began_s = time.monotonic()
    status = cohort(manifest, out, cluster.address, heard)
    took_s = time.monotonic() - began_s
    memory.stop()
    assert status == 0, f"mockloop cohort ended with {status}"
    return took_s


def cohort(manifest: Path, out: Path, address: str, heard: Callable[[str], None]) -> int:
    """Run ``mockloop cohort`` and print each line of its output."""
    command = [*_PROGRAM, "cohort", str(manifest), "--out", str(out), "--scheduler", address]
    with (
        out.with_name(f"{out.name}.log").open("a", encoding="utf-8") as log,
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=_environment(), cwd=_ROOT) as going,
    ):
        assert going.stderr is not None
        for line in going.stderr:
            log.write(f"{time.strftime('%H:%M:%S')} {line}")
            log.flush()
            heard(line)
    return going.returncode


class Memory(threading.Thread):
    """What each worker holds, every half minute, in a CSV file."""

    def __init__(self, cluster: Cluster, path: Path) -> None:
        super().__init__(daemon=True)
        self._cluster, self._path, self._over = cluster, path, threading.Event()

    def run(self) -> None:
        """Write a line for each worker, twice a minute, until ``stop``."""
        began_s = time.monotonic()
        with self._path.open("w", encoding="utf-8") as file:
            file.write("at_s,machine,pid,mb\n")
            while not self._over.wait(_EVERY_S):
                for machine in self._cluster.machines:
                    pid = machine.worker()
                    mb = rss_mb(pid) if pid else 0.0
                    file.write(f"{time.monotonic() - began_s:.0f},{machine.name},{pid or ''},{mb:.0f}\n")
                file.flush()

    def stop(self) -> None:
        """Stop measuring."""
        self._over.set()
        self.join()


def told_memory(path: Path) -> None:
    """Print for each worker process the median of its first, its middle and its last third."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for (machine, pid), count in Counter((line["machine"], line["pid"]) for line in lines).items():
        mb = [float(line["mb"]) for line in lines if (line["machine"], line["pid"]) == (machine, pid)]
        if max(mb) < _NO_WORKER_MB:
            continue
        third = max(1, count // 3)
        parts = [mb[:third], mb[third : 2 * third] or mb, mb[2 * third :] or mb]
        middles = ", ".join(f"{statistics.median(part):.0f}" for part in parts)
        print(f"  {machine}, process {pid}: {count} samples, thirds {middles} MB, largest {max(mb):.0f} MB")


def checked(manifest: Path, out: Path) -> list[dict[str, str]]:
    """Print whether every file is a row and none is two; give the rows that have a document."""
    asked = Counter(line["file"] for line in _lines(manifest))
    rows = _lines(out / "cohort.csv")
    came = Counter(row["file"] for row in rows)
    good = [row for row in rows if row["document"]]
    documents = {row["document"] for row in good}
    on_disk = {path.name for path in (out / "results").iterdir()}
    sentences = sum(not row["document"] and bool(row["error"]) for row in rows)
    print(
        f"  {len(rows)} rows for {asked.total()} files: {(asked - came).total()} lost, {(came - asked).total()} twice; "
        f"{len(good)} read, {sentences} told with a sentence; {len(documents)} documents in the table, "
        f"{len(on_disk)} on disk, {len(documents ^ on_disk)} in one of them alone"
    )
    return good


def sampled(manifest: Path, out: Path, good: list[dict[str, str]], size: int) -> None:
    """Print how many of a random sample are what ``mockloop analyze --json`` prints."""
    sample = random.Random(_SEED).sample(good, min(size, len(good)))
    same = [_alone(manifest.parent / row["file"], row["question"]) == _document(out, row) for row in sample]
    print(f"  {sum(same)} of {len(same)} documents identical to mockloop analyze --json", flush=True)


def _alone(path: Path, question: str) -> object:
    command = [*_PROGRAM, "analyze", str(path), "--question", question, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=_environment(), cwd=_ROOT)
    return json.loads(done.stdout)


def _document(out: Path, row: dict[str, str]) -> object:
    return json.loads((out / "results" / row["document"]).read_text(encoding="utf-8"))


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(_ROOT)}


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
