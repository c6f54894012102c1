"""The timing self-check at a real sound server: hands free by a spoken answer."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mockloop.ports import RATE_HZ
from mockloop.speech.audio.decoding import read_sound
from testkit.fakes import HANGS_AFTER_S
from testkit.program import COMMAND, Start, programs
from testkit.pulse import Pulse
from testkit.sound_search import loud_seconds
from testkit.sounds import joined, quiet, write_wav

pytestmark = pytest.mark.live
SITUATION = "Last spring I noticed that some messages never arrived and that nobody had seen it."
MORE = "It was not my service."
TASK = "I made it my goal to find the cause and to fix it."


@pytest.fixture
def timing(pulse: Pulse, tmp_path: Path) -> Iterator[Start]:
    """``mockloop time`` on a terminal of its own."""
    with programs(pulse.env, tmp_path / "home", "time", term="xterm") as start:
        yield start


def test_hands_free_times_each_section_by_its_speech_and_goes_on_at_a_long_pause(pulse, say, tmp_path):
    parts = {name: say(text, name) for name, text in (("situation", SITUATION), ("more", MORE), ("task", TASK))}
    sounds = {name: read_sound(wav) for name, wav in parts.items()}
    answer = joined(quiet(1.0), sounds["situation"], quiet(1.5), sounds["more"], quiet(4.0), sounds["task"], quiet(4.0))
    command = [*COMMAND, "time", "--hands-free", "--targets", "s=6,t=4", "--json"]
    env = {**pulse.env, "MOCKLOOP_HOME": str(tmp_path / "home")}
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL
    ) as held:
        assert held.stderr is not None
        assert "Speak: each clock starts with your voice." in held.stderr.readline()
        time.sleep(1.5)  # until the microphone is open
        pulse.speak(write_wav(tmp_path / "answer.wav", answer, RATE_HZ)).wait(HANGS_AFTER_S)
        out, _ = held.communicate(timeout=HANGS_AFTER_S)
    document = json.loads(out)
    situation, task = document["sections"]
    assert (document["how"], document["complete"]) == ("voice", True)
    assert situation["seconds"] == pytest.approx(
        loud_seconds(parts["situation"]) + loud_seconds(parts["more"]), abs=0.5
    )
    assert situation["thinking_s"] > 1.5  # before the first word, and between the sentences
    assert task["seconds"] == pytest.approx(loud_seconds(parts["task"]), abs=0.5)
    assert task["thinking_s"] == pytest.approx(4.0, abs=0.6)


def test_on_a_terminal_the_clock_starts_with_the_voice_and_b_takes_a_long_pause_back(pulse, timing, say):
    held = timing("--hands-free", "--targets", "s=6,t=4", "--pause", "2")
    held.wait_for("0:00")
    held.wait_for("silent, thought")
    pulse.speak(say(SITUATION)).wait(HANGS_AFTER_S)
    held.wait_for("speaking")
    held.wait_for("silent, next in")
    held.wait_for("Situation +[0-9]+ s of 6 s")
    held.press("b")
    held.wait_for("Back in situation")
    time.sleep(3.0)
    held.press("q")
    held.wait_for("Situation .*of 6 s")
    held.wait_for("Task .*not timed")
    assert held.finish() == 0


@pytest.fixture
def keyed(tmp_path: Path) -> Iterator[Start]:
    """``mockloop time`` by keys, which needs no sound."""
    with programs(dict(os.environ), tmp_path / "home", "time", term="xterm") as start:
        yield start


def test_ctrl_c_prints_what_was_timed_and_says_that_it_was_interrupted(keyed):
    held = keyed("--targets", "s=30,t=20")
    held.wait_for("Enter starts the clock")
    held.press("\r")
    held.wait_for("0:01")
    held.press("\r")
    held.wait_for(r"Situation +\d+ s of 30 s, \d+ s under")
    held.wait_for("0:01")
    held.press("\x03")
    held.wait_for(r"\r *\rSituation .* short +\d+ s of 30 s, \d+ s under")
    held.wait_for(r"Task .* short +\d+ s of 20 s, \d+ s under")
    held.wait_for("Stopped before the end of the last section")
    assert held.finish() == 130


def test_line_by_line_on_a_terminal_the_bell_rings(keyed):
    held = keyed("--targets", "s=1,t=20", "--bell", "--plain")
    held.wait_for("Enter starts the clock")
    held.press("\n")
    held.wait_for("\aSituation: ■ over")
    held.press("\x03")
    held.wait_for("Situation .*of 1 s")
    assert held.finish() == 130
