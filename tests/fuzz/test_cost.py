"""What a file costs is measured: memory at its peak even where it is given back, and seconds of the processor."""

from __future__ import annotations

import re
import sys

import pytest

from testkit.cost import MOST_MIB, MOST_S, Cost, measured


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a part of a program")
@pytest.mark.parametrize(("mib", "said"), [(400, "too large: 400 MiB"), (100, "")])
def test_memory_that_was_given_back_counts(mib: int, said: str) -> None:
    with measured() as cost:
        len(bytearray(mib << 20))
    assert cost.excess() == said


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such timer")
def test_what_does_not_end_is_stopped() -> None:
    with measured(stopped_s=0.2) as cost:
        re.match(r"(a+)+$", "a" * 60 + "b")
    assert 0.1 < cost.seconds < MOST_S


def test_what_takes_too_long_is_told() -> None:
    assert Cost(MOST_S + 0.1).excess() == "too slow: 2.1 s"
    assert Cost(MOST_S, MOST_MIB).excess() == ""
