"""The second after an answer: speech re-opens it, silence, clicks and the loudspeaker do not."""

from __future__ import annotations

import numpy as np
import pytest
import soxr

from mockloop.core.errors import DeviceError
from mockloop.ports import RATE_HZ, Samples, Sound
from mockloop.speech.audio.measurement import level_dbfs
from mockloop.speech.recording.endpoint_watch import (
    LATE_S,
    LEAST_AFTER_KEY_S,
    LEAST_SPEECH_S,
    TELLS_APART_S,
    WATCH_S,
    EndpointWatch,
)
from testkit.fakes import HandClock
from testkit.sounds import joined, quiet, spoken


class Brought:
    """A capture that brings a sound in blocks of 0.1 s, as far as it has been let go on."""

    def __init__(self, sound: Samples) -> None:
        self._sound, self._at, self._until = sound, 0, 0
        self.closed = False

    def go_on(self, until_s: float) -> None:
        self._until = round(until_s * RATE_HZ)

    def read(self, timeout_s: float) -> Samples | None:
        block = self._sound[self._at : min(self._at + RATE_HZ // 10, self._until)]
        self._at += len(block)
        return block

    def close(self) -> None:
        self.closed = True


def watched(
    sound: Samples,
    until_s: float,
    played: Sound | None = None,
    least_s: float = LEAST_SPEECH_S,
    voice_dbfs: float | None = None,
) -> tuple[EndpointWatch, Brought, bool]:
    capture = Brought(sound)
    after = EndpointWatch(capture, least_s, voice_dbfs)
    spoke = False
    for tenth in range(round(until_s * 10)):
        capture.go_on((tenth + 1) / 10)
        spoke = spoke or after.spoke_on(played)
    return after, capture, spoke


def question() -> Sound:
    """A question with a voice of its own: the same spoken sound, higher and backwards."""
    other = soxr.resample(spoken(3.0)[::-1].astype(np.float32) / 32768, 16_000, 12_000)
    return Sound(other.astype(np.float32), RATE_HZ)


def test_speech_within_a_second_is_speaking_on_and_every_sample_of_it_is_kept():
    sound = joined(quiet(0.4), spoken(1.0))
    after, capture, spoke = watched(sound, 1.2)
    assert spoke
    kept, samples = after.release()
    assert kept is capture
    assert not capture.closed
    np.testing.assert_array_equal(samples, sound[: len(samples)])
    assert len(samples) >= 0.6 * RATE_HZ


def test_silence_ends_the_watch_and_closes_the_microphone():
    _, capture, spoke = watched(quiet(2.0), 1.5)
    assert not spoke
    assert capture.closed


def test_speech_after_the_second_is_no_speaking_on():
    _, capture, spoke = watched(joined(quiet(1.4), spoken(1.0)), 2.0)
    assert not spoke
    assert capture.closed


def test_a_click_is_no_speech():
    click = np.zeros(RATE_HZ // 20, np.int16)
    click[:80] = 20_000
    assert not watched(joined(quiet(0.2), click, quiet(1.5)), 1.6)[2]


def test_the_loudspeaker_is_not_taken_for_the_candidate():
    played = question()
    leak = (soxr.resample(played.samples, played.rate_hz, RATE_HZ) * 12_000).astype(np.int16)
    assert not watched(joined(quiet(0.2), leak), 1.6, played)[2]


def test_the_candidate_is_heard_over_a_question_that_plays():
    assert watched(joined(quiet(0.2), spoken(1.5)), 1.6, question())[2]


def test_who_speaks_on_after_the_loudspeaker_began_to_leak_is_heard():
    played = question()
    leak = (soxr.resample(played.samples, played.rate_hz, RATE_HZ) * 12_000).astype(np.int16)
    mixed = joined(quiet(0.1), leak[: round(0.7 * RATE_HZ)], spoken(1.5))
    assert watched(mixed, 2.2, played)[2]


@pytest.mark.parametrize(("louder_db", "expected"), [(6.0, True), (20.0, False)])
def test_what_is_far_quieter_than_the_answer_was_is_no_candidate(louder_db, expected):
    """An echo canceller leaves something of the loudspeaker that resembles nothing that is played."""
    sound = joined(quiet(0.2), spoken(1.5))
    assert watched(sound, 1.8, question(), voice_dbfs=level_dbfs(spoken(1.5)) + louder_db)[2] is expected


@pytest.mark.parametrize(("seconds", "expected"), [(0.4, False), (1.2, True)])
def test_after_the_key_speech_has_to_last_to_be_speaking_on(seconds, expected):
    assert watched(joined(spoken(seconds), quiet(1.5)), 2.0, least_s=LEAST_AFTER_KEY_S)[2] is expected


def test_a_device_that_brings_nothing_any_more_is_not_waited_for():
    clock = HandClock()
    after = EndpointWatch(Brought(spoken(1.0)), now_s=clock)
    clock.now_s += WATCH_S + TELLS_APART_S + LATE_S
    assert (after.spoke_on(), after.watches) == (False, True)
    clock.now_s += 0.1
    assert (after.watches, after.spoke_on(), after.watches) == (True, False, False)


def test_a_microphone_lost_meanwhile_ends_the_watch():
    class Lost(Brought):
        def read(self, timeout_s: float) -> Samples | None:
            raise DeviceError("It is gone.", "Plug it in.")

    capture = Lost(quiet(0.1))
    assert not EndpointWatch(capture).spoke_on()
    assert capture.closed


@pytest.mark.parametrize("times", [1, 2])
def test_closing_twice_is_allowed(times):
    after = EndpointWatch(Brought(quiet(0.1)))
    for _ in range(times):
        after.close()
    assert not after.spoke_on()
