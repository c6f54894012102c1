"""The record of a model's download: each file's size, its SHA-256 and how that was checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "checksums.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A downloaded file, compared with a checksum "pinned" or "published", or by its "length" alone."""

    bytes: int
    sha256: str
    checked: str


def manifest_of(folder: Path) -> dict[str, Written]:
    """Return the record of a model's download; empty for a folder that came in another way.

    Raises ValueError if it cannot be read.
    """
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {name: Written(int(e["bytes"]), str(e["sha256"]), str(e["checked"])) for name, e in files.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{MANIFEST} cannot be read") from error
