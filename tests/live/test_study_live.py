"""The study mode at a real loudspeaker: what is read aloud is heard, l stops it, and the quiz is kept."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mockloop.library.loader import load_scenario
from mockloop.speech.tts.voice import best_voice
from testkit.program import Program, Start, programs, shown
from testkit.pulse import Pulse
from testkit.sound_search import ALIKE, likeness, loud_seconds
from testkit.tmux import Tmux

pytestmark = pytest.mark.live
SCENARIO = load_scenario("ownership-webhook")


@pytest.fixture
def study(pulse: Pulse, tmp_path: Path) -> Iterator[Start]:
    """``mockloop study`` of the shipped scenario on a terminal of its own."""
    with programs(pulse.env, tmp_path / "home", "study", "ownership-webhook") as start:
        yield start


def test_a_page_read_aloud_is_heard_from_the_loudspeaker_for_as_long_as_was_measured(pulse, study, tmp_path):
    heard = tmp_path / "heard.wav"
    held = study("--section", "result")
    measured_s = float(held.wait_for(r"Spoken: [\d.]+ s").split()[1])
    recording = pulse.record_speaker(heard)
    held.press("l")
    held.wait_for("Reading aloud")
    time.sleep(measured_s + 1.0)
    held.press("q")
    held.wait_for("Your place is kept")
    assert held.finish() == 0
    pulse.stop(recording)
    voice = best_voice()
    sound = voice.render(SCENARIO.sections["result"].strong)
    voice.close()
    assert sound is not None
    assert likeness(heard, sound) > ALIKE
    # A natural voice never says the same words at quite the same pace twice: 16.0 s and 16.4 s were seen.
    assert measured_s == pytest.approx(sound.duration_s, abs=1.0)
    assert loud_seconds(heard) == pytest.approx(measured_s, abs=0.5)


def test_l_again_stops_the_reading_at_once(pulse, study, tmp_path):
    heard = tmp_path / "heard.wav"
    held = study("--section", "result")
    held.wait_for("q stop and keep")
    recording = pulse.record_speaker(heard)
    held.press("l")
    held.wait_for("Reading aloud")
    time.sleep(2.0)
    held.press("l")
    time.sleep(1.5)
    held.press("\r")
    while "Kept as" not in held.wait_for("Kept as|q stop and keep"):  # a page may have several parts
        held.press("\r")
    assert held.finish() == 0
    pulse.stop(recording)
    assert loud_seconds(heard) == pytest.approx(2.0, abs=0.8)


def test_the_quiz_is_answered_by_keys_kept_and_what_was_wrong_is_asked_again(study, tmp_path):
    held = study("--quiz")
    for number, key in enumerate("2a4", 1):
        held.wait_for(f"Question {number} of 3")
        held.wait_for("q stop and keep")
        held.press(key)
    held.wait_for("2 of 3 right")
    assert held.finish() == 0
    assert [one["right"] for one in shown(tmp_path / "home")["quiz"]] == [True, False, True]
    again = study("--quiz")
    again.wait_for("Question 1 of 1, again")
    again.wait_for("q stop and keep")
    again.press("3")
    again.wait_for("1 of 1 right")
    assert again.finish() == 0


def test_space_and_arrows_turn_the_pages_and_a_key_that_means_nothing_is_waited_past(tmp_path):
    held = Program(["study", "ownership-webhook", "--voice", "off"], dict(os.environ), tmp_path / "home")
    held.wait_for("1 of 17")
    for pressed, place in ((" ", 2), ("\x1b[C", 3), ("\x1b[6~", 4), ("\x1b[D", 3), ("\x1b[5~", 2), ("\x1bOC", 3)):
        held.wait_for("q stop and keep")
        held.press(pressed)
        held.wait_for(f"{place} of 17")
    held.wait_for("q stop and keep")
    for pressed in ("\t", "\x1b", "\x1b[A", "\x1b[1;5C"):
        held.press(pressed)
        time.sleep(0.2)
    held.press(" ")
    held.wait_for("4 of 17")
    held.wait_for("q stop and keep")
    held.press("q")
    held.wait_for("Pages read: 3 of 17")
    assert held.finish() == 0
    held.close()


def test_a_page_that_is_longer_than_the_terminal_is_read_part_by_part_with_its_title_in_sight(tmp_path):
    if not shutil.which("tmux"):
        pytest.skip("needs tmux: sh tests/system_packages.sh installs it or says how")
    held = Tmux(dict(os.environ), tmp_path, (80, 24))
    try:
        held.run("study", "ownership-webhook", "--voice", "off", "--section", "action")
        first = held.wait_for("Enter more")
        assert "1 of 1  Action" in first
        assert "Common mistake" not in first
        held.press("Space")
        assert "Common mistake" in held.wait_for("Enter next")
        held.press("Space")
        held.wait_for("Pages read: 1 of 1")
    finally:
        held.close()


def test_ctrl_c_keeps_the_page_and_resume_goes_on_there(pulse, study, tmp_path):
    held = study("--voice", "off")
    held.wait_for("1 of 17")
    held.press("\r")
    held.wait_for("2 of 17")
    held.press("\x03")
    held.wait_for(r"Your place is kept. Resume with:\s+mockloop sessions resume")
    assert held.finish() == 130
    again = Program(["sessions", "resume", "last", "--voice", "off"], pulse.env, tmp_path / "home")
    again.wait_for("2 of 17")
    again.wait_for("Enter next")
    again.press("q")
    assert again.finish() == 0
    again.close()
