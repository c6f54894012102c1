"""What is freed goes back to the system, or is kept for the next piece until the heap is trimmed."""

from __future__ import annotations

import subprocess
import sys

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
