"""What a microphone captures is written at once, even if the recorder is busy."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.take_file import TakeWriter, read_take
from mockloop.speech.recording.capture_writer import CaptureWriter, WrittenSound, joined
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording
from testkit.fakes import wait_until
from testkit.sounds import spoken

LOST = DeviceError("The microphone was lost.", "Plug it in.")


def said() -> Samples:
    return spoken(3.0)


class PacedCapture:
    """Brings sound whoever reads it: a block at each ``bring``, then what ``ends`` says."""

    paced = True

    def __init__(self) -> None:
        self._blocks: list[Samples | DeviceError | None] = []
        self._left = np.split(said(), range(1600, 3 * RATE_HZ, 1600))
        self.readers: set[int] = set()

    def bring(self, blocks: int) -> None:
        self._blocks += self._left[:blocks]
        del self._left[:blocks]

    def end(self, by: DeviceError | None) -> None:
        self._blocks.append(by)

    def read(self, timeout_s: float) -> Samples | None:
        self.readers.add(threading.get_ident())
        if not self._blocks:
            threading.Event().wait(timeout_s / 10)
            return np.zeros(0, np.int16)
        block = self._blocks.pop(0)
        if isinstance(block, DeviceError):
            raise block
        return block

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[TakeWriter]:
    one = TakeWriter(tmp_path / "01.flac")
    yield one
    one.close()


def test_sound_lies_on_the_disk_though_nobody_has_read_it(writer: TakeWriter) -> None:
    capture = PacedCapture()
    writing = CaptureWriter(capture, writer)
    capture.bring(20)
    wait_until(lambda: len(read_take(writer.path)) > 1.8 * RATE_HZ)
    writing.stop()
    kept = list(itertools.takewhile(lambda one: one and len(one.samples), iter(lambda: writing.read(0.0), None)))
    np.testing.assert_array_equal(np.concatenate([one.samples for one in kept]), said()[: 2 * RATE_HZ])


def test_what_the_capture_raises_is_raised_after_what_it_brought_before(writer: TakeWriter) -> None:
    capture = PacedCapture()
    capture.bring(2)
    capture.end(LOST)
    writing = CaptureWriter(capture, writer)
    assert [len(writing.read(60.0).samples) for _ in range(2)] == [1600, 1600]
    with pytest.raises(DeviceError, match="was lost"):
        writing.read(60.0)
    writing.stop()


def test_the_rest_is_what_was_taken_and_not_read_then_what_the_capture_still_has(writer: TakeWriter) -> None:
    capture = PacedCapture()
    writing = CaptureWriter(capture, writer)
    capture.bring(3)
    wait_until(lambda: writing.waiting and writer.duration_s == pytest.approx(0.3))
    writing.stop()
    capture.bring(2)
    rest = list(iter(lambda: len(writing.rest().samples), 0))
    assert rest == [1600] * 5
    assert writer.duration_s == pytest.approx(0.5)


def test_silence_is_written_for_the_time_in_which_the_microphone_was_gone(writer: TakeWriter) -> None:
    capture = PacedCapture()
    writing = CaptureWriter(capture, writer, time.monotonic() - 0.5)
    capture.bring(1)
    kept = writing.read(60.0)
    writing.stop()
    assert kept.gap_s >= 0.4
    assert writer.duration_s == pytest.approx(kept.gap_s + 0.1, abs=1e-3)


def test_a_capture_without_a_pace_of_its_own_is_read_when_it_is_asked_for(writer: TakeWriter) -> None:
    capture = PacedCapture()
    capture.paced = False
    capture.bring(1)
    assert len(CaptureWriter(capture, writer).read(0.0).samples) == 1600
    assert capture.readers == {threading.get_ident()}


class Microphone:
    """A live microphone that is this capture."""

    name, live = "paced", True

    def __init__(self, capture: PacedCapture) -> None:
        self._capture = capture

    def open(self, ask: str) -> PacedCapture:
        return self._capture


def test_a_recorder_that_is_held_up_loses_nothing_and_a_take_is_as_long_as_what_is_known_of_it(tmp_path: Path) -> None:
    """Whoever follows the recording is busy until two seconds lie on the disk."""
    capture, path = PacedCapture(), tmp_path / "01.flac"
    capture.bring(25)
    capture.end(None)

    def busy(_: object) -> None:
        wait_until(lambda: len(read_take(path)) > 2 * RATE_HZ)

    recorded = Recorder(Microphone(capture)).record(Recording("opening", 1, path), Observers(on_tick=busy))
    assert recorded.take.duration_s == pytest.approx(2.5)
    np.testing.assert_array_equal(read_take(path), said()[: round(2.5 * RATE_HZ)])


def test_a_full_disk_is_told_as_that_and_not_as_a_lost_microphone(tmp_path: Path) -> None:
    path = tmp_path / "01.flac"
    told = subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == "The disk is full: the recording 01.flac was kept up to here."


_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from mockloop.speech.recording.recorder import Recorder, RecordingLost
from mockloop.speech.recording.request import Observers, Recording
from tests.speech.recording.test_capture_writer import Microphone, PacedCapture
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
capture = PacedCapture()
capture.bring(20)
try:
    going_on = Observers(on_tick=lambda _: capture.bring(1))
    Recorder(Microphone(capture)).record(Recording("opening", 1, Path(sys.argv[1])), going_on)
except RecordingLost as lost:
    print(lost.sentence)
"""


def test_pieces_are_joined_in_order_with_the_newest_facts_and_the_worst_clipping() -> None:
    first, second = WrittenSound(said()[:640], 1.0, 0.5, 0.2, 0.1), WrittenSound(said()[640:1600], 1.06, 0.0, 0.1, 0.3)
    together = joined([first, second])
    np.testing.assert_array_equal(together.samples, said()[:1600])
    assert (together.at_s, together.gap_s, together.clipped_share, together.lost_s) == (1.06, 0.5, 0.2, 0.3)
