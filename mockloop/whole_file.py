"""Write a file as a whole or not at all, so that no reader ever finds half of it; read data that may be damaged."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_BYTES = 200_000_000  # of a journal, the largest file that is read at once


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


def bytes_of(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Return what is in a file. Raise OSError for a folder, a pipe or a device, and for more than ``most_bytes``.

    A pipe may never end, and a device such as /dev/zero never does.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    if found.st_size > most_bytes:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return path.read_bytes()


def given_bytes(path: Path, most_bytes: int) -> bytes:
    """Return what is in a file or a pipe that a person named. Raise OSError, also for more than ``most_bytes``."""
    with path.open("rb") as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def text_in(path: Path) -> str:
    """Return the text in a file of a session, with a sign for each byte that is not UTF-8. Raise OSError."""
    return bytes_of(path).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def stored_mapping(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; an empty one if the file is missing, damaged or holds something else."""
    try:
        found = json.loads(bytes_of(path))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
