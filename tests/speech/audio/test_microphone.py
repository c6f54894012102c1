"""Recordings and streams in place of a microphone: order, speed, tracks, and what is refused."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import InputError
from mockloop.ports import RATE_HZ, Microphone
from mockloop.speech.audio.file_microphone import FileMicrophone, StreamMicrophone
from mockloop.speech.audio.microphone import SoundcardMicrophone
from testkit.fakes import HandClock
from testkit.sounds import in_blocks, joined, quiet, spoken, write_wav
from tests.speech.audio.fake_portaudio import FakePortAudio, heard, said


def a_file(tmp_path: Path) -> Microphone:
    return FileMicrophone([write_wav(tmp_path / "a.wav", said())])


def a_file_in_real_time(tmp_path: Path) -> Microphone:
    return FileMicrophone({"opening": write_wav(tmp_path / "a.wav", said())}, realtime=True)


def raw_standard_input(tmp_path: Path) -> Microphone:
    return StreamMicrophone(io.BytesIO(said().tobytes()))


def wav_on_standard_input(tmp_path: Path) -> Microphone:
    return StreamMicrophone(io.BytesIO(write_wav(tmp_path / "a.wav", said()).read_bytes()))


def a_sound_card(tmp_path: Path) -> Microphone:
    return SoundcardMicrophone(portaudio=FakePortAudio(in_blocks(said(), 320)))


ALL = [a_file, a_file_in_real_time, raw_standard_input, wav_on_standard_input, a_sound_card]
ENDING = ALL[:-1]


@pytest.mark.parametrize("make", ALL)
def test_every_microphone_gives_its_sound_sample_for_sample(make: Callable[[Path], Microphone], tmp_path: Path) -> None:
    capture = make(tmp_path).open("opening")
    sound = heard(capture, samples=len(said()))
    assert (sound.dtype, sound.ndim) == (np.int16, 1)
    np.testing.assert_array_equal(sound, said())
    capture.close()


@pytest.mark.parametrize("make", ALL)
def test_every_microphone_has_a_name_and_closes_twice(make: Callable[[Path], Microphone], tmp_path: Path) -> None:
    microphone = make(tmp_path)
    capture = microphone.open("opening")
    assert microphone.name
    capture.close()
    capture.close()


@pytest.mark.parametrize("make", ENDING)
def test_the_end_of_input_stays_the_end(make: Callable[[Path], Microphone], tmp_path: Path) -> None:
    capture = make(tmp_path).open("opening")
    heard(capture)
    assert capture.read(0.05) is None
    assert capture.read(0.0) is None


@pytest.mark.parametrize("make", ALL)
def test_reading_without_waiting_comes_back_with_what_is_there(
    make: Callable[[Path], Microphone], tmp_path: Path
) -> None:
    capture = make(tmp_path).open("opening")
    got = [piece for piece in (capture.read(0.0) for _ in range(5)) if piece is not None]
    assert all(np.array_equal(piece, said()[: len(piece)]) for piece in got[:1])
    capture.close()


# ---- recordings -----------------------------------------------------------------------------------------------


def test_recordings_are_found_by_the_question_that_they_answer(tmp_path: Path) -> None:
    one, two = write_wav(tmp_path / "1.wav", spoken(0.5)), write_wav(tmp_path / "2.wav", quiet(0.5))
    microphone = FileMicrophone({"opening": one, "numbers": two})
    np.testing.assert_array_equal(heard(microphone.open("numbers")), quiet(0.5))
    np.testing.assert_array_equal(heard(microphone.open("opening")), spoken(0.5))
    with pytest.raises(InputError, match="no recording for the answer to 'why'"):
        microphone.open("why")


def test_recordings_in_order_are_played_again_for_a_question_that_comes_again(tmp_path: Path) -> None:
    microphone = FileMicrophone([write_wav(tmp_path / "1.wav", spoken(0.5)), write_wav(tmp_path / "2.wav", quiet(0.5))])
    for ask, sound in [("opening", spoken(0.5)), ("opening", spoken(0.5)), ("numbers", quiet(0.5))]:
        np.testing.assert_array_equal(heard(microphone.open(ask)), sound)
    with pytest.raises(InputError):
        microphone.open("why")


def test_a_recording_in_real_time_gives_at_each_moment_what_has_been_spoken_by_then(tmp_path: Path) -> None:
    clock = HandClock()
    wav = write_wav(tmp_path / "a.wav", said())
    capture = FileMicrophone({"opening": wav}, realtime=True, now_s=clock).open("opening")
    got = 0
    for now_s in (0.0, 0.5, 1.0, len(said()) / RATE_HZ + 0.01):
        clock.now_s = now_s
        while piece := len(capture.read(0.0) if got < len(said()) else ()):
            got += piece
        assert now_s - 0.1 < got / RATE_HZ <= now_s
    assert capture.read(0.0) is None


def test_a_recording_that_is_cut_off_is_noticed(tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "1.wav", spoken(3.0))
    wav.write_bytes(wav.read_bytes()[:40_000])
    microphone = FileMicrophone([wav])
    assert len(heard(microphone.open("opening"))) == (40_000 - 44) // 2
    assert [notice.split(" is ")[1] for notice in microphone.notices] == [
        "cut off or damaged: only 1.2 s could be decoded."
    ]


# ---- standard input -------------------------------------------------------------------------------------------


def test_one_stream_carries_the_answers_one_after_the_other() -> None:
    microphone = StreamMicrophone(io.BytesIO(said().tobytes()))
    first = microphone.open("opening")
    one = heard(first, samples=8000)
    first.close()
    np.testing.assert_array_equal(joined(one, heard(microphone.open("numbers"))), said())


def test_a_stream_that_pauses_gives_nothing_meanwhile_and_goes_on_after_an_odd_number_of_bytes() -> None:
    reading, writing = os.pipe()
    microphone = StreamMicrophone(os.fdopen(reading, "rb", buffering=0))
    capture = microphone.open("opening")
    assert len(capture.read(0.05)) == 0
    data = said().tobytes()
    os.write(writing, data[:9001])  # more than the head that tells what kind of sound it is
    np.testing.assert_array_equal(heard(capture, samples=4500), said()[:4500])
    assert len(capture.read(0.05)) == 0
    os.write(writing, data[9001:30_000])
    os.close(writing)
    np.testing.assert_array_equal(heard(capture), said()[4500:15_000])


def test_a_stream_that_only_looks_like_a_sound_file_is_told() -> None:
    with pytest.raises(InputError, match="Standard input is not an audio file"):
        heard(StreamMicrophone(io.BytesIO(b"RIFF" + bytes(range(100)) * 50)).open("opening"))
