"""The measurements of a take: speech, levels, clipping."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import SessionError
from mockloop.core.events import SoundQuality
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.measurement import FLOOR_DBFS, TakeMeasurement, level_dbfs, take_on_disk
from mockloop.speech.audio.take_file import TakeWriter
from mockloop.speech.audio.voice_activity import WINDOW
from testkit.sounds import joined, quiet, spoken


def answer() -> Samples:
    return joined(quiet(1.0), spoken(3.0), quiet(1.0), spoken(2.0, 3), quiet(1.0))


def heard(sound: Samples, chunk: int = 1600) -> TakeMeasurement:
    hearing = TakeMeasurement()
    for at in range(0, len(sound), chunk):
        hearing.accept(sound[at : at + chunk])
    return hearing


def louder(sound: Samples, by_db: float) -> Samples:
    return np.clip(sound * 10 ** (by_db / 20), -32768, 32767).astype(np.int16)


def test_speech_is_found_where_it_is() -> None:
    first, second = heard(answer()).voiced
    assert (first.start_s, first.end_s) == pytest.approx((1.0, 4.0), abs=0.06)
    assert (second.start_s, second.end_s) == pytest.approx((5.0, 7.0), abs=0.06)


@pytest.mark.parametrize("gap_s", [0.3, 0.5, 1.0])
def test_gaps_of_three_tenths_of_a_second_and_more_are_found_to_a_few_hundredths(gap_s: float) -> None:
    first, second = heard(joined(quiet(0.5), spoken(2.0), quiet(gap_s), spoken(2.0, 3), quiet(0.5))).voiced
    assert second.start_s - first.end_s == pytest.approx(gap_s, abs=0.08)


@pytest.mark.parametrize("by_db", [-20, -10, 6])
def test_speech_is_found_however_loud_it_is(by_db: float) -> None:
    spans = heard(louder(answer(), by_db)).voiced
    assert sum(span.seconds for span in spans) == pytest.approx(5.0, abs=0.3)


@pytest.mark.parametrize("chunk", [1, 160, 511, 7000])
def test_nothing_depends_on_the_size_of_the_chunks(chunk: int) -> None:
    sound = answer()[: 2 * RATE_HZ] if chunk == 1 else answer()
    assert heard(sound, chunk).voiced == heard(sound).voiced
    assert heard(sound, chunk).sound() == heard(sound).sound()


def test_each_window_says_whether_it_is_speech() -> None:
    hearing = TakeMeasurement()
    said = hearing.accept(answer())
    assert len(said) == len(answer()) // WINDOW
    assert not any(said[: int(0.9 * RATE_HZ / WINDOW)])
    assert all(said[int(1.5 * RATE_HZ / WINDOW) : int(3.5 * RATE_HZ / WINDOW)])
    assert hearing.accept(quiet(0.001)) == []


def test_the_level_of_speech_and_of_the_room_are_told_apart() -> None:
    sound = heard(answer()).sound()
    voice = level_dbfs(answer()[RATE_HZ : 4 * RATE_HZ])
    assert sound.speech_dbfs == pytest.approx(voice, abs=1.0)
    assert sound.noise_dbfs == pytest.approx(20 * np.log10(20 / 32768), abs=1.0)  # the room of sounds.quiet
    assert sound.clipped_share == 0.0


def test_a_knock_on_the_desk_is_not_the_level_of_the_room() -> None:
    knocked = answer().copy()
    knocked[4_000:4_400] = 20_000
    before, after = heard(answer()).sound().noise_dbfs, heard(knocked).sound().noise_dbfs
    assert before is not None and after == pytest.approx(before, abs=1.0)


def test_a_muted_stretch_is_not_the_level_of_the_room() -> None:
    sound = heard(joined(np.zeros(5 * RATE_HZ, np.int16), answer())).sound()
    assert sound.noise_dbfs == pytest.approx(-64.3, abs=1.0)


def test_clipped_speech_is_measured() -> None:
    assert heard(louder(answer(), 20)).sound().clipped_share > 0.05


@pytest.mark.parametrize("silence", [np.zeros(3 * RATE_HZ, np.int16), quiet(3.0)], ids=["digital", "a room"])
def test_silence_has_no_speech_and_so_no_level_of_it(silence: Samples) -> None:
    sound = heard(silence).sound()
    assert heard(silence).voiced == ()
    assert sound.speech_dbfs is None and sound.clipped_share == 0.0
    assert (sound.noise_dbfs is None) == (not silence.any())


def test_nothing_heard_is_nothing_known() -> None:
    assert TakeMeasurement().sound() == SoundQuality()
    assert TakeMeasurement().take(1, 0.0).voiced == ()


def test_levels_are_decibels_below_full_scale() -> None:
    full = np.full(1600, -32768, np.int16)
    assert level_dbfs(full) == 0.0
    assert level_dbfs(full // 10) == pytest.approx(-20.0, abs=0.1)
    assert level_dbfs(np.zeros(1600, np.int16)) == level_dbfs(np.zeros(0, np.int16)) == FLOOR_DBFS


def test_a_take_on_disk_is_heard_as_it_was_while_it_was_spoken(tmp_path: Path) -> None:
    path = tmp_path / "01.flac"
    writer = TakeWriter(path)
    writer.accept(answer())
    writer.close()
    assert take_on_disk(3, path) == heard(answer()).take(3, len(answer()) / RATE_HZ)


def test_a_take_cut_off_is_heard_up_to_there(tmp_path: Path) -> None:
    writer = TakeWriter(tmp_path / "01.flac")
    writer.accept(answer())
    writer.close()
    whole = (tmp_path / "01.flac").read_bytes()
    (tmp_path / "02.flac").write_bytes(whole[: len(whole) // 2])
    take = take_on_disk(1, tmp_path / "02.flac")
    assert 1.0 < take.duration_s < 7.0
    assert take.voiced[0].start_s == pytest.approx(1.0, abs=0.06)
    assert take.voiced[-1].end_s <= take.duration_s + 0.05


def test_a_take_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SessionError):
        take_on_disk(1, tmp_path / "01.flac")
