"""Give memory back to the system as soon as it is free: Whisper takes and frees tens of megabytes for each pass.

By default, glibc keeps it, once for each thread: 508 MB instead of 422 for a whole interview with all its processes
(python -m benchmarks.whole_interview). What lies between pieces in use is kept in any case until it is asked for.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # glibc's malloc.h
_ARENAS = 2
_LARGE = 1 << 20  # bytes: a larger piece is taken from the system, and given back to it, by itself
_KEPT = 4 << 20


def give_back() -> None:
    """Give freed memory back from now on. Without glibc, do nothing."""
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt") and hasattr(libc, "gnu_get_libc_version"):
        for option, value in ((_ARENA_MAX, _ARENAS), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _KEPT)):
            libc.mallopt(option, value)


def trim() -> None:
    """Give back what is free now, between pieces in use too, if the system has a call for that: some milliseconds."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # not glibc; TypeError: Windows names no library None
        ctypes.CDLL(None).malloc_trim(0)
