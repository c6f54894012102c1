"""What every session adds to the history, from the index if its entry is valid, otherwise from the folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mockloop.analysis.progress.practice import Practised, practised
from mockloop.core.errors import SessionError
from mockloop.sessions.analysis_version import analysis_version
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.index import EntryKind, Index
from mockloop.sessions.list_details import FILES, KIND
from mockloop.sessions.reading_cache import debrief_of
from mockloop.sessions.rebuild import replayed


def history(
    root: Path,
    index: Index,
    tell: Callable[[int, int], None] = lambda done, total: None,
    enough: Callable[[], bool] = lambda: False,
    version: str | None = None,
) -> list[Practised | None]:
    """Return what each session below ``root`` adds, oldest first; None for one that cannot be read.

    ``tell`` receives how many of the new sessions have been analyzed, newest first; ``enough`` ends that, and the rest
    is left out. ``version`` is that of the analysis, this one's if left out: entries of another are not valid.
    """
    return index.entries(_kind(version or analysis_version()), root, tell, enough)


def _kind(version: str) -> EntryKind[Practised | None]:
    return EntryKind(KIND, FILES, practised_in, _to_data, _from_data, version)


def remember(folder: SessionFolder, index: Index) -> None:
    """Save what a finished session adds, so that the next history need not read it."""
    index.remember(_kind(analysis_version()), folder)


def practised_in(folder: SessionFolder) -> Practised | None:
    """Return what one session adds; None if it cannot be read."""
    try:
        info = folder.info()
        day = date.fromisoformat(str(info.get("began", ""))[:10]).toordinal()
        state = replayed(folder).state
    except (SessionError, ValueError):
        return None
    return replace(practised(folder.id, day, state, debrief_of(folder, state)), sample=_is_sample(info))


def _is_sample(info: Mapping[str, Any]) -> bool:
    """Return whether mockloop told the story itself; a session of an earlier version shows it by its input."""
    settings = info.get("settings")
    return isinstance(settings, dict) and (settings.get("sample") is True or settings.get("input") == "demo")


def _to_data(one: Practised | None) -> object:
    return one.to_data() if one else None


def _from_data(data: dict[str, object] | None) -> Practised | None:
    return Practised.from_data(data) if data else None
