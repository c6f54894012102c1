"""A sound server for a benchmark, or the message that nothing can be measured without one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from testkit.pulse import Pulse, missing


def cannot_measure() -> bool:
    """Return whether this machine lacks a command that the sound server needs; print which."""
    lacking = missing()
    if lacking:
        print(f"not measured: this machine lacks {', '.join(lacking)}")
    return bool(lacking)


@contextmanager
def sound_server() -> Iterator[tuple[Pulse, Path]]:
    """A running server and an empty folder; both are gone at the end."""
    with tempfile.TemporaryDirectory(prefix="mockloop-") as folder:
        pulse = Pulse(Path(folder) / "pulse")
        try:
            yield pulse, Path(folder)
        finally:
            pulse.close()
