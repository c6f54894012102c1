"""Memory given back to the system once a session is over, so that one process can hold one after the other.

Measured: models and recordings leave holes in the heap of each thread that used them. glibc keeps these for the next
use, which never fits quite: without this a process that held interviews of 20 minutes grew by about 100 MB with each.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc


def give_back() -> None:
    """Free what only refers to itself, then hand free pages back. Where the system has no such call, only the first."""
    gc.collect()
    with contextlib.suppress(AttributeError, OSError, TypeError):  # not glibc; TypeError: Windows names no library None
        ctypes.CDLL(None).malloc_trim(0)
