"""The timing self-check hands free: the microphone is a recording, voice activity is real."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from mockloop.analysis.pacing import Clock
from mockloop.core.errors import DeviceError
from mockloop.ports import Samples
from mockloop.screen.clockface import ClockFace
from mockloop.screen.controls import NoControls
from mockloop.screen.hands_free import HandsFree
from mockloop.speech.recordings import FileMicrophone
from tests.fakes import PressedKeys
from tests.speech.sounds import joined, quiet, spoken, write_wav

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
    assert "Not listening; Enter goes on." in printed
    watch, printed = held(answer, PressedKeys((0, "pause"), (0, "enter")))
    assert "Listening again." in printed
    assert watch.timed().is_complete


def test_b_goes_back_to_the_section_before_or_says_that_there_is_none(answer):
    _, printed = held(answer, PressedKeys((0, "back"), (0, "enter"), (0, "back")))
    assert "there is none before it" in printed
    assert "Back in situation: it goes on when you speak." in printed


def test_a_terminal_shows_what_is_heard_and_when_the_next_section_comes(answer):
    out = io.StringIO()
    HandsFree(CLOCKS, NoControls(), FileMicrophone([answer])).run(ClockFace(out, live=True))
    assert "speaking" in out.getvalue()
    assert "silent, next in " in out.getvalue()
    assert "silent, thought" in out.getvalue()


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
