"""Cache the library's parsed files within a run and for the next, since parsing all takes most of a second.

An entry is valid while its file has the same size and time as when it was read. If an entry is damaged or missing, the
file is parsed again.
"""

from __future__ import annotations

import atexit
import contextlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from mockloop import __version__
from mockloop.paths import home
from mockloop.whole_file import stored_mapping, whole_file

NAME = "library.json"


def cached(path: Path) -> Any | None:
    """Return the cached data of a file; None if there is none, or the file has changed."""
    signature, data = _fresh.get(str(path)) or _all().get(str(path), ("", None))
    return data if data is not None and signature == _signature(path) else None


def store(path: Path, data: Any) -> None:
    """Cache the data of a file. It is written at the end of the program, if there is a home folder."""
    if signature := _signature(path):
        if not _fresh:
            atexit.register(_write)
        _fresh[str(path)] = (signature, data)


_fresh: dict[str, tuple[str, Any]] = {}


@cache
def _all() -> dict[str, Any]:
    try:
        found = stored_mapping(home() / NAME)
        files = found["files"] if found["version"] == __version__ else {}
        return {name: (str(signature), data) for name, (signature, data) in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _signature(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns}:{stat.st_size}"


def _write() -> None:
    folder = home()
    text = json.dumps({"version": __version__, "files": {**_all(), **_fresh}}, ensure_ascii=False)
    with contextlib.suppress(OSError):
        if not folder.is_dir():
            return
        with whole_file(folder / NAME) as draft:
            draft.write_text(text, encoding="utf-8")
