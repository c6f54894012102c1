"""Keep freed memory while Whisper works with it, and give it back where a step of another shape begins.

Whisper takes and frees tens of megabytes for each layer. To take them from the system each time costs nearly as much
as the work itself, since it hands out zeroed pages, one fault for each 4 KB: of the processor time for a window of 30 s
45 %. By default, glibc does that for all pieces above 32 MB, and keeps the others once for each thread.
"""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # glibc's malloc.h
_ARENAS = 1
_LARGE = 64 << 20  # bytes: a larger piece is taken from the system by itself; the largest of Whisper are 54 MB
_KEPT = 512 << 20


def keep() -> None:
    """Keep freed memory for the next piece from now on. Without glibc, do nothing."""
    libc = _glibc()
    if libc:
        for option, value in ((_ARENA_MAX, _ARENAS), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _KEPT)):
            libc.mallopt(option, value)


def give_back() -> None:
    """Give all memory that is free now back to the system. Without glibc, do nothing."""
    libc = _glibc()
    if libc:
        libc.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "gnu_get_libc_version") else None
