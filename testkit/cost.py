"""What a piece of work costs in this process: seconds of its processors, and memory at its peak."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

MOST_S, MOST_MIB = 2.0, 300.0  # for one file, whatever is in it
STOPPED_S = 20.0  # work that takes this long might never end
_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass
class Cost:
    """Seconds, and MiB beyond what the process held before; None where the system does not tell (all but Linux)."""

    seconds: float = 0.0
    mib: float | None = None

    def excess(self) -> str:
        """Return what was too much, "" if nothing was."""
        if self.seconds > MOST_S:
            return f"too slow: {self.seconds:.1f} s"
        return f"too large: {self.mib:.0f} MiB" if self.mib is not None and self.mib > MOST_MIB else ""


class _Stopped(BaseException):
    """Nothing that catches errors of the work may catch this."""


@contextmanager
def measured(stopped_s: float = STOPPED_S) -> Iterator[Cost]:
    """Measure the work of the block; its cost is known at the end. Work that does not end is stopped as too slow."""
    cost = Cost()
    before_mib = _forget_the_peak()
    began_s = time.process_time()
    try:
        with _stopping(stopped_s):
            yield cost
    except _Stopped:
        pass
    finally:
        cost.seconds = time.process_time() - began_s
        cost.mib = None if before_mib is None else _mib("VmHWM") - before_mib


@contextmanager
def _stopping(seconds: float) -> Iterator[None]:
    """Raise in the work when it has used this much time of the processors; only the main thread can be stopped."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Stopped

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _forget_the_peak() -> float | None:
    """Reset the peak; return the MiB in use now."""
    try:
        _FORGET.write_text("5")
        return _mib("VmRSS")
    except OSError:
        return None


def _mib(name: str) -> float:
    found = re.search(rf"^{name}:\s*(\d+) kB", _STATUS.read_text(), re.MULTILINE)
    assert found
    return int(found[1]) / 1024
