"""The timing self-check by keys: cues, bell, counting past the target, taking back, and the result."""

import io
import threading

import pytest

from mockloop.analysis.judging.pacing import Clock
from mockloop.timer.by_keys import KEYS, Stopwatch, Timed, document, table
from mockloop.timer.clock import Lap
from mockloop.timer.clock_line import ClockFace
from mockloop.ui.terminal.controls import LineControls, NoControls
from testkit.fakes import HandClock

CLOCKS = {"situation": Clock(30.0, 45.0), "task": Clock(20.0, 30.0)}


class Person:
    """Presses a key once so many seconds have gone by; time passes only while the program waits."""

    interactive = True

    def __init__(self, *presses: tuple[float, str]) -> None:
        self._presses = list(presses)
        self.now_s = 1000.0

    def wait(self, timeout_s: float | None) -> str | None:
        due_s, key = self._presses[0] if self._presses else (0.0, "stop")
        if timeout_s is not None and due_s > timeout_s + 1e-9:
            self._presses[0] = (due_s - timeout_s, key)
            self.now_s += timeout_s
            return None
        self.now_s += due_s
        self._presses = self._presses[1:]
        return key

    def poll(self) -> str | None:
        return self.wait(0.0)

    def close(self) -> None:
        pass


def timed(*presses: tuple[float, str], live: bool = False, **look) -> tuple[Timed, str]:
    person, out = Person(*presses), io.StringIO()
    watch = Stopwatch(CLOCKS, person, live, lambda: person.now_s)
    return watch.run(ClockFace(out, live, **look)), out.getvalue()


def test_enter_starts_the_clock_and_ends_each_section():
    result, printed = timed((9.0, "enter"), (31.0, "enter"), (18.0, "enter"))
    assert result == Timed((Lap("situation", 31.0), Lap("task", 18.0)), True)
    assert "Situation   31 s of 30 s, 1 s over" in printed
    assert "Task        18 s of 20 s, 2 s under" in printed


def test_line_by_line_each_change_of_the_cue_is_a_line_with_a_sign_and_words():
    _, printed = timed((0.0, "enter"), (50.0, "enter"), (1.0, "stop"))
    assert [line for line in printed.splitlines() if line.startswith("Situation:")] == [
        "Situation: target 30 s, at most 45 s",
        "Situation: ▲ wrap up, 0:06 left",
        "Situation: ■ over, 0:00 left",
        "Situation: ✖ far over, 0:15 OVER",
    ]


def test_on_a_terminal_the_clock_is_redrawn_and_counts_on_past_the_target():
    _, printed = timed((0.0, "enter"), (33.0, "enter"), (0.0, "stop"), live=True)
    assert "0:12  ● go on  0:18 left" in printed
    assert "0:25  ▲ wrap up  0:05 left" in printed
    assert "0:33  ■ over  0:03 OVER" in printed
    assert "\x1b[3" not in printed


def test_on_a_terminal_the_first_section_is_there_before_its_clock_starts():
    _, printed = timed((5.0, "stop"), live=True)
    assert "Situation   ········|     0:00  ● go on  0:30 left" in printed


def test_a_section_is_told_with_the_seconds_that_the_result_has():
    result, printed = timed((0.0, "enter"), (6.53, "enter"), (0.0, "stop"))
    assert "Situation   6 s of 30 s" in printed
    assert "6 s of 30 s" in next(table(CLOCKS, result))


def test_colour_comes_on_top_of_sign_and_words():
    _, printed = timed((0.0, "enter"), (33.0, "enter"), (0.0, "stop"), live=True, coloured=True)
    assert "\x1b[32m● go on\x1b[0m" in printed
    assert "\x1b[33m▲ wrap up\x1b[0m" in printed
    assert "\x1b[31m■ over\x1b[0m" in printed


def test_the_bell_rings_once_at_the_target_and_twice_at_the_limit():
    assert timed((0.0, "enter"), (33.0, "enter"), (0.0, "stop"), live=True, bell=True)[1].count("\a") == 1
    assert timed((0.0, "enter"), (50.0, "enter"), (0.0, "stop"), live=True, bell=True)[1].count("\a") == 3
    assert "\a" not in timed((0.0, "enter"), (50.0, "enter"), (0.0, "stop"), live=True)[1]
    assert timed((0.0, "enter"), (50.0, "enter"), (0.0, "stop"), bell=True)[1].count("\a") == 3  # line by line too


def test_a_section_that_is_taken_up_again_past_its_target_does_not_ring_again():
    presses = ((0.0, "enter"), (33.0, "enter"), (2.0, "back"), (2.0, "stop"))
    assert timed(*presses, live=True, bell=True)[1].count("\a") == 1
    later = ((0.0, "enter"), (33.0, "enter"), (2.0, "back"), (20.0, "stop"))  # past the limit, which had not rung yet
    assert timed(*later, live=True, bell=True)[1].count("\a") == 3


def test_b_takes_the_last_enter_back():
    result, printed = timed((0.0, "enter"), (10.0, "enter"), (5.0, "back"), (5.0, "enter"), (7.0, "enter"))
    assert result.laps == (Lap("situation", 20.0), Lap("task", 7.0))
    assert "Back in situation." in printed


def test_b_in_the_first_section_says_that_there_is_none_before():
    assert "there is none before it" in timed((0.0, "enter"), (1.0, "back"))[1]


def test_p_stops_the_clock_until_enter():
    result, printed = timed((0.0, "enter"), (10.0, "pause"), (300.0, "enter"), (5.0, "enter"), (7.0, "enter"))
    assert result.laps == (Lap("situation", 15.0), Lap("task", 7.0))
    assert "The clock is stopped at 0:10; Enter starts it again." in printed


def test_q_keeps_what_was_timed_and_says_that_it_is_not_all():
    result, _ = timed((0.0, "enter"), (12.0, "stop"))
    assert result == Timed((Lap("situation", 12.0),), False)


def test_ctrl_c_costs_nothing_that_was_timed():
    class Interrupted(Person):
        def wait(self, timeout_s: float | None) -> str | None:
            pressed = super().wait(timeout_s)
            if pressed == "interrupt":
                raise KeyboardInterrupt
            return pressed

    person = Interrupted((0.0, "enter"), (12.0, "enter"), (5.0, "interrupt"))
    watch = Stopwatch(CLOCKS, person, live=False, now_s=lambda: person.now_s)
    with pytest.raises(KeyboardInterrupt):
        watch.run(ClockFace(io.StringIO(), live=False))
    person.now_s += 60.0
    assert watch.timed() == Timed((Lap("situation", 12.0), Lap("task", 5.0)), False)


def test_the_end_of_input_stops_the_clock():
    controls = LineControls(io.StringIO("\n\n"), KEYS)
    result = Stopwatch(CLOCKS, controls, live=False).run(ClockFace(io.StringIO(), live=False))
    assert not result.is_complete
    assert not Stopwatch(CLOCKS, NoControls(), live=False).run(ClockFace(io.StringIO(), live=False)).is_complete


def test_lines_arrive_while_the_clock_waits():
    clock, waited = HandClock(), threading.Semaphore(0)

    class Slow(io.StringIO):
        def __next__(self) -> str:
            waited.acquire()
            clock.now_s += 0.3
            return super().__next__()

    class Waited(LineControls):
        def wait(self, timeout_s: float | None) -> str | None:
            waited.release()
            return super().wait(timeout_s)

    watch = Stopwatch(CLOCKS, Waited(Slow("\n\n\n"), KEYS), live=False, now_s=clock)
    assert [lap.seconds for lap in watch.run(ClockFace(io.StringIO(), False)).laps] == pytest.approx([0.3, 0.3])


@pytest.mark.parametrize(
    ("typed", "command"), [("\n", "enter"), ("back\n", "back"), ("B\n", "back"), ("quit\n", "stop"), ("hm\n", None)]
)
def test_lines_stand_for_commands(typed, command):
    assert KEYS.of_line(typed) == command


def test_the_table_holds_every_section_and_what_was_not_timed_says_so():
    lines = list(table(CLOCKS, Timed((Lap("situation", 31.0, 2.4),), False)))
    assert lines[0].endswith(" good length 31 s of 30 s, 1 s over; thinking 2.4 s")
    assert lines[1].endswith("not timed")
    assert lines[2] == "Total       0:31 of 0:50, 0:19 under"


def test_a_line_of_the_result_fits_into_80_columns():
    clocks = {"reflection": Clock(90.0, 135.0)}
    line = next(table(clocks, Timed((Lap("reflection", 175.0, 112.4),), True)))
    assert line.endswith("too long    175 s of 90 s, 85 s over; thinking 112.4 s")
    assert len(line) <= 80


def test_a_remark_is_broken_between_words_on_a_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    out = io.StringIO()
    ClockFace(out, live=True).notify("Enter starts the clock. Then Enter ends a section, b undoes that.")
    assert out.getvalue() == "Enter starts the clock. Then Enter ends a section, b undoes\nthat.\n"


def test_the_same_as_data():
    result = document(CLOCKS, Timed((Lap("situation", 31.0),), False), "keys")
    assert result == {
        "schema": 1, "how": "keys", "complete": False, "seconds": 31.0, "target_s": 50.0,
        "sections": [
            {"section": "situation", "seconds": 31.0, "target_s": 30.0, "limit_s": 45.0, "status": "on",
             "thinking_s": None},
            {"section": "task", "seconds": 0.0, "target_s": 20.0, "limit_s": 30.0, "status": "missing",
             "thinking_s": None},
        ],
    }  # fmt: skip


def test_a_clock_that_is_cleared_leaves_its_line_to_what_comes_next():
    out = io.StringIO()
    face = ClockFace(out, live=True)
    face.show("situation", 3.0, CLOCKS["situation"])
    shown = len(out.getvalue()) - 1
    face.clear()
    face.clear()
    assert out.getvalue().endswith("\r" + " " * shown + "\r")
    assert out.getvalue().count("\r") == 3


def test_a_live_line_is_never_wider_than_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    out = io.StringIO()
    ClockFace(out, live=True).show("situation", 3.0, CLOCKS["situation"], "silent, next in 1.4 s, and so on")
    assert len(out.getvalue().lstrip("\r")) <= 59
