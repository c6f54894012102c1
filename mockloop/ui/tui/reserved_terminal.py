"""Reserve the terminal for the screen, and restore it afterwards."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(slots=True)
class CapturedStderr:
    """What was printed on standard error meanwhile; ``wanted``: it should be shown at the end."""

    wanted: bool = False


@contextlib.contextmanager
def without_stderr() -> Iterator[CapturedStderr]:
    """Send standard error to a file, so that no C library writes across the screen.

    Textual removes NO_COLOR from the environment: it is restored, and so is the handler of Ctrl-C.
    """
    no_color, handler = os.environ.get("NO_COLOR"), signal.getsignal(signal.SIGINT)
    captured = CapturedStderr()
    try:
        with contextlib.nullcontext() if sys.platform == "win32" else _elsewhere(captured):
            yield captured
    finally:
        signal.signal(signal.SIGINT, handler)
        if no_color is not None:
            os.environ["NO_COLOR"] = no_color


@contextlib.contextmanager
def _elsewhere(captured: CapturedStderr) -> Iterator[None]:
    """Point ``sys.__stderr__``, to which Textual writes, to standard output, with a descriptor of its own."""
    kept, before = os.dup(2), sys.__stderr__
    with tempfile.TemporaryFile() as printed, os.fdopen(os.dup(1), "w", encoding="utf-8") as terminal:
        os.dup2(printed.fileno(), 2)
        vars(sys)["__stderr__"] = terminal
        try:
            yield
        except BaseException:
            captured.wanted = True
            raise
        finally:
            sys.stderr.flush()
            vars(sys)["__stderr__"] = before
            os.dup2(kept, 2)
            os.close(kept)
            if captured.wanted:
                printed.seek(0)
                sys.stderr.write(printed.read().decode(errors="replace"))
                sys.stderr.flush()
