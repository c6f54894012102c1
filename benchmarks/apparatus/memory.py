"""Measure the memory of a process and its children (Linux)."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path


def rss_mb(pid: int) -> float:
    """Return the memory of this process in MB; 0 if it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def tree_rss_mb(pid: int) -> float:
    """Return the same with all its children."""
    return rss_mb(pid) + sum(map(tree_rss_mb, children(pid)))


def children(pid: int) -> list[int]:
    """Return the running child processes, but not one that has just been forked and still shares this memory."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, path.read_text().split())
        except OSError:
            continue
    return [child for child in found if _command(child) != _command(pid)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


class PeakMemory:
    """The most memory that a process and its children use, measured every ``every_s`` seconds until it is asked for.

    ``at_peak`` is called at each new peak.
    """

    def __init__(self, pid: int, every_s: float, at_peak: Callable[[], None] = lambda: None) -> None:
        self._pid, self._every_s, self._at_peak = pid, every_s, at_peak
        self._peak_mb = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def peak_mb(self) -> float:
        """Stop measuring and return the peak in MB."""
        self._over.set()
        self._thread.join()
        return self._peak_mb

    def _watch(self) -> None:
        while not self._over.wait(self._every_s):
            used_mb = tree_rss_mb(self._pid)
            if used_mb > self._peak_mb:
                self._peak_mb = used_mb
                self._at_peak()
