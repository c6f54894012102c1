"""What is freed goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import os
import numpy as np
from mockloop.allocation import give_back

def held_mb():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

give_back()
before = held_mb()
pieces = [np.ones(4_000_000, np.uint8) for _ in range(20)]
taken = held_mb() - before
del pieces
print(taken > 60, held_mb() - before < 10)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_large_pieces_that_are_freed_are_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
