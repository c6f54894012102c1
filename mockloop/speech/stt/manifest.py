"""What was written down beside a model when it was fetched: each file's size, its SHA-256 and how that was checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "checksums.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was fetched, held against a checksum "pinned" or "published", or against its "length" alone."""

    bytes: int
    sha256: str
    checked: str


def manifest_of(folder: Path) -> dict[str, Written]:
    """Return what was written down when the model was fetched; nothing for a folder that came otherwise.

    Raise ValueError where it cannot be read.
    """
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {name: Written(int(e["bytes"]), str(e["sha256"]), str(e["checked"])) for name, e in files.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{MANIFEST} cannot be read") from error
