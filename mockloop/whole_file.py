"""Write a file as a whole or not at all, so that no reader ever finds half of it; read data that may be damaged."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a private draft beside ``path``, renamed to it at the end. After an exception nothing is left behind."""
    descriptor, name = tempfile.mkstemp(prefix=".mockloop-", dir=path.parent)
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def stored_mapping(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; an empty one if the file is missing, damaged or holds something else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
