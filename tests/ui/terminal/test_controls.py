"""Commands typed as lines."""

from __future__ import annotations

import io
import threading

import pytest

from mockloop.ui.terminal.controls import LineControls


@pytest.mark.parametrize("line", ["?", "?pp", "louder please"])
def test_a_line_that_is_no_command_is_answered_with_the_keys(line):
    told: list[str] = []
    ready = threading.Event()

    class Later(io.StringIO):
        def __next__(self) -> str:
            ready.wait()
            return super().__next__()

    controls = LineControls(Later(f"{line}\nm\n"))
    controls.tell_keys = lambda: told.append("keys")
    ready.set()
    assert controls.wait(None) == "more_time"
    assert told == ["keys"]


def test_a_command_is_told_when_it_is_taken_and_not_when_it_is_typed():
    told: list[str] = []
    controls = LineControls(io.StringIO("m\n\n"))
    controls.tell_taken = told.append
    assert controls.wait(None) == "more_time"
    assert told == ["more_time"]
    assert controls.wait(None) == "enter"
    assert told == ["more_time", "enter"]
