"""What mockloop keeps on this machine: each kind of data, its place, number and size."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from mockloop.paths import home


@dataclass(frozen=True, slots=True)
class DiskUsage:
    """One kind of data. ``what`` describes it; ``count`` is the number of its folders or files."""

    what: str
    path: Path
    count: int
    bytes: int


_KINDS = (
    ("your sessions: recordings, words, notes", "sessions"),
    ("deleted sessions, until you empty the trash", "trash"),
    ("your stories", "stories"),
    ("speech models that you downloaded", "models"),
)


def disk_usage(root: Path | None = None) -> list[DiskUsage]:
    """List what is kept below the home folder, each kind with its size; the rest is 'settings and lists'."""
    base = root or home()
    kinds = [DiskUsage(what, base / name, *_measured(base / name)) for what, name in _KINDS]
    everything = _measured(base)[1]
    rest = everything - sum(kind.bytes for kind in kinds)
    named = {name for _, name in _KINDS}
    others = sum(1 for path in base.iterdir() if path.name not in named) if base.is_dir() else 0
    return [*kinds, DiskUsage("settings, lists and locks", base, others, rest)]


def _measured(path: Path) -> tuple[int, int]:
    """Return the number of entries directly in a folder, and the bytes in it at any depth."""
    if not path.is_dir():
        return 0, 0
    files = (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)  # noqa: PTH118
    return sum(1 for _ in path.iterdir()), sum(os.lstat(file).st_size for file in files)
