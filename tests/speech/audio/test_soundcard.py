"""A microphone on a sound card: its rate, its channels, what it drops, and how its loss is noticed."""

from __future__ import annotations

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.ports import RATE_HZ
from mockloop.speech.audio.microphone import SILENT_CALLBACKS_S, SoundcardMicrophone
from testkit.fakes import HandClock
from testkit.sounds import in_blocks, spoken
from tests.speech.audio.fake_portaudio import FakePortAudio, heard, said


def test_a_device_that_refuses_16_khz_is_resampled() -> None:
    t = np.arange(48_000 * 2) / 48_000
    tone = (8000 * np.sin(2 * np.pi * 440 * t)).astype(np.int16)
    portaudio = FakePortAudio(in_blocks(tone, 960), rates_hz=(48_000,))
    sound = heard(SoundcardMicrophone(portaudio=portaudio).open("opening"), samples=31_500)
    wanted = 8000 * np.sin(2 * np.pi * 440 * np.arange(len(sound)) / RATE_HZ)
    assert len(sound) / RATE_HZ == pytest.approx(2.0, abs=0.05)
    assert np.abs(sound[2000:-2000] - wanted[2000:-2000]).max() < 80  # 1 %: right in pitch, level and time


def test_a_device_that_has_stereo_only_is_mixed_to_one_channel() -> None:
    portaudio = FakePortAudio(in_blocks(said(), 320), channels=2)
    np.testing.assert_array_equal(
        heard(SoundcardMicrophone(portaudio=portaudio).open("opening"), samples=len(said())), said()
    )


def test_sound_that_the_device_dropped_is_filled_with_silence_and_counted() -> None:
    sound = spoken(3.0)
    clock = HandClock()
    portaudio = FakePortAudio([*in_blocks(sound[:16_000], 320), 8000, *in_blocks(sound[24_000:], 320)], clock=clock)
    capture = SoundcardMicrophone(portaudio=portaudio, now_s=clock).open("opening")
    got = heard(capture, samples=len(sound))
    assert capture.lost_s == pytest.approx(0.5, abs=0.001)
    np.testing.assert_array_equal(got[-8000:], sound[-8000:])


def test_a_device_whose_callbacks_stop_for_a_second_is_lost() -> None:
    clock = HandClock()
    capture = SoundcardMicrophone(portaudio=FakePortAudio(in_blocks(said(), 320)), now_s=clock).open("opening")
    heard(capture, samples=len(said()))
    clock.now_s += SILENT_CALLBACKS_S - 0.1
    assert len(capture.read(0.01)) == 0
    clock.now_s += 0.2
    with pytest.raises(DeviceError, match="'Desk microphone' was lost"):
        capture.read(0.01)


def test_a_device_whose_stream_stopped_is_lost_at_once() -> None:
    portaudio = FakePortAudio(in_blocks(said(), 320))
    capture = SoundcardMicrophone(portaudio=portaudio).open("opening")
    heard(capture, samples=len(said()))
    portaudio.streams[0].active = False
    with pytest.raises(DeviceError):
        capture.read(0.05)


def test_a_lost_device_is_looked_for_anew() -> None:
    portaudio = FakePortAudio(in_blocks(said(), 320))
    microphone = SoundcardMicrophone(portaudio=portaudio)
    capture = microphone.open("opening")
    heard(capture, samples=len(said()))
    portaudio.streams[0].active = portaudio.present = False
    with pytest.raises(DeviceError):
        capture.read(0.05)
    capture.close()
    np.testing.assert_array_equal(heard(microphone.open("opening"), samples=len(said())), said())
    assert portaudio.restarts == 1


def test_a_device_plugged_in_after_the_start_is_found() -> None:
    portaudio = FakePortAudio(in_blocks(said(), 320))
    portaudio.present = False
    capture = SoundcardMicrophone(portaudio=portaudio).open("opening")
    np.testing.assert_array_equal(heard(capture, samples=len(said())), said())


def test_a_device_that_is_not_there_is_told() -> None:
    portaudio = FakePortAudio([])
    portaudio.present = portaudio.back = False
    with pytest.raises(DeviceError):
        SoundcardMicrophone("Desk", portaudio=portaudio).open("opening")
