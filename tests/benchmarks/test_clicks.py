"""The click track, and finding it again in what a microphone heard: late, drifting, echoing, noisy, or not at all."""

import numpy as np
import pytest
import soxr

from benchmarks.apparatus.clicks import CLICKS, found, gain_ms, single, starts_s, track

RATE_HZ = 16_000
DELAY_S = 0.23


def heard(drift_ms: float = 0.0, noise: float = 0.0, rate_hz: int = RATE_HZ, gain: float = 0.3) -> np.ndarray:
    """The track as a microphone ``DELAY_S`` late hears it, whose clock gains ``drift_ms`` in a minute."""
    sound = soxr.resample(track(48_000).astype(np.float64), 48_000, 8 * rate_hz)
    gained = 1 + drift_ms / 60_000
    at = np.arange(int(len(sound) / 8 * gained)) / gained
    drifted = np.interp(8 * at, np.arange(len(sound)), sound)
    late = np.concatenate([np.zeros(round(DELAY_S * rate_hz)), drifted, np.zeros(rate_hz // 2)])
    return gain * late + np.random.default_rng(1).normal(0, noise, len(late)) if noise else gain * late


@pytest.mark.parametrize("drift_ms", [0.0, 3.0, -12.0, 60.0])
def test_drift_and_delay_are_found_to_a_hundredth_of_a_millisecond(drift_ms):
    clicks = found(heard(drift_ms), RATE_HZ)
    assert len(clicks.heard_s) == CLICKS
    assert clicks.drift_ms == pytest.approx(drift_ms, abs=0.05)
    late_s = np.array(clicks.heard_s) - np.array(clicks.played_s) * (1 + drift_ms / 60_000)
    assert late_s == pytest.approx(DELAY_S, abs=0.0001)


def test_noise_costs_some_precision_and_the_error_says_so():
    clicks = found(heard(3.0, noise=0.03), RATE_HZ)
    assert clicks.drift_ms == pytest.approx(3.0, abs=4 * clicks.drift_error_ms)
    assert 0.0 < clicks.drift_error_ms < 0.1
    assert clicks.spread_ms < 0.05


def test_a_knock_louder_than_every_click_does_not_mislead():
    sound = heard()
    sound[3 * RATE_HZ : 3 * RATE_HZ + 40] += 1.0
    clicks = found(sound, RATE_HZ)
    assert clicks.heard_s[0] - clicks.played_s[0] == pytest.approx(DELAY_S, abs=0.0001)


def test_an_echo_is_weaker_than_the_click_and_is_not_taken_for_it():
    sound = heard()
    echo = np.concatenate([np.zeros(RATE_HZ // 5), 0.4 * sound])[: len(sound)]
    clicks = found(sound + echo, RATE_HZ)
    assert clicks.heard_s[0] - clicks.played_s[0] == pytest.approx(DELAY_S, abs=0.001)


def test_a_few_clicks_out_of_line_do_not_bend_it():
    sound = heard()
    at = round((DELAY_S + starts_s()[-4] - 0.1) * RATE_HZ)
    sound = np.concatenate([sound[:at], np.zeros(round(0.02 * RATE_HZ)), sound[at:]])
    clicks = found(sound, RATE_HZ)
    assert len(clicks.heard_s) == CLICKS - 4
    assert clicks.drift_ms == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("seed", range(5))
def test_noise_and_silence_are_no_track(seed):
    noise = np.random.default_rng(seed).normal(0, 0.1, 25 * RATE_HZ)
    assert found(noise, RATE_HZ) is None
    assert single(noise, RATE_HZ) == 0
    assert found(np.zeros(25 * RATE_HZ), RATE_HZ) is None
    assert found(np.zeros(10), RATE_HZ) is None


def test_clicks_out_of_step_are_no_track_but_are_counted():
    sound, pieces, at = heard(), [], 0
    for number, start in enumerate(starts_s()[1:]):
        cut = round((DELAY_S + start - 0.1) * RATE_HZ)
        pieces += [sound[at:cut], np.zeros(round((0.01 + 0.017 * (number % 7)) * RATE_HZ))]
        at = cut
    dropped = np.concatenate([*pieces, sound[at:]])
    assert found(dropped, RATE_HZ) is None
    assert single(dropped, RATE_HZ) == CLICKS


def test_no_sound_holds_no_click():
    assert single(np.zeros(100), RATE_HZ) == 0


def test_what_a_stream_gains_on_the_computers_clock_is_told_from_its_earliest_blocks():
    rng = np.random.default_rng(3)
    samples = np.arange(1, 2000) * 160
    at_s = 5.0 + samples / (RATE_HZ * (1 + 6.0 / 60_000)) + rng.exponential(0.004, len(samples))
    gain, error = gain_ms(list(at_s), list(samples), RATE_HZ)
    assert gain == pytest.approx(6.0, abs=1.0)
    assert error < 1.0


def test_too_short_a_stream_says_nothing_of_its_clock():
    assert gain_ms([0.0, 0.1, 0.2], [160, 320, 480], RATE_HZ) == (0.0, float("inf"))
