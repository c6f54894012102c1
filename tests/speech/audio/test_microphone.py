from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mockloop.core.errors import DeviceError, InputError
from mockloop.ports import RATE_HZ, Capture, Microphone, Samples
from mockloop.speech.audio.file_microphone import FileMicrophone, StreamMicrophone
from mockloop.speech.audio.microphone import SILENT_CALLBACKS_S, SoundcardMicrophone
from testkit.fakes import HANGS_AFTER_S, HandClock
from testkit.sounds import joined, quiet, spoken, write_wav


def said() -> Samples:
    return joined(quiet(0.3), spoken(1.0), quiet(0.2))


class PortAudioError(Exception):
    """As sounddevice raises it."""


class FakePortAudio:
    """The part of sounddevice that the microphone uses; ``sound`` comes in blocks of 20 ms at the device's own rate.

    ``rates_hz`` are those that the device takes. An int in ``sound`` is that many samples dropped by the device.
    ``clock`` moves by as much as comes.
    """

    PortAudioError = PortAudioError

    def __init__(
        self,
        sound: list[Any],
        rates_hz: tuple[int, ...] = (RATE_HZ,),
        channels: int = 1,
        clock: HandClock | None = None,
    ) -> None:
        self.sound, self.rates_hz, self.channels, self.clock = sound, rates_hz, channels, clock or HandClock()
        self.present = self.back = True
        self.restarts = 0
        self.streams: list[FakeStream] = []

    def query_devices(self, device: Any = None, kind: str = "") -> Any:
        if not kind:
            return []
        if not self.present:
            raise ValueError(f"No input device matching {device!r}")
        return {"name": "Desk microphone", "default_samplerate": float(self.rates_hz[0]), "max_input_channels": 2}

    def check_input_settings(self, device: Any, channels: int, dtype: str, samplerate: int) -> None:
        if samplerate not in self.rates_hz or channels < self.channels:
            raise PortAudioError("Invalid sample rate")

    def RawInputStream(self, **settings: Any) -> FakeStream:  # noqa: N802 - sounddevice's name
        self.check_input_settings(None, settings["channels"], settings["dtype"], settings["samplerate"])
        self.streams.append(FakeStream(self.sound, settings, self.clock))
        return self.streams[-1]

    def _terminate(self) -> None:
        self.restarts += 1

    def _initialize(self) -> None:
        self.present = self.back


class FakeStream:
    """Calls back from a thread of its own, as fast as it can; then, like a lost device, not at all."""

    def __init__(self, sound: list[Any], settings: dict[str, Any], clock: HandClock) -> None:
        self.settings, self.active, self._clock = settings, False, clock
        self._sound = sound
        self._thread = threading.Thread(target=self._play, daemon=True)

    def start(self) -> None:
        self.active = True
        self._thread.start()

    def close(self, ignore_errors: bool = True) -> None:
        self.active = False

    def _play(self) -> None:
        rate_hz, channels = self.settings["samplerate"], self.settings["channels"]
        for block in self._sound:
            self._clock.now_s += (block if isinstance(block, int) else len(block)) / rate_hz
            if not isinstance(block, int):
                data = np.repeat(block[:, None], channels, axis=1).tobytes()
                self.settings["callback"](data, len(block), None, SimpleNamespace(input_overflow=False))


def in_blocks(sound: Samples, size: int = 320) -> list[Samples]:
    return [sound[start : start + size] for start in range(0, len(sound), size)]


def heard(capture: Capture, samples: int | None = None) -> Samples:
    """Everything up to the end of input, or up to so many samples."""
    pieces, deadline_s = [np.zeros(0, np.int16)], time.monotonic() + HANGS_AFTER_S
    while samples is None or sum(map(len, pieces)) < samples:
        assert time.monotonic() < deadline_s, "the end did not come"
        piece = capture.read(0.05)
        if piece is None:
            break
        pieces.append(piece)
    return np.concatenate(pieces)


def a_file(tmp_path: Path) -> Microphone:
    return FileMicrophone([write_wav(tmp_path / "a.wav", said())])


def a_file_in_real_time(tmp_path: Path) -> Microphone:
    return FileMicrophone({"opening": write_wav(tmp_path / "a.wav", said())}, realtime=True)


def raw_standard_input(tmp_path: Path) -> Microphone:
    return StreamMicrophone(io.BytesIO(said().tobytes()))


def wav_on_standard_input(tmp_path: Path) -> Microphone:
    return StreamMicrophone(io.BytesIO(write_wav(tmp_path / "a.wav", said()).read_bytes()))


def a_sound_card(tmp_path: Path) -> Microphone:
    return SoundcardMicrophone(portaudio=FakePortAudio(in_blocks(said())))


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


# ---- recordings ----------------------------------------------------------------------------------------------------


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


# ---- standard input ------------------------------------------------------------------------------------------------


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


# ---- the sound card ------------------------------------------------------------------------------------------------


def test_a_device_that_refuses_16_khz_is_resampled() -> None:
    t = np.arange(48_000 * 2) / 48_000
    tone = (8000 * np.sin(2 * np.pi * 440 * t)).astype(np.int16)
    portaudio = FakePortAudio(in_blocks(tone, 960), rates_hz=(48_000,))
    sound = heard(SoundcardMicrophone(portaudio=portaudio).open("opening"), samples=31_500)
    wanted = 8000 * np.sin(2 * np.pi * 440 * np.arange(len(sound)) / RATE_HZ)
    assert len(sound) / RATE_HZ == pytest.approx(2.0, abs=0.05)
    assert np.abs(sound[2000:-2000] - wanted[2000:-2000]).max() < 80  # 1 %: right in pitch, level and time


def test_a_device_that_has_stereo_only_is_mixed_to_one_channel() -> None:
    portaudio = FakePortAudio(in_blocks(said()), channels=2)
    np.testing.assert_array_equal(
        heard(SoundcardMicrophone(portaudio=portaudio).open("opening"), samples=len(said())), said()
    )


def test_sound_that_the_device_dropped_is_filled_with_silence_and_counted() -> None:
    sound = spoken(3.0)
    clock = HandClock()
    portaudio = FakePortAudio([*in_blocks(sound[:16_000]), 8000, *in_blocks(sound[24_000:])], clock=clock)
    capture = SoundcardMicrophone(portaudio=portaudio, now_s=clock).open("opening")
    got = heard(capture, samples=len(sound))
    assert capture.lost_s == pytest.approx(0.5, abs=0.001)
    np.testing.assert_array_equal(got[-8000:], sound[-8000:])


def test_a_device_whose_callbacks_stop_for_a_second_is_lost() -> None:
    clock = HandClock()
    capture = SoundcardMicrophone(portaudio=FakePortAudio(in_blocks(said())), now_s=clock).open("opening")
    heard(capture, samples=len(said()))
    clock.now_s += SILENT_CALLBACKS_S - 0.1
    assert len(capture.read(0.01)) == 0
    clock.now_s += 0.2
    with pytest.raises(DeviceError, match="'Desk microphone' was lost"):
        capture.read(0.01)


def test_a_device_whose_stream_stopped_is_lost_at_once() -> None:
    portaudio = FakePortAudio(in_blocks(said()))
    capture = SoundcardMicrophone(portaudio=portaudio).open("opening")
    heard(capture, samples=len(said()))
    portaudio.streams[0].active = False
    with pytest.raises(DeviceError):
        capture.read(0.05)


def test_a_lost_device_is_looked_for_anew() -> None:
    portaudio = FakePortAudio(in_blocks(said()))
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
    portaudio = FakePortAudio(in_blocks(said()))
    portaudio.present = False
    capture = SoundcardMicrophone(portaudio=portaudio).open("opening")
    np.testing.assert_array_equal(heard(capture, samples=len(said())), said())


def test_a_device_that_is_not_there_is_told() -> None:
    portaudio = FakePortAudio([])
    portaudio.present = portaudio.back = False
    with pytest.raises(DeviceError):
        SoundcardMicrophone("Desk", portaudio=portaudio).open("opening")
