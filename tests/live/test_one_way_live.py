"""The one-way format through the virtual microphone, on the live screen: think, record to the cap, choose a take."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from mockloop.ui.tui.debrief_view import UNSEEN_S
from testkit.program import shown
from testkit.tmux import Tmux

pytestmark = [pytest.mark.live, pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")]
FIRST = "Last spring I noticed that some messages never arrived. I pulled the delivery logs and I wrote a small fix."
SECOND = "Two years ago our warehouse was full. I printed a slip for every single box that came in."


@pytest.fixture
def terminal(pulse, tmp_path):
    opened = Tmux(pulse.env, tmp_path, (100, 30))
    yield opened
    opened.close()


def test_two_takes_of_which_the_first_is_chosen(pulse, terminal: Tmux, say, tmp_path: Path):
    screen = terminal
    options = ("--think", "60", "--cap", "12", "--takes", "2", "--patience", "off", "--voice", "off")
    screen.run("interview", "conflict-colleague", "--engine", "tiny.en", *options)
    screen.wait_for("Time to think: the recording begins in")
    screen.press("Enter")
    screen.wait_for("The recording runs")
    pulse.speak(say(FIRST, "first"))
    screen.wait_for("take 1 of 2")
    screen.wait_for("I hear you")
    screen.wait_for("Which take counts")  # nobody pressed a key: the cap has ended it
    screen.press("x")
    screen.wait_for("Time to think: the recording begins in")
    screen.press("Enter")
    screen.wait_for("take 2 of 2")
    pulse.speak(say(SECOND, "second")).wait(60)
    screen.press("Enter")
    screen.wait_for("keep take 2")
    screen.press("1")
    screen.wait_for("Verdict")
    assert "You recorded it 2 times; take 1 counts." in screen.screen()
    time.sleep(UNSEEN_S)  # before that a key was meant for what stood there before
    screen.press("q")
    screen.wait_for(r"ready> *\n*$")
    (answer,) = shown(tmp_path / "home")["answers"]
    said = answer["analysis"]["text"]
    assert "logs" in said and "warehouse" not in said
    assert answer["takes"] == [1]
