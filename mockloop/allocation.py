"""How freed memory is kept for the next piece, and given back to the system.

By default, glibc keeps it once for each thread: 439 MB instead of 404 for a whole interview with all its processes
(python -m benchmarks.whole_interview), and more with each further one. A thread that has begun keeps its own share, so
the program asks for one share before its first thread. What lies between pieces in use is kept in any case until it is
asked for.

Whisper takes and frees tens of megabytes for each layer. To take them from the system each time costs nearly as much
as the work itself, since the system hands out zeroed pages, one fault for each 4 KB: 45 % of the processor time for a
window of 30 s. So where Whisper works, freed memory is kept, and trimmed where a step of another shape begins.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import threading

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # glibc's malloc.h
_GIVING_BACK = {_ARENA_MAX: 1, _MMAP_THRESHOLD: 1 << 20, _TRIM_THRESHOLD: 4 << 20}
# A piece above 64 MB is taken from the system by itself; the largest of Whisper are 54 MB.
_KEEPING = {_ARENA_MAX: 1, _MMAP_THRESHOLD: 64 << 20, _TRIM_THRESHOLD: 512 << 20}
_keeps = threading.Event()


def give_back() -> None:
    """Give freed memory back from now on, unless it is kept for Whisper. Without glibc, do nothing."""
    if not _keeps.is_set():
        _choose(_GIVING_BACK)


def keep() -> None:
    """Keep freed memory for the next piece from now on, until ``trim``. Without glibc, do nothing."""
    _keeps.set()
    _choose(_KEEPING)


def trim() -> None:
    """Give back what is free now, between pieces in use too, if the system has a call for that: some milliseconds."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # not glibc; TypeError: Windows names no library None
        ctypes.CDLL(None).malloc_trim(0)


def _choose(values: dict[int, int]) -> None:
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt") and hasattr(libc, "gnu_get_libc_version"):
        for option, value in values.items():
            libc.mallopt(option, value)
