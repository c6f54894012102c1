"""Handle Ctrl-C wherever it comes: a library that is being loaded may turn it into an error of its own."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType


class Interruptible:
    """A block in which any exception after Ctrl-C counts as Ctrl-C."""

    def __init__(self) -> None:
        self._interrupted = False

    def __enter__(self) -> None:
        self._here = threading.current_thread() is threading.main_thread()
        if self._here:
            self._before = signal.signal(signal.SIGINT, self._interrupt)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._here:
            signal.signal(signal.SIGINT, self._before)
        if self._interrupted and error is not None and not isinstance(error, KeyboardInterrupt):
            raise KeyboardInterrupt from None

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self._interrupted = True
        raise KeyboardInterrupt
