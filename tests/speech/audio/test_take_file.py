"""Takes on the disk: written once, private, and readable wherever they stop."""

from __future__ import annotations

import multiprocessing
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from mockloop.core.errors import DeviceError, SessionError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import Decoding
from mockloop.speech.audio.take_file import TakeWriter, read_take
from testkit.fakes import wait_until
from testkit.sounds import spoken

FRAME_S = 0.072
ALL_BUT_A_FRAME = round((5.0 - 2 * FRAME_S) * RATE_HZ)


def written(path: Path, samples: Samples, close: bool = True) -> TakeWriter:
    writer = TakeWriter(path)
    for start in range(0, len(samples), 1600):
        writer.accept(samples[start : start + 1600])
    if close:
        writer.close()
    return writer


def on_disk(path: Path, least: int) -> bytes:
    """The unfinished take once so many samples of it are on disk."""
    wait_until(lambda: len(read_take(path)) >= least)
    return path.read_bytes()


def test_a_take_comes_back_sample_for_sample(tmp_path: Path) -> None:
    sound = spoken(3.3)
    writer = written(tmp_path / "01.flac", sound)
    assert writer.duration_s == pytest.approx(3.3)
    np.testing.assert_array_equal(read_take(tmp_path / "01.flac"), sound)


def test_a_take_is_for_its_owner_alone(tmp_path: Path) -> None:
    written(tmp_path / "01.flac", spoken(0.2))
    assert stat.S_IMODE((tmp_path / "01.flac").stat().st_mode) == 0o600


def test_a_take_is_never_written_over(tmp_path: Path) -> None:
    written(tmp_path / "01.flac", spoken(0.5))
    with pytest.raises(DeviceError, match="cannot be written"):
        TakeWriter(tmp_path / "01.flac")
    assert len(read_take(tmp_path / "01.flac")) == RATE_HZ // 2


def test_all_but_the_last_frame_is_on_disk_while_the_take_is_spoken(tmp_path: Path) -> None:
    sound = spoken(5.0)
    writer = written(tmp_path / "01.flac", sound, close=False)
    (tmp_path / "copy.flac").write_bytes(on_disk(tmp_path / "01.flac", ALL_BUT_A_FRAME))
    kept = read_take(tmp_path / "copy.flac")
    writer.close()
    assert len(sound) - len(kept) <= 2 * FRAME_S * RATE_HZ
    np.testing.assert_array_equal(kept, sound[: len(kept)])


def test_an_unfinished_take_tells_every_reader_its_length(tmp_path: Path) -> None:
    writer = written(tmp_path / "01.flac", spoken(5.0), close=False)
    copy = tmp_path / "copy.flac"
    copy.write_bytes(on_disk(tmp_path / "01.flac", ALL_BUT_A_FRAME))
    writer.close()
    kept = len(read_take(copy))
    assert soundfile.info(copy).frames == len(soundfile.read(copy)[0]) == kept
    decoding = Decoding(copy)
    assert sum(len(block) for block in decoding) == kept
    assert decoding.notice is None


@pytest.mark.parametrize("share", [0.0, 0.0005, 0.003, 0.1, 0.33, 0.5, 0.77, 0.999])
def test_a_take_cut_off_anywhere_gives_every_whole_frame_before_the_cut(tmp_path: Path, share: float) -> None:
    sound = spoken(5.0)
    written(tmp_path / "01.flac", sound)
    whole = (tmp_path / "01.flac").read_bytes()
    (tmp_path / "cut.flac").write_bytes(whole[: int(len(whole) * share)])
    kept = read_take(tmp_path / "cut.flac")
    np.testing.assert_array_equal(kept, sound[: len(kept)])
    assert len(kept) >= (share * 5.0 - 0.6) * RATE_HZ  # bytes and seconds run together only roughly


def test_a_closed_take_with_a_damaged_count_is_read_by_its_frames(tmp_path: Path) -> None:
    sound = spoken(2.0)
    written(tmp_path / "01.flac", sound)
    whole = bytearray((tmp_path / "01.flac").read_bytes())
    whole[22:26] = b"\xff\xff\xff\xff"  # the low half of the count: four thousand million samples
    (tmp_path / "damaged.flac").write_bytes(whole)
    np.testing.assert_array_equal(read_take(tmp_path / "damaged.flac"), sound)


def test_a_closed_take_is_read_without_pyav(tmp_path: Path) -> None:
    written(tmp_path / "01.flac", spoken(0.5))
    program = (
        "import sys; from pathlib import Path; from mockloop.speech.audio.take_file import read_take;"
        f"print(len(read_take(Path({str(tmp_path / '01.flac')!r}))), 'av' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(RATE_HZ // 2), "False"]


def test_a_take_of_nothing_is_empty(tmp_path: Path) -> None:
    TakeWriter(tmp_path / "01.flac").close()
    assert len(read_take(tmp_path / "01.flac")) == 0


def test_what_is_no_take_is_told_apart_from_a_short_one(tmp_path: Path) -> None:
    (tmp_path / "01.flac").write_bytes(b"not sound at all, by any means, however long one looks at it")
    with pytest.raises(SessionError, match="was not recorded by mockloop"):
        read_take(tmp_path / "01.flac")
    with pytest.raises(SessionError, match="cannot be read"):
        read_take(tmp_path / "02.flac")


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match="cannot be written"):
        TakeWriter(tmp_path / "nowhere" / "01.flac")


def test_a_full_disk_is_told_and_what_was_written_stays(tmp_path: Path) -> None:
    report = multiprocessing.get_context("spawn").Queue()
    child = multiprocessing.get_context("spawn").Process(target=_fill_the_disk, args=(tmp_path / "01.flac", report))
    child.start()
    told, accepted = report.get(timeout=60)
    child.join()
    assert told == "The disk is full: the recording 01.flac was kept up to here."
    kept = read_take(tmp_path / "01.flac")
    assert 1 * RATE_HZ < len(kept) <= accepted
    np.testing.assert_array_equal(kept, spoken(20.0)[: len(kept)])
    assert soundfile.info(tmp_path / "01.flac").frames == len(kept)


def _fill_the_disk(path: Path, report: multiprocessing.Queue[tuple[str, int]]) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    writer, sound, accepted = TakeWriter(path), spoken(20.0), 0
    told = "nothing"
    try:
        for start in range(0, len(sound), 1600):
            writer.accept(sound[start : start + 1600])
            accepted = start + 1600
        writer.close()
    except DeviceError as error:
        told = error.sentence
    writer.close()
    report.put((told, accepted))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs signals")
def test_kill_nine_costs_at_most_half_a_second(tmp_path: Path) -> None:
    from benchmarks.kill_nine import killed_recording

    for number, after_s in enumerate((0.3, 0.9, 1.45)):
        lost_s = killed_recording(tmp_path / f"{number}.flac", after_s)
        assert lost_s <= 0.5
