"""Packs: pip packages that add competencies, questions and walkthroughs by the entry point ``mockloop.questions``.

An entry point names a package. Its folder is found, and nothing in it is imported or run: only the data files in
``competencies/``, ``questions/`` and ``walkthroughs/`` are read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, distributions, entry_points
from pathlib import Path

GROUP = "mockloop.questions"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack by its name, and its folder; None if the folder does not exist."""

    name: str
    folder: Path | None


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    """Return the installed packs, by name."""
    found = sorted(_entry_points(), key=lambda point: point.name)
    return tuple(Pack(point.name, _folder(point)) for point in found)


def _entry_points() -> Iterator[EntryPoint]:
    """Yield the entry points of all packages. One whose list is damaged has none, and does not hide the others."""
    try:
        yield from entry_points(group=GROUP)
    except (TypeError, ValueError):
        for package in distributions():
            with contextlib.suppress(TypeError, ValueError):
                yield from package.entry_points.select(group=GROUP)


def _folder(point: EntryPoint) -> Path | None:
    """Return the folder of an entry point's package, found without importing it."""
    return next((path for path in _places(point) if _is_folder(path)), None)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that is too long, or holds what no name can hold
        return False


def _places(point: EntryPoint) -> Iterator[Path]:
    top, *rest = point.value.partition(":")[0].strip().split(".")
    if point.dist:
        yield Path(str(point.dist.locate_file(Path(top, *rest).as_posix())))
    spec = PathFinder.find_spec(top)
    for place in spec.submodule_search_locations or () if spec else ():
        yield Path(place, *rest)
