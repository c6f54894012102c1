"""Measure the memory of a process and its children (Linux)."""

from __future__ import annotations

import os
from pathlib import Path


def rss_mb(pid: int) -> float:
    """What this process holds in memory, in MB; 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def tree_rss_mb(pid: int) -> float:
    """The same with all its children."""
    return rss_mb(pid) + sum(map(tree_rss_mb, children(pid)))


def children(pid: int) -> list[int]:
    """The processes that this one began and that still run."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, path.read_text().split())
        except OSError:
            continue
    return found
