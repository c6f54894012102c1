"""A paused interview on a terminal on which no screen can be drawn: it waits for a key that means something."""

from __future__ import annotations

import time

import pytest

from testkit.program import Program

pytestmark = pytest.mark.live


def test_keys_that_mean_nothing_leave_a_paused_interview_paused(pulse, tmp_path):
    arguments = ["interview", "ownership-webhook", "--engine", "tiny.en", "--voice", "off"]
    held = Program(arguments, pulse.env, tmp_path / "home")
    held.wait_for("Listening. ")
    held.press("p")
    held.wait_for("Paused. Enter or p continues")
    for pressed in (" ", "\t", "\x1b", "\x1b[C"):
        held.press(pressed)
        time.sleep(0.2)
    held.press("\r")
    held.wait_for("Listening. ")
    held.press("q")
    held.finish()
    held.close()
