"""The timing self-check hands free: the microphone is a recording, voice activity is real."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from mockloop.analysis.judging.pacing import Clock
from mockloop.core.errors import DeviceError
from mockloop.ports import Samples
from mockloop.speech.audio.file_microphone import FileMicrophone
from mockloop.timer.clock_line import ClockFace
from mockloop.timer.hands_free import ExtraTime, HandsFree
from mockloop.ui.terminal.controls import NoControls
from testkit.fakes import PressedKeys
from testkit.sounds import joined, quiet, spoken, write_wav

CLOCKS = {"situation": Clock(6.0, 9.0), "task": Clock(4.0, 6.0)}


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """Two seconds of thinking, 5 s of situation with 1.5 s of thinking in it, a long pause, 3 s of task, silence."""
    sound = joined(quiet(2.0), spoken(3.0), quiet(1.5), spoken(2.0), quiet(3.5), spoken(3.0), quiet(3.0))
    return write_wav(tmp_path / "answer.wav", sound)


def held(answer: Path, keys=None, pause_s: float | None = 2.5) -> tuple[HandsFree, str]:
    out = io.StringIO()
    watch = HandsFree(CLOCKS, keys or NoControls(), FileMicrophone([answer]), pause_s)
    watch.run(ClockFace(out, live=False))
    return watch, out.getvalue()


def test_speech_starts_the_clock_thinking_is_apart_and_a_long_pause_goes_on(answer):
    watch, printed = held(answer)
    situation, task = watch.timed().laps
    assert watch.timed().is_complete
    assert situation.seconds == pytest.approx(5.0, abs=0.3)
    assert situation.thinking_s == pytest.approx(3.5, abs=0.3)
    assert task.seconds == pytest.approx(3.0, abs=0.3)
    assert task.thinking_s == pytest.approx(3.5, abs=0.3)
    assert "Speak: each clock starts with your voice. A pause of 2.5 s, or Enter, begins the next;" in printed
    assert "Situation   5 s of 6 s, 1 s under" in printed


def test_with_the_pause_off_one_section_takes_it_all(answer):
    watch, _ = held(answer, pause_s=None)
    (lap,) = watch.timed().laps
    assert lap.seconds == pytest.approx(8.0, abs=0.4)
    assert not watch.timed().is_complete


def test_enter_begins_the_next_section_at_once(answer):
    watch, _ = held(answer, PressedKeys((0, "enter")))
    assert [lap.section for lap in watch.timed().laps] == ["task"]


def test_q_stops_and_keeps_what_there_is(answer):
    watch, _ = held(answer, PressedKeys((60, "stop")))
    assert not watch.timed().is_complete


def test_p_stops_listening_until_enter(answer):
    watch, printed = held(answer, PressedKeys((0, "pause")))
    assert watch.timed().laps == ()
    assert "Not listening; Enter continues." in printed
    watch, printed = held(answer, PressedKeys((0, "pause"), (0, "enter")))
    assert "Listening again." in printed
    assert watch.timed().is_complete


def test_b_goes_back_to_the_section_before_or_says_that_there_is_none(answer):
    _, printed = held(answer, PressedKeys((0, "back"), (0, "enter"), (0, "back")))
    assert "there is none before it" in printed
    assert "Back in situation: it continues when you speak." in printed


def test_a_terminal_shows_what_is_heard_and_when_the_next_section_comes(answer):
    out = io.StringIO()
    HandsFree(CLOCKS, NoControls(), FileMicrophone([answer])).run(ClockFace(out, live=True))
    assert "speaking" in out.getvalue()
    assert "silent, next in " in out.getvalue()
    assert "silent, thought" in out.getvalue()


def said(tmp_path: Path, *parts: Samples) -> Path:
    return write_wav(tmp_path / "said.wav", joined(*parts))


ONE = {"reflection": Clock(6.0, 9.0)}


def of_one(sound: Path, keys=None, live: bool = False) -> tuple[HandsFree, str]:
    out = io.StringIO()
    watch = HandsFree(ONE, keys or NoControls(), FileMicrophone([sound]))
    watch.run(ClockFace(out, live=live))
    return watch, out.getvalue()


def test_the_last_section_is_over_only_after_one_pause_more(tmp_path):
    watch, printed = of_one(said(tmp_path, spoken(3.0), quiet(5.5), spoken(3.0)))
    (lap,) = watch.timed().laps
    assert lap.seconds == pytest.approx(3.0, abs=0.3)
    assert watch.timed().is_complete
    assert "That was the last section. Timing ends in 2.5 s, unless you keep speaking or press b." in printed


def test_the_countdown_of_the_last_section_says_that_it_ends(tmp_path):
    _, printed = of_one(said(tmp_path, spoken(3.0), quiet(5.5)), live=True)
    assert "silent, ends in 1." in printed
    assert "next in" not in printed
    assert "left  ends in 2." in printed


def test_who_speaks_on_in_that_pause_is_still_in_the_last_section(tmp_path):
    watch, printed = of_one(said(tmp_path, spoken(3.0), quiet(4.0), spoken(3.0), quiet(5.5)))
    (lap,) = watch.timed().laps
    assert lap.seconds == pytest.approx(6.0, abs=0.4)
    assert lap.thinking_s == pytest.approx(4.0, abs=0.5)
    assert "Back in reflection: it continues." in printed
    assert printed.count("That was the last section") == 2


def test_b_in_that_pause_takes_the_end_back_and_silence_ends_nothing_until_there_is_speech(tmp_path):
    sound = said(tmp_path, spoken(3.0), quiet(20.0), spoken(2.0))
    watch, printed = of_one(sound, PressedKeys((65, "back")))
    assert "Back in reflection: it continues when you speak." in printed
    (lap,) = watch.timed().laps
    assert lap.seconds == pytest.approx(5.0, abs=0.4)
    assert lap.thinking_s == pytest.approx(20.0, abs=0.4)


def test_enter_in_that_pause_ends_it_at_once_and_p_stops_its_clock(tmp_path):
    sound = said(tmp_path, spoken(3.0), quiet(4.0), spoken(3.0))
    watch, printed = of_one(sound, PressedKeys((65, "enter")))
    assert watch.timed().is_complete
    assert "Back in" not in printed
    watch, printed = of_one(sound, PressedKeys((65, "pause"), (1, "enter")))
    assert "Not listening; Enter continues." in printed
    assert "Listening again." in printed
    assert "Back in reflection" in printed


def test_a_breath_in_that_pause_takes_nothing_back():
    grace = ExtraTime(3.0, 2.5)
    for is_speech, seconds in ((False, 1.0), (True, 0.2), (False, 1.0)):
        grace.hear(is_speech, seconds)
    assert not grace.is_taken_back
    assert grace.left_s == pytest.approx(0.3)
    grace.hear(False, 0.4)
    assert grace.is_over


def test_a_microphone_that_is_lost_costs_nothing_that_was_timed(answer):
    class Failing:
        name, live = "failing", False

        def open(self, ask: str) -> Failing:
            self._capture, self._left = FileMicrophone([answer]).open(ask), 60
            return self

        def read(self, timeout_s: float) -> Samples | None:
            self._left -= 1
            if not self._left:
                raise DeviceError("The microphone was lost.", "Plug it in.")
            return self._capture.read(timeout_s)

        def close(self) -> None:
            self._capture.close()

    watch = HandsFree(CLOCKS, NoControls(), Failing())
    with pytest.raises(DeviceError):
        watch.run(ClockFace(io.StringIO(), live=False))
    assert watch.timed().laps[0].section == "situation"
