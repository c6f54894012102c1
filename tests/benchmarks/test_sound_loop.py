"""The sound loop: what is printed of a loop that was recorded, at sound cards made for it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks.apparatus.clicks import CLICKS, starts_s, track
from benchmarks.apparatus.loopback import Loop, Passed
from benchmarks.sound_loop import verify_clock
from mockloop.ports import Sound

RATE_HZ = 16_000
SOUND = track(RATE_HZ).astype(np.float64)


class Card:
    """A loopback that was run before: the microphone heard ``heard``, ``late_s`` after it was played."""

    speaker_hz = RATE_HZ

    def __init__(self, heard: np.ndarray, late_s: float = 0.0, overflows: int = 0, in_hz: int = RATE_HZ) -> None:
        blocks = np.arange(1, 1800)
        played = Passed(RATE_HZ, list(10.0 + (blocks - 1) * 0.01), [160 * (int(b) - 1) for b in blocks])
        recorded = Passed(in_hz, list(10.0 + late_s + blocks * 0.01), [in_hz // 100 * int(b) for b in blocks])
        self._loop = Loop(heard, played, recorded, overflows)

    def run(self, sound: Sound) -> Loop:
        assert sound.duration_s == pytest.approx(len(SOUND) / RATE_HZ)
        return self._loop


@pytest.fixture
def verified(capsys):
    def ran(card: Card, as_json: bool = False) -> tuple[int, str, str]:
        status = verify_clock(card, as_json)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ran


def test_latency_and_drift_are_told_with_their_errors_and_what_they_mean(verified):
    status, out, err = verified(Card(0.3 * SOUND, late_s=0.12))
    assert status == 0
    assert out.splitlines() == [
        "Clicks heard: 24 of 24, each within 0.00 ms of the line",
        "Latency: 120 ms from the loudspeaker's buffer to the microphone's",
        "Drift: +0.00 ms a minute (± 0.00), the microphone's clock against the loudspeaker's",
        "       +0.0 ms a minute (± 0.0), the microphone's clock against this computer's",
        "Over an answer of 3 minutes that is 0 ms: the clock is good. "
        "Latency shifts every section alike and changes no section's seconds.",
    ]
    assert err.startswith("Playing 24 clicks in 17 s")


def test_json_has_the_same_figures(verified):
    status, out, _ = verified(Card(0.3 * SOUND, late_s=0.12), as_json=True)
    assert status == 0
    checked = json.loads(out)
    assert (checked["schema"], checked["clicks"], checked["heard"]) == (1, CLICKS, CLICKS)
    assert checked["latency_ms"] == pytest.approx(120.0, abs=0.1)
    assert checked["drift_ms_per_minute"] == pytest.approx(0.0, abs=0.01)


def test_a_microphone_slower_than_the_clicks_is_searched_all_the_same(verified):
    import soxr

    card = Card(0.3 * soxr.resample(SOUND, RATE_HZ, 8000), in_hz=8000)
    checked = json.loads(verified(card, as_json=True)[1])
    assert checked["heard"] == CLICKS
    assert checked["drift_ms_per_minute"] == pytest.approx(0.0, abs=0.05)


ROOM = np.random.default_rng(3).normal(0, 10 ** (-65 / 20), len(SOUND))  # at -65 dBFS, as a quiet one


@pytest.mark.parametrize("heard", [np.zeros(len(SOUND)), ROOM], ids=["silence", "a room"])
def test_where_no_click_is_heard_nothing_is_measured_and_the_next_step_is_told(verified, heard):
    status, out, err = verified(Card(heard))
    assert status == 0
    assert out == "Latency: not measured\nDrift: not measured\n"
    assert "No click was heard. Turn the loudspeaker up" in err


def test_clicks_out_of_step_are_told_apart_from_silence(verified):
    cuts = [round((start - 0.1) * RATE_HZ) for start in starts_s()[1:]]
    pieces = [
        np.concatenate([piece, np.zeros(round((0.01 + 0.017 * (i % 7)) * RATE_HZ))])
        for i, piece in enumerate(np.split(0.3 * SOUND, cuts))
    ]
    status, out, err = verified(Card(np.concatenate(pieces)))
    assert status == 0
    assert "not measured" in out
    assert "Clicks were heard, but sound was dropped between them" in err


def test_clicks_that_were_lost_are_told_beside_the_figures(verified):
    sound = 0.3 * SOUND
    sound[-3 * RATE_HZ :] = 0.0
    status, out, _ = verified(Card(sound))
    assert status == 0
    assert "Clicks heard: 19 of 24" in out
    assert "5 clicks were lost or out of step" in out


def test_sound_that_was_dropped_and_clocks_that_are_off_are_told(verified):
    assert "dropped sound 3 times: close other programs" in verified(Card(0.3 * SOUND, overflows=3))[1]
    slow = np.interp(np.arange(round(len(SOUND) * 1.001)) / 1.001, np.arange(len(SOUND)), SOUND)
    status, out, _ = verified(Card(0.3 * slow))
    assert status == 1
    assert "more than a clock should be off" in out
