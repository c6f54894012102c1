"""The recorder: how a take ends, what it contains, and what is observed meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.core.events import Recorded, Requested
from mockloop.ports import RATE_HZ, Samples, Tick
from mockloop.speech.audio.file_microphone import FileMicrophone
from mockloop.speech.audio.measurement import take_on_disk
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers
from testkit.fakes import wait_until
from testkit.sounds import in_blocks, joined, quiet, spoken, write_wav
from tests.speech.recording.scripted import ScriptedCapture, ScriptedMicrophone, after, answer, recording


@pytest.fixture
def microphone(tmp_path: Path) -> FileMicrophone:
    return FileMicrophone([write_wav(tmp_path / "answer.wav", answer())])


def test_a_recording_ends_with_its_input_and_is_kept_whole(microphone: FileMicrophone, take: Path) -> None:
    recorded = Recorder(microphone).record(recording(take), Observers())
    assert isinstance(recorded, Recorded)
    assert (recorded.ended_by, recorded.take.number) == ("end_of_input", 1)
    assert recorded.take.duration_s == pytest.approx(11.5)
    np.testing.assert_array_equal(read_take(take), answer())


def test_speech_is_found_where_it_is(microphone: FileMicrophone, take: Path) -> None:
    first, second = Recorder(microphone).record(recording(take), Observers()).take.voiced
    assert (first.start_s, first.end_s) == (pytest.approx(1.5, abs=0.1), pytest.approx(4.5, abs=0.1))
    assert (second.start_s, second.end_s) == (pytest.approx(5.5, abs=0.1), pytest.approx(7.5, abs=0.1))


def test_silence_ends_an_answer_after_the_patience(microphone: FileMicrophone, take: Path) -> None:
    recorded = Recorder(microphone).record(recording(take, patience_s=2.0), Observers())
    assert recorded.ended_by == "silence"
    assert recorded.take.duration_s == pytest.approx(9.5, abs=0.2)


def test_the_limit_ends_an_answer(microphone: FileMicrophone, take: Path) -> None:
    recorded = Recorder(microphone).record(recording(take, limit_s=3.0), Observers())
    assert recorded.ended_by == "limit"
    assert recorded.take.duration_s == pytest.approx(3.0, abs=0.25)


def test_the_key_ends_an_answer(microphone: FileMicrophone, take: Path) -> None:
    recorded = Recorder(microphone).record(recording(take), Observers(poll=after(20, "enter")))
    assert (recorded.ended_by, recorded.take.duration_s) == ("key", pytest.approx(2.0))


@pytest.mark.parametrize(("polls", "command"), [(54, "enter"), (54, "stop"), (2, "enter")])
def test_sound_that_comes_in_small_pieces_is_heard_to_the_last(take: Path, polls: int, command: str) -> None:
    pieces = in_blocks(spoken(3.0), RATE_HZ // 25)
    recorder = Recorder(ScriptedMicrophone(list(pieces)))
    done = recorder.record(recording(take), Observers(poll=after(polls, command)))
    recorder.close()
    heard = take_on_disk(1, take)
    assert done.take and heard.voiced
    assert (done.take.duration_s, done.take.voiced) == (heard.duration_s, heard.voiced)


@pytest.mark.parametrize("command", ["repeat", "skip", "redo", "pause", "stop"])
def test_a_request_breaks_a_recording_off_and_keeps_it(microphone: FileMicrophone, take: Path, command: str) -> None:
    requested = Recorder(microphone).record(recording(take), Observers(poll=after(20, command)))
    assert isinstance(requested, Requested)
    assert (requested.what, requested.take.duration_s) == (command, pytest.approx(2.0))
    np.testing.assert_array_equal(read_take(take), answer()[: 2 * RATE_HZ])


def test_time_to_think_keeps_silence_from_ending_an_answer(microphone: FileMicrophone, take: Path) -> None:
    observers = Observers(poll=after(80, "more_time"))  # half a second into the last silence
    recorded = Recorder(microphone).record(recording(take, patience_s=2.0), observers)
    assert recorded.ended_by == "end_of_input"


def test_what_a_live_microphone_brought_before_the_key_is_kept(take: Path) -> None:
    microphone = ScriptedMicrophone(in_blocks(answer()))
    recorder = Recorder(microphone)
    recorded = recorder.record(recording(take), Observers(poll=after(5, "enter")))
    assert recorded.take.duration_s == pytest.approx(11.5)
    assert recorder.watches  # for speech right after the key
    recorder.close()
    assert microphone.opened[0].closed


def test_every_block_is_forwarded_in_order(microphone: FileMicrophone, take: Path) -> None:
    forwarded: list[Samples] = []
    Recorder(microphone).record(recording(take), Observers(on_samples=forwarded.append))
    np.testing.assert_array_equal(np.concatenate(forwarded), answer())


def test_a_slow_listener_holds_nothing_up_and_gets_everything(take: Path) -> None:
    heard: list[Samples] = []
    on_disk_at_first_block: list[int] = []

    def listen(samples: Samples) -> None:
        if not heard:
            wait_until(lambda: len(read_take(take)) > 9 * RATE_HZ)
            on_disk_at_first_block.append(len(read_take(take)))
        heard.append(samples)

    microphone = ScriptedMicrophone([*in_blocks(answer()), *[np.zeros(0, np.int16)] * 5])
    Recorder(microphone).record(recording(take, patience_s=3.0), Observers(on_samples=listen))
    assert on_disk_at_first_block[0] > 9 * RATE_HZ
    assert sum(map(len, heard)) == len(read_take(take))


def test_a_listener_that_fails_costs_nothing_of_the_take(microphone: FileMicrophone, take: Path) -> None:
    def listen(samples: Samples) -> None:
        raise RuntimeError("the recognizer broke")

    with pytest.raises(RuntimeError, match="the recognizer broke"):
        Recorder(microphone).record(recording(take), Observers(on_samples=listen))
    np.testing.assert_array_equal(read_take(take), answer())


NOTHING_DBFS = -90.0


def test_ticks_tell_where_a_recording_stands(tmp_path: Path, take: Path) -> None:
    ticks: list[Tick] = []
    sound = write_wav(tmp_path / "answer.wav", joined(quiet(0.5), spoken(1.0), quiet(1.5)))
    microphone = FileMicrophone([sound], realtime=True)
    Recorder(microphone).record(recording(take, patience_s=1.2), Observers(on_tick=ticks.append))
    assert 6 <= len(ticks) <= 15
    assert [tick.elapsed_s for tick in ticks] == sorted(tick.elapsed_s for tick in ticks)
    heard = [tick for tick in ticks if tick.level_dbfs > NOTHING_DBFS]  # on a busy machine a tick may have no sound yet
    silent, loud = heard[0], next(tick for tick in heard if tick.speaking)
    assert silent.level_dbfs == pytest.approx(-64, abs=2)
    assert loud.level_dbfs > -30
    assert ticks[-1].thinking_s == pytest.approx(0.5, abs=0.1)
    countdown = [tick.countdown_s for tick in ticks if tick.countdown_s is not None]
    assert countdown == sorted(countdown, reverse=True)
    assert countdown[0] <= 0.6


class SlowMicrophone(ScriptedMicrophone):
    """A microphone on a busy machine: it takes a second to open, and its first sound comes after another one."""

    def open(self, ask: str) -> ScriptedCapture:
        time.sleep(1.0)
        return super().open(ask)


def late(voice: list[Samples]) -> Iterator[Samples]:
    for _ in range(12):
        time.sleep(0.1)
        yield np.zeros(0, np.int16)
    yield from voice


def test_a_microphone_that_is_slow_to_open_and_to_sound_is_no_trouble(take: Path) -> None:
    ticks: list[Tick] = []
    microphone = SlowMicrophone(late(in_blocks(spoken(2.0))))
    Recorder(microphone).record(recording(take, limit_s=1.0), Observers(on_tick=ticks.append))
    assert ticks[0].elapsed_s == 0.0
    assert {tick.trouble for tick in ticks} == {None}


def test_levels_of_speech_and_room_are_measured(tmp_path: Path, take: Path) -> None:
    voice = spoken(3.0)
    microphone = FileMicrophone([write_wav(tmp_path / "answer.wav", joined(quiet(2.0), voice, quiet(2.0)))])
    sound = Recorder(microphone).record(recording(take), Observers()).take.sound
    level_dbfs = 10 * np.log10(np.mean((voice / 32768.0) ** 2))
    assert sound.speech_dbfs == pytest.approx(level_dbfs, abs=0.5)
    assert sound.noise_dbfs == pytest.approx(-64.3, abs=0.5)
    assert (sound.clipped_share, sound.lost_s) == (0.0, 0.0)


def test_clipping_is_measured_in_speech(tmp_path: Path, take: Path) -> None:
    voice = np.clip(spoken(3.0).astype(np.int32) * 8, -32768, 32767).astype(np.int16)
    microphone = FileMicrophone([write_wav(tmp_path / "answer.wav", joined(quiet(3.0), voice))])
    sound = Recorder(microphone).record(recording(take), Observers()).take.sound
    assert sound.clipped_share == pytest.approx(float(np.mean(np.abs(voice.astype(int)) >= 32_700)), abs=0.03)
    assert sound.clipped_share > 0.05


def test_a_muted_microphone_has_no_levels_and_no_speech(tmp_path: Path, take: Path) -> None:
    microphone = FileMicrophone([write_wav(tmp_path / "answer.wav", np.zeros(3 * RATE_HZ, np.int16))])
    heard = Recorder(microphone).record(recording(take), Observers()).take
    assert (heard.speech_s, heard.sound.speech_dbfs, heard.sound.noise_dbfs) == (0, None, None)


def test_a_microphone_that_cannot_be_opened_leaves_no_take(take: Path) -> None:
    with pytest.raises(DeviceError, match="There is none"):
        Recorder(ScriptedMicrophone()).record(recording(take), Observers())
    assert not take.exists()


def test_ctrl_c_leaves_a_whole_take(microphone: FileMicrophone, take: Path) -> None:
    def poll() -> str | None:
        if polls.pop():
            raise KeyboardInterrupt
        return None

    polls = [True, *[False] * 20]
    with pytest.raises(KeyboardInterrupt):
        Recorder(microphone).record(recording(take), Observers(poll=poll))
    np.testing.assert_array_equal(read_take(take), answer()[: 2 * RATE_HZ])


def test_a_take_found_on_disk_is_heard_as_it_was_recorded(microphone: FileMicrophone, take: Path) -> None:
    recorded = Recorder(microphone).record(recording(take), Observers())
    assert take_on_disk(1, take) == recorded.take


class LossyCapture(ScriptedCapture):
    """Has dropped half a second by the end of its first take."""

    lost_s = 0.0

    def read(self, timeout_s: float) -> Samples | None:
        self.lost_s = 0.5
        return super().read(timeout_s)


def test_sound_that_the_device_dropped_is_counted_once_with_the_take_in_which_it_was(take: Path) -> None:
    microphone = ScriptedMicrophone()
    capture = LossyCapture(iter(in_blocks(joined(answer(), spoken(1.0), quiet(6.0)))))
    microphone.open = lambda ask: capture
    recorder = Recorder(microphone)
    first = recorder.record(recording(take, patience_s=3.6), Observers())
    wait_until(lambda: recorder.spoke_on() or not recorder.watches)
    second = recorder.record(recording(take.with_name("02.flac"), patience_s=3.0), Observers())
    recorder.close()
    assert (first.take.sound.lost_s, second.take.sound.lost_s) == (0.5, 0.0)


@pytest.mark.parametrize(("more_s", "expected"), [(0.4, False), (1.5, True)])
def test_after_the_key_a_word_that_was_not_out_yet_is_no_speaking_on_but_a_sentence_is(
    take: Path, more_s: float, expected: bool
) -> None:
    """The key is pressed in the middle of what is said."""

    class Going(ScriptedCapture):
        let = True

        def read(self, timeout_s: float) -> Samples | None:
            return super().read(timeout_s) if self.let or timeout_s else np.zeros(0, np.int16)

    capture = Going(iter(in_blocks(joined(quiet(0.5), spoken(2.0 + more_s), quiet(3.0)))))
    microphone = ScriptedMicrophone()
    microphone.open = lambda ask: capture
    recorder = Recorder(microphone)
    capture.let = False  # nothing but what has come by the moment of the key
    take_recording = recorder.record(recording(take), Observers(poll=after(25, "enter")))
    capture.let = True
    assert take_recording.ended_by == "key"
    wait_until(lambda: recorder.spoke_on() or not recorder.watches)
    assert recorder.spoke_on() is expected
    recorder.close()
