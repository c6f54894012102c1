"""Bytes that this process has asked the C library for and not freed, whether or not the system still holds more."""

from __future__ import annotations

import ctypes
import gc
import sys

_NAMES = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()


class _Figures(ctypes.Structure):
    """glibc's malloc.h, ``struct mallinfo2``."""

    _fields_ = [(name, ctypes.c_size_t) for name in _NAMES]


def can_count() -> bool:
    """Return whether this machine's C library counts them: glibc from 2.33 on."""
    return sys.platform.startswith("linux") and hasattr(ctypes.CDLL(None), "mallinfo2")


def allocated_mb() -> float:
    """Return what is in use, in MB, once reference cycles are freed."""
    gc.collect()
    count = ctypes.CDLL(None).mallinfo2
    count.restype = _Figures
    figures = count()
    return float(figures.uordblks + figures.hblkhd) / 1e6
