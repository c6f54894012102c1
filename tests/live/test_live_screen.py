"""The live screen as a person meets it: the real program in a terminal, over a real sound server."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

from mockloop.core import scenario
from mockloop.ui.tui.debrief_view import UNSEEN_S
from testkit.program import shown
from testkit.tmux import Tmux

pytestmark = [pytest.mark.live, pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")]
STORY = "Last spring I noticed that some messages never arrived. I pulled the delivery logs and I wrote a small fix."
QUESTION = "Tell me about a time when you noticed a problem and fixed it"
INTERVIEW = ("interview", "ownership-webhook", "--engine", "tiny.en", "--probes", "1", "--patience", "off")


SECTIONS = tuple(name.capitalize() for name in scenario.SECTIONS)
ANY_OTHER_COLOUR = r"\x1b\[(?:[0-9;]*;)?(?:[34]8;|4[0-7]m|10[0-7]m)"  # one not the terminal's own, or a background


@pytest.fixture
def terminal(pulse, tmp_path):
    opened: list[Tmux] = []

    def open_(width: int, height: int, **env: str) -> Tmux:
        opened.append(Tmux({**pulse.env, **env}, tmp_path, (width, height)))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


def clean(terminal: Tmux) -> str:
    """The terminal after the program: its own screen, a cursor, an echo, and the exit status."""
    terminal.wait_for(r"ready> *\n*$")
    assert terminal.told("#{alternate_on} #{cursor_flag}") == "0 1"
    terminal.type("echo status=$?")
    terminal.press("Enter")
    found = re.search(r"^status=(\d+)", terminal.wait_for(r"(?m)^status=\d+"), re.M)
    assert found
    return found.group(1)


def under_way(page: str) -> str:
    """The section that is marked as the one under way."""
    found = re.search(r"▶ (\w+)", page)
    assert found
    return found.group(1)


def test_an_interview_from_question_to_debrief_at_80_by_24(pulse, terminal, say, tmp_path):
    screen = terminal(80, 24)
    screen.run(*INTERVIEW)
    screen.wait_for("The interviewer is speaking")
    heard = screen.wait_for("Tell me about")
    assert QUESTION not in heard  # it comes word by word
    assert "Not recording yet" in heard
    screen.press("Enter")
    assert QUESTION in screen.wait_for("○ Listening")
    assert "Take your time" in screen.wait_for("Thinking")

    speaking = pulse.speak(say(STORY))
    screen.wait_for("● I hear you")
    speaking.wait(60)
    screen.wait_for("logs")  # captions
    now = under_way(screen.wait_for(r"▶ \w+ .* now"))
    assert not re.search(ANY_OTHER_COLOUR, screen.screen(styles=True))
    screen.press("Right")
    screen.wait_for("The next section begins here.")
    following = SECTIONS[SECTIONS.index(now) + 1]
    screen.wait_for(f"▶ {following} .* now")
    pulse.dry_up()
    assert "What you said is kept." in screen.wait_for("✗ The microphone is gone")
    pulse.flow()
    screen.wait_for("○ Listening")
    screen.press("Enter")

    asked = screen.wait_for("Follow-up 1 of up to 1")
    assert "Situation" not in asked
    assert "Asked because" in screen.wait_for("Asked because")
    screen.press("Enter")
    screen.wait_for("○ Listening")
    pulse.speak(say("I wrote a test for that case and I watched the logs.", "second")).wait(60)
    time.sleep(0.4)
    screen.press("Enter")

    screen.wait_for("Verdict: ")
    screen.press("Tab", "Space")
    screen.wait_for(r"Playing take \d from")
    screen.press("f", "End")
    screen.wait_for("You said")
    time.sleep(UNSEEN_S)
    screen.press("q")
    assert "Kept as" in screen.wait_for(r"Read it again:\s+mockloop sessions show")
    assert clean(screen) == "0"
    assert len(shown(tmp_path / "home")["answers"]) == 2


def test_countdown_more_time_pause_resize_no_colour_and_ctrl_c_at_120_by_40(pulse, terminal, say):
    screen = terminal(120, 40, NO_COLOR="1")
    screen.run(*INTERVIEW, "--voice", "off", "--no-cues", "--patience", "20")
    screen.wait_for("○ Listening")
    pulse.speak(say(STORY)).wait(60)
    screen.wait_for(r"Silence: the answer ends in \d+ s")
    screen.wait_for("Ends in")
    screen.press("m")
    assert "Silence: the answer ends" not in screen.wait_for("silence ends nothing. 0:5[0-9] left")
    screen.wait_for(r"▶ \w+ .* now")
    assert not re.search(r"\x1b\[[0-9;]*(3[0-7]|9[0-7]|4[0-7])m", screen.screen(styles=True))
    screen.press("p")
    screen.wait_for("─ Paused ─")
    screen.press("Enter")
    screen.wait_for("○ Listening")
    screen.resize(80, 24)
    screen.wait_for(r"  \? keys\s*$")
    screen.press("C-c")
    assert "Interrupted. Everything recorded is kept." in screen.wait_for(r"Resume with:\s+mockloop sessions resume")
    assert clean(screen) == "130"


def test_who_speaks_over_the_question_is_told_at_60_by_20(pulse, terminal, say):
    screen = terminal(60, 20)
    screen.run(*INTERVIEW)
    screen.wait_for("The interviewer is speaking")
    pulse.speak(say(STORY))
    shown = screen.wait_for("You spoke while the question was read")
    assert QUESTION.split()[-1] in shown
    screen.press("?")
    assert "undo the mark" in screen.wait_for("Backspace")
    screen.press("C-c")
    assert clean(screen) == "130"


def test_with_barge_in_speaking_stops_the_question_and_is_the_answer(pulse, terminal, say):
    screen = terminal(80, 24)
    screen.run(*INTERVIEW, "--barge-in")
    screen.wait_for("The interviewer is speaking")
    pulse.speak(say(STORY))
    screen.wait_for("● I hear you")
    assert "Last spring" in screen.wait_for("logs")
    screen.press("C-c")
    assert clean(screen) == "130"


def test_a_signal_from_outside_leaves_a_clean_terminal(pulse, terminal, tmp_path: Path):
    screen = terminal(80, 24)
    screen.run(*INTERVIEW, "--voice", "off")
    screen.wait_for("○ Listening")
    screen.kill_program()
    screen.wait_for("Interrupted.")
    assert clean(screen) == "130"


def test_ctrl_z_pauses_gives_the_terminal_back_and_fg_the_interview_with_all_that_was_said(
    pulse, terminal, say, tmp_path
):
    screen = terminal(100, 30)
    screen.run(*INTERVIEW, "--voice", "off")
    screen.wait_for("○ Listening")
    pulse.speak(say(STORY)).wait(60)
    screen.wait_for("logs")
    screen.press("C-z")
    screen.wait_for(r"Stopped[^\n]*\n(?:.*\n)*ready> *\n*$")
    assert screen.told("#{alternate_on} #{cursor_flag}") == "0 1"
    screen.type("echo as ever")
    screen.wait_for("ready> echo as ever")  # what is typed is shown
    screen.press("Enter")
    screen.wait_for("(?m)^as ever")
    screen.type("fg")
    screen.press("Enter")
    screen.wait_for("What you have said is kept")
    assert screen.told("#{alternate_on}") == "1"
    screen.press("p")
    screen.wait_for("○ Listening")
    screen.press("Enter")
    screen.wait_for("Follow-up 1 of up to 1")
    screen.press("q")
    screen.wait_for("Verdict: ")
    time.sleep(UNSEEN_S)
    screen.press("q")
    assert clean(screen) == "0"
    assert "delivery logs" in shown(tmp_path / "home")["answers"][0]["analysis"]["text"]
