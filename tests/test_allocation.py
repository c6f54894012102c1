"""What is freed goes back to the system, or is kept for the next piece until the heap is trimmed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")

BEGINNING = """
import os
import resource
import numpy as np
from mockloop.allocation import give_back, keep, trim

def held_mb():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
"""
GIVING_BACK = """
give_back()
before = held_mb()
pieces = [np.ones(4_000_000, np.uint8) for _ in range(20)]
taken = held_mb() - before
del pieces
print(taken > 60, held_mb() - before < 10)
"""
KEEPING = """
keep()
give_back()  # as each network does when it is loaded
before = held_mb()
pieces = [np.ones(40_000_000, np.uint8) for _ in range(2)]
taken = held_mb() - before
del pieces
since = faults()
piece = np.ones(40_000_000, np.uint8)
again = faults() - since
del piece
trim()
print(taken > 60, again < 100, held_mb() - before < 10)
"""


def printed(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", BEGINNING + script], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_large_pieces_that_are_freed_are_given_back() -> None:
    assert printed(GIVING_BACK) == ["True", "True"]


def test_kept_pieces_are_taken_from_the_system_once_and_given_back_when_asked() -> None:
    assert printed(KEEPING) == ["True", "True", "True"]


ONE_SHARE = """
import ctypes, sys, threading
from mockloop.cli.main import main

path, sys.argv = sys.argv[1].encode(), ["mockloop", "questions", "random"]
try:
    main()
except SystemExit:
    pass
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
threads = [threading.Thread(target=libc.malloc, args=(100_000,)) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
file = ctypes.c_void_p(libc.fopen(path, b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


def test_all_threads_of_the_program_have_one_share_of_memory(tmp_path: Path):
    report = tmp_path / "shares.xml"
    subprocess.run([sys.executable, "-c", ONE_SHARE, str(report)], capture_output=True, check=True)
    assert report.read_text(encoding="utf-8").count("<heap nr=") == 1
