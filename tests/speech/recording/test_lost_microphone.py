"""A microphone that is lost in the middle of an answer: it comes back, stays away, or gives exact silence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.core.microphone_trouble import LOST, moved_to
from mockloop.ports import RATE_HZ, Samples, Tick
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.recording.recorder import Recorder, RecordingLost
from mockloop.speech.recording.request import Observers
from testkit.sounds import in_blocks, joined, quiet, spoken
from tests.speech.recording.scripted import UNPLUGGED, ScriptedMicrophone, after, answer, recording


def test_a_microphone_that_comes_back_leaves_a_gap_of_silence_that_counts_as_lost(take: Path) -> None:
    before, behind = answer()[: 4 * RATE_HZ], answer()[6 * RATE_HZ :]
    microphone = ScriptedMicrophone([*in_blocks(before), UNPLUGGED], UNPLUGGED, UNPLUGGED, in_blocks(behind))
    recorder = Recorder(microphone)
    recorded = recorder.record(recording(take, patience_s=3.0), Observers())
    recorder.close()
    samples, lost_s = read_take(take), recorded.take.sound.lost_s
    assert recorded.ended_by == "silence"
    assert lost_s == pytest.approx(0.5, abs=0.2)
    gap = round(lost_s * RATE_HZ)
    np.testing.assert_array_equal(samples[: len(before)], before)
    np.testing.assert_array_equal(samples[len(before) : len(before) + gap - 20], 0)
    assert recorded.take.duration_s == pytest.approx(len(samples) / RATE_HZ, abs=1e-3)
    assert microphone.opened[0].closed and microphone.opened[1].closed


def test_a_microphone_that_opens_again_but_gives_no_sound_is_still_missing(take: Path) -> None:
    nothing: list[Samples | DeviceError] = [np.zeros(0, np.int16)] * 3
    voice = in_blocks(spoken(1.0))
    microphone = ScriptedMicrophone([*voice, UNPLUGGED], [*nothing, UNPLUGGED], UNPLUGGED, voice)
    recorded = Recorder(microphone).record(recording(take, limit_s=2.0), Observers())
    assert recorded.take.sound.lost_s == pytest.approx(0.25, abs=0.1)
    assert len(microphone.opened) == 3


def test_a_gap_is_no_silence_that_ends_an_answer(take: Path) -> None:
    before = joined(spoken(2.0), quiet(0.8))
    microphone = ScriptedMicrophone([*in_blocks(before), UNPLUGGED], UNPLUGGED, UNPLUGGED, in_blocks(spoken(2.0)))
    recorded = Recorder(microphone).record(recording(take, patience_s=1.0), Observers(poll=after(60, "enter")))
    assert recorded.take.duration_s > 4.8


def test_a_long_exact_silence_is_a_lost_microphone_and_no_end_of_an_answer(take: Path) -> None:
    moved_away = joined(spoken(2.0), quiet(1.0), np.zeros(9 * RATE_HZ, np.int16))
    microphone = ScriptedMicrophone(in_blocks(moved_away))
    ticks: list[Tick] = []
    observers = Observers(poll=after(125, "enter"), on_tick=ticks.append)
    recorded = Recorder(microphone).record(recording(take, patience_s=4.0), observers)
    assert recorded.ended_by == "key"
    assert recorded.take.duration_s == pytest.approx(12.0)
    assert ticks[-1].trouble is LOST


class ChangedMicrophone(ScriptedMicrophone):
    """A microphone in whose place the system takes another one once it was lost."""

    @property
    def source(self) -> str:
        return "Desk" if len(self.opened) < 2 else "Headset"


def test_another_microphone_in_place_of_the_lost_one_is_told(take: Path) -> None:
    microphone = ChangedMicrophone([*in_blocks(spoken(2.0)), UNPLUGGED], in_blocks(spoken(2.0)))
    ticks: list[Tick] = []
    observers = Observers(poll=after(50, "enter"), on_tick=ticks.append)
    Recorder(microphone).record(recording(take), observers)
    assert ticks[0].trouble is None
    assert ticks[-1].trouble == moved_to("Headset")


def test_a_microphone_that_stays_away_is_told_and_the_take_is_kept(take: Path) -> None:
    microphone = ScriptedMicrophone([*in_blocks(answer()[: 5 * RATE_HZ]), UNPLUGGED])
    ticks: list[Tick] = []
    with pytest.raises(RecordingLost, match="'scripted' was lost and did not come back") as caught:
        Recorder(microphone, reopen_s=0.6).record(recording(take), Observers(on_tick=ticks.append))
    np.testing.assert_array_equal(read_take(take), answer()[: 5 * RATE_HZ])
    assert caught.value.take.duration_s == pytest.approx(5.0)
    assert caught.value.take.speech_s == pytest.approx(3.0, abs=0.15)
    assert ticks[-1].missing_s > 0.4


def test_a_key_ends_the_wait_for_a_lost_microphone(take: Path) -> None:
    microphone = ScriptedMicrophone([*in_blocks(answer()[:RATE_HZ]), UNPLUGGED])
    recorded = Recorder(microphone).record(recording(take), Observers(poll=after(12, "enter")))
    assert (recorded.ended_by, recorded.take.duration_s) == ("key", pytest.approx(1.0))
