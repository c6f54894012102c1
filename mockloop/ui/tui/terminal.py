"""The terminal for the screen alone, and as it was afterwards."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(slots=True)
class Aside:
    """What was printed on standard error meanwhile; ``wanted``: it is to be shown at the end."""

    wanted: bool = False


@contextlib.contextmanager
def undisturbed() -> Iterator[Aside]:
    """Send standard error to a file, so that no C library writes across the screen.

    Textual takes NO_COLOR out of the environment: it is put back, and so is the handler of Ctrl-C.
    """
    no_color, handler = os.environ.get("NO_COLOR"), signal.getsignal(signal.SIGINT)
    aside = Aside()
    try:
        with contextlib.nullcontext() if sys.platform == "win32" else _elsewhere(aside):
            yield aside
    finally:
        signal.signal(signal.SIGINT, handler)
        if no_color is not None:
            os.environ["NO_COLOR"] = no_color


@contextlib.contextmanager
def _elsewhere(aside: Aside) -> Iterator[None]:
    """Textual writes to ``sys.__stderr__``: for this while that is standard output, by a descriptor of its own."""
    kept, before = os.dup(2), sys.__stderr__
    with tempfile.TemporaryFile() as printed, os.fdopen(os.dup(1), "w", encoding="utf-8") as terminal:
        os.dup2(printed.fileno(), 2)
        vars(sys)["__stderr__"] = terminal
        try:
            yield
        except BaseException:
            aside.wanted = True
            raise
        finally:
            sys.stderr.flush()
            vars(sys)["__stderr__"] = before
            os.dup2(kept, 2)
            os.close(kept)
            if aside.wanted:
                printed.seek(0)
                sys.stderr.write(printed.read().decode(errors="replace"))
                sys.stderr.flush()
