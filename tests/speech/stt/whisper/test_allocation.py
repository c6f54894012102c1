"""What is freed is kept for the next piece until it is given back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import os
import resource
import numpy as np
from mockloop.speech.stt.whisper.allocation import give_back, keep

def held_mb():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

keep()
before = held_mb()
pieces = [np.ones(40_000_000, np.uint8) for _ in range(2)]
taken = held_mb() - before
del pieces
since = faults()
piece = np.ones(40_000_000, np.uint8)
again = faults() - since
del piece
give_back()
print(taken > 60, again < 100, held_mb() - before < 10)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_large_pieces_are_taken_from_the_system_once_and_given_back_when_asked() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "True"]
