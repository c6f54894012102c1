"""What every session adds to the history, from the index where it holds, else from the folders."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mockloop import __version__, analysis, core
from mockloop.analysis.judging.debrief import debrief
from mockloop.analysis.progress.practice import Practised, practised
from mockloop.core.errors import SessionError
from mockloop.paths import shipped
from mockloop.sessions.corrections import FILE as CORRECTIONS
from mockloop.sessions.derivation import replayed
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.index import Index, Kind

_WEIGHTS = (".onnx", ".json")
_FILES = ("session.json", "scenario.yaml", "events.jsonl", CORRECTIONS)


def history(
    root: Path,
    index: Index,
    tell: Callable[[int, int], None] = lambda done, total: None,
    enough: Callable[[], bool] = lambda: False,
    version: str | None = None,
) -> list[Practised | None]:
    """Return what each session below ``root`` adds, oldest first; None for one that cannot be read.

    ``tell`` hears how many of the sessions that must be analyzed first have been, the newest first; ``enough`` ends
    that, and those that are left are left out. ``version`` is that of the analysis, this one's if left out: entries
    of another do not hold.
    """
    by = version or analysis_version()
    kind: Kind[Practised | None] = Kind("practised", _FILES, _read, _to_data, _from_data, by)
    return index.entries(kind, root, tell, enough)


def _read(folder: SessionFolder) -> Practised | None:
    try:
        day = date.fromisoformat(str(folder.info().get("began", ""))[:10]).toordinal()
        state = replayed(folder).state
    except (SessionError, ValueError):
        return None
    return practised(folder.id, day, state, debrief(state))


def _to_data(one: Practised | None) -> object:
    return one.to_data() if one else None


def _from_data(data: dict[str, object] | None) -> Practised | None:
    return Practised.from_data(data) if data else None


@functools.cache
def analysis_version() -> str:
    """Return a sum over the sources of the analysis and its model: it changes with each of them."""
    total = hashlib.blake2b(__version__.encode(), digest_size=8)
    sources = [path for package in (analysis, core) for path in Path(str(package.__file__)).parent.rglob("*.py")]
    weights = [path for path in shipped("models/sections").glob("*") if path.suffix in _WEIGHTS]
    for path in sorted([*sources, *weights]):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
