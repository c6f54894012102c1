"""The measured speed of a model on this machine, remembered in the home folder until something changes."""

from __future__ import annotations

import contextlib
import json
import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mockloop.paths import home, made_private
from mockloop.whole_file import stored_mapping

NAME = "speed.json"
_MODEL, _LIBRARIES = "model.bin", ("faster-whisper", "ctranslate2")


def remembered(model: str, folder: Path) -> float | None:
    """Return the seconds that a second of speech took; None if this model was not measured in its present state."""
    try:
        found = stored_mapping(home() / NAME)[model]
        return float(found["work"]) if found["of"] == _conditions_now(folder) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(model: str, folder: Path, work: float) -> None:
    """Save a measurement. If the folder is not writable, it is measured again next time."""
    with contextlib.suppress(OSError):
        now = {**stored_mapping(home() / NAME), model: {"work": round(work, 3), "of": _conditions_now(folder)}}
        (made_private(home()) / NAME).write_text(json.dumps(now, indent=1), encoding="utf-8")


def _conditions_now(folder: Path) -> dict[str, object]:
    """Return what a measurement is valid for: the model's file, what runs it, and the number of cores."""
    stat = (folder / _MODEL).stat()
    return {
        "bytes": stat.st_size,
        "at": stat.st_mtime_ns,
        "cores": os.cpu_count(),
        **{n: _version(n) for n in _LIBRARIES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
