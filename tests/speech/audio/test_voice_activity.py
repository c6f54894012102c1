"""Where the voice is, however loud: a hint about time, found in quiet voices and in no noise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mockloop.interview.wiring import demo_answers
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.voice_activity import WINDOW_S, Timeline, VoiceActivity, voiced_spans
from testkit.sounds import breaths, clicks, joined, noise, quiet, spoken


@pytest.fixture(scope="module")
def voice() -> Samples:
    """The first seconds of a shipped answer."""
    return read_sound(demo_answers("ownership-webhook")["opening"])[: 12 * RATE_HZ]


def softer(sound: Samples, share: float) -> Samples:
    return (sound * share).astype(np.int16)


def voiced_s(sound: Samples, from_s: float = 0.0) -> float:
    """Seconds of voice after ``from_s``."""
    spans = voiced_spans(VoiceActivity().accept(sound))
    return sum(max(0.0, span.end_s - max(span.start_s, from_s)) for span in spans)


@pytest.mark.parametrize("share", [0.3, 0.1, 0.03])
def test_a_quiet_voice_is_found_like_a_loud_one(voice: Samples, share: float) -> None:
    assert voiced_s(softer(voice, share)) == pytest.approx(voiced_s(voice), rel=0.1)


def test_a_quiet_restart_after_a_long_silence_is_found(voice: Samples) -> None:
    sound = joined(voice, quiet(8.0), softer(voice, 0.15))
    assert voiced_s(sound, from_s=20.0) == pytest.approx(voiced_s(voice), rel=0.15)


def test_a_quiet_word_right_after_a_loud_voice_is_found(voice: Samples) -> None:
    sound = joined(voice, quiet(0.8), softer(voice, 0.3))
    assert voiced_s(sound, from_s=12.8) == pytest.approx(voiced_s(voice), rel=0.2)


@pytest.mark.parametrize(
    "sound",
    [
        lambda: np.zeros(24 * RATE_HZ, np.int16),
        lambda: quiet(24.0),
        lambda: noise(24.0, 0.01),
        lambda: noise(24.0),
        lambda: clicks(20.0),
        lambda: breaths(20.0),
    ],
    ids=["digital silence", "a room", "faint noise", "noise", "clicks", "breaths"],
)
def test_no_noise_is_taken_for_a_voice(sound: Callable[[], Samples]) -> None:
    assert voiced_s(sound()) == 0


@pytest.mark.parametrize("chunk", [37, 512, 1600, 16_001])
def test_the_size_of_the_chunks_changes_nothing(chunk: int) -> None:
    sound = joined(quiet(0.5), spoken(1.0), softer(spoken(1.0, 3), 0.1), quiet(0.5))
    whole, activity = VoiceActivity().accept(sound), VoiceActivity()
    pieces = [p for at in range(0, len(sound), chunk) for p in activity.accept(sound[at : at + chunk])]
    assert pieces == pytest.approx(whole, abs=1e-4)


# ---- the timeline ------------------------------------------------------------------------------------------------


def times(probabilities: list[float]) -> list[tuple[float, float]]:
    return [(round(span.start_s / WINDOW_S), round(span.end_s / WINDOW_S)) for span in voiced_spans(probabilities)]


def test_speech_begins_where_it_is_likely_and_ends_where_it_no_longer_is() -> None:
    assert times([0.0, 0.25, 0.4, 0.25, 0.9, 0.25, 0.1, 0.0, *[0.0] * 9]) == [(2, 6)]


def test_a_short_silence_does_not_divide_and_a_short_sound_is_no_speech() -> None:
    assert times([0.9] * 10 + [0.0] * 6 + [0.9] * 10) == [(0, 26)]
    assert times([0.9] * 10 + [0.0] * 7 + [0.9] * 10) == [(0, 10), (17, 27)]
    assert times([0.9] * 3 + [0.0] * 9) == []


def test_the_stretches_near_a_time_are_those_that_touch_it() -> None:
    timeline = Timeline()
    for probability in ([0.9] * 10 + [0.0] * 20) * 4:
        timeline.accept(probability)
    assert timeline.near(0.5, 1.5) == timeline.spans[1:2]
    assert timeline.near(0.0, 99.0) == timeline.spans
    assert timeline.near(99.0, 100.0) == ()
