"""Faster and slower at the same pitch."""

import numpy as np
import pytest

from mockloop.ports import Sound
from mockloop.speech.audio.time_stretch import SPEEDS, at_speed

RATE_HZ = 16_000
TONE = Sound((0.3 * np.sin(2 * np.pi * 220 * np.arange(3 * RATE_HZ) / RATE_HZ)).astype(np.float32), RATE_HZ)


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_length_follows_the_speed_and_the_pitch_does_not(speed):
    sound = at_speed(TONE, speed)
    spectrum = np.abs(np.fft.rfft(sound.samples))
    assert sound.duration_s == pytest.approx(3.0 / speed, abs=0.001)
    assert np.argmax(spectrum) * sound.rate_hz / len(sound.samples) == pytest.approx(220, abs=2)


def test_what_is_said_at_a_second_is_said_at_its_share_of_the_new_length():
    samples = np.zeros(4 * RATE_HZ, np.float32)
    samples[2 * RATE_HZ : 2 * RATE_HZ + 800] = TONE.samples[:800]
    sound = at_speed(Sound(samples, RATE_HZ), 1.5)
    loud = np.flatnonzero(np.abs(sound.samples) > 0.1)
    assert loud[0] / RATE_HZ == pytest.approx(2.0 / 1.5, abs=0.05)


@pytest.mark.parametrize("speed", [0.2, 3.0])
def test_a_speed_out_of_range_is_refused(speed):
    with pytest.raises(ValueError, match="speed"):
        at_speed(TONE, speed)
