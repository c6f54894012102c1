"""The times in a recording: which gaps are silence, and which times are wrong."""

from __future__ import annotations

import pytest

from mockloop.speech.audio.file_clock import MOST_GAP_S, FileClock

RATE_HZ = 16_000


@pytest.mark.parametrize(
    ("ends_s", "time_s", "gap_s"),
    [
        (10.0, 1.05, 0.0),  # rounding
        (10.0, 4.0, 3.0),
        (10.0, 60.0, 0.0),  # beyond the stated end
        (None, 1.0 + MOST_GAP_S, MOST_GAP_S),
        (None, 2.0 + MOST_GAP_S, 0.0),
        (1e6, 2.0 + MOST_GAP_S, 0.0),  # a stated length may be damaged, too
        (10.0, None, 0.0),
    ],
)
def test_a_gap_is_silence_only_where_it_is_possible(ends_s: float | None, time_s: float | None, gap_s: float) -> None:
    clock = FileClock(0.0, ends_s)
    assert clock.gap(0.0, RATE_HZ, RATE_HZ) == 0.0
    assert clock.gap(time_s, RATE_HZ, RATE_HZ) == pytest.approx(gap_s)


def test_after_a_wrong_time_the_file_counts_from_there() -> None:
    clock = FileClock(0.0, 10.0)
    clock.gap(500.0, RATE_HZ, RATE_HZ)
    assert clock.gap(501.0, RATE_HZ, RATE_HZ) == 0.0
    assert clock.gap(503.0, RATE_HZ, RATE_HZ) == pytest.approx(1.0)
