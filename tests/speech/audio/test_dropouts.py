"""Sound that a device lost, found by the clock."""

from __future__ import annotations

import pytest

from mockloop.speech.audio.dropouts import DropoutDetector

RATE_HZ = 16_000
FRAMES = 400  # 25 ms
Arrival = tuple[float, bool]


def steady(start_s: float, seconds: float) -> list[Arrival]:
    """Arrivals without overflow, each when its last sample has been heard."""
    return [(start_s + (number + 1) * FRAMES / RATE_HZ, False) for number in range(round(seconds * RATE_HZ / FRAMES))]


def missing_s(*arrivals: list[Arrival]) -> float:
    gaps = DropoutDetector(RATE_HZ)
    return sum(gaps.missing(at_s, FRAMES, over) for part in arrivals for at_s, over in part) / RATE_HZ


def test_a_steady_stream_misses_nothing() -> None:
    assert missing_s(steady(100.0, 60.0)) == 0


def test_uneven_arrivals_miss_nothing() -> None:
    assert missing_s([(at_s + (i % 4) * 0.06, False) for i, (at_s, _) in enumerate(steady(100.0, 20.0))]) == 0


def test_a_stream_that_goes_on_late_has_lost_the_time_between() -> None:
    assert missing_s(steady(100.0, 2.0), steady(102.6, 2.0)) == pytest.approx(0.6, abs=0.05)


def test_a_stream_that_stalls_and_then_brings_everything_has_lost_nothing() -> None:
    burst = [(103.5, False)] * 60  # the 1.5 s between
    assert missing_s(steady(100.0, 2.0), burst, steady(103.5, 3.0)) == 0


def test_an_overflow_makes_a_shorter_loss_certain() -> None:
    behind = steady(102.2, 2.0)
    assert missing_s(steady(100.0, 2.0), behind) == 0
    assert missing_s(steady(100.0, 2.0), [(behind[0][0], True), *behind[1:]]) == pytest.approx(0.2, abs=0.03)


def test_two_losses_add_up() -> None:
    arrivals = [steady(100.0, 2.0), steady(102.5, 2.0), steady(105.5, 2.0)]
    assert missing_s(*arrivals) == pytest.approx(0.5 + 1.0, abs=0.06)


def test_a_clock_that_drifts_is_no_loss() -> None:
    assert missing_s([(at_s * 1.0003, False) for at_s, _ in steady(0.0, 600.0)]) == 0
