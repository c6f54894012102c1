"""Whole sessions over a real sound server: heard through the loudspeaker, answered through the microphone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mockloop.library.loader import load_scenario
from mockloop.ports import Sound
from mockloop.speech.tts.voice import Pyttsx3Voice
from testkit.program import Program, programs, shown
from testkit.pulse import Pulse
from testkit.sound_search import ALIKE, likeness, loud_seconds

pytestmark = pytest.mark.live
OPENING = "Last spring I noticed that some messages never arrived. I pulled the delivery logs and I wrote a small fix."
ANSWERS = (
    "I wrote a test and I watched the logs.",
    "I went to their tech lead with the fix.",
    "Next time I would talk to them first.",
)
SPOKEN_WORDS = 12  # of each section: about four seconds
SECTIONS = ("situation", "task", "action", "result", "reflection")


def answer(program: Program, pulse: Pulse, wav: Path) -> None:
    """Once the microphone is open: speak, wait a moment, press Enter."""
    program.wait_for("Listening")
    pulse.speak(wav).wait(120)
    time.sleep(0.4)
    program.press("\r")


def voiced_by_the_system(questions: list[str]) -> list[Sound]:
    """The questions as the system's voice says them: always in the same way, which Piper does not."""
    voice = Pyttsx3Voice()
    rendered = [voice.render(question) for question in questions]
    voice.close()
    assert all(rendered)
    return [sound for sound in rendered if sound]


@pytest.fixture
def program(pulse, tmp_path):
    with programs(pulse.env, tmp_path / "home") as start:
        yield start


def test_a_full_interview_with_three_probes(pulse, program, say, tmp_path):
    heard = tmp_path / "heard.wav"
    recording = pulse.record_speaker(heard)
    held = program("interview", "ownership-webhook", "--engine", "tiny.en", "--probes", "3", "--voice", "system")
    answer(held, pulse, say(OPENING, "opening"))
    for number in range(3):
        held.wait_for(r"Interviewer: [^\r\n]*")
        held.wait_for("asked because")
        answer(held, pulse, say(ANSWERS[number], f"answer{number}"))
    held.wait_for("Verdict: ")
    assert held.finish() == 0
    pulse.stop(recording)

    answers = shown(tmp_path / "home")["answers"]
    assert answers[0]["ask"] == "opening"
    assert len({one["ask"] for one in answers}) == 4
    for sound in voiced_by_the_system([one["text"] for one in answers]):
        assert likeness(heard, sound) > ALIKE
    assert "pulled the delivery logs" in answers[0]["analysis"]["text"]
    assert "watched the logs" in answers[1]["analysis"]["text"]


def test_a_drill_is_timed_to_half_a_second_a_section(pulse, program, say, tmp_path):
    scenario = load_scenario("ownership-webhook")
    held = program("drill", "ownership-webhook", "--engine", "tiny.en", "--voice", "off")
    truth = {}
    for name in SECTIONS:
        wav = say(" ".join(scenario.sections[name].strong.split()[:SPOKEN_WORDS]), name)
        truth[name] = loud_seconds(wav)
        held.wait_for("Interviewer: ")
        answer(held, pulse, wav)
        held.wait_for("Coach: ")
        held.wait_for("Enter goes on")
        held.press("\r")
    assert held.finish() == 0
    for one in shown(tmp_path / "home")["answers"]:
        (timed,) = one["analysis"]["sections"]
        assert timed["seconds"] == pytest.approx(truth[one["ask"]], abs=0.5)


def test_silence_ends_an_answer_only_after_the_patience(pulse, program, say, tmp_path):
    options = ("--engine", "tiny.en", "--voice", "off", "--probes", "0", "--patience", "3")
    held = program("interview", "ownership-webhook", *options)
    held.wait_for("Listening")
    pulse.speak(say("I found the cause and I fixed it with a small change and a test")).wait(30)
    held.wait_for("Silence: the answer ends in")
    held.wait_for("Verdict: ")
    assert held.finish() == 0
    assert "fixed" in shown(tmp_path / "home")["answers"][0]["analysis"]["text"]


def test_q_stops_and_keeps_the_half_answer_and_ctrl_c_can_be_resumed(pulse, program, say, tmp_path):
    held = program("interview", "ownership-webhook", "--engine", "tiny.en", "--voice", "off")
    held.wait_for("Listening")
    pulse.speak(say("I noticed that the messages were lost and I pulled the logs")).wait(30)
    time.sleep(0.3)
    held.press("\x03")
    held.wait_for(r"Resume with:\s+mockloop sessions resume")
    assert held.finish() == 130

    again = program("sessions", "resume", "last", "--engine", "tiny.en")
    again.wait_for("Listening")
    pulse.speak(say("then I traced the cause and I fixed it myself")).wait(30)
    time.sleep(0.3)
    again.press("q")
    again.wait_for("Debrief")
    assert again.finish() == 0
    text = shown(tmp_path / "home")["answers"][0]["analysis"]["text"].lower()
    assert "logs" in text and "fixed it myself" in text


def test_the_microphone_unplugged_for_a_moment_loses_nothing_said(pulse, program, say, tmp_path):
    held = program("interview", "ownership-webhook", "--engine", "tiny.en", "--voice", "off", "--probes", "0")
    held.wait_for("Listening")
    pulse.speak(say("I noticed that the messages were lost and I pulled the logs")).wait(30)
    pulse.unplug()
    time.sleep(1.5)
    pulse.plug_in()
    time.sleep(2.5)
    pulse.speak(say("after that I wrote the fix and I tested it")).wait(30)
    time.sleep(0.3)
    held.press("\r")
    held.wait_for("Debrief")
    assert held.finish() == 0
    text = shown(tmp_path / "home")["answers"][0]["analysis"]["text"].lower()
    assert "pulled the logs" in text and "fix" in text


def test_a_silent_microphone_is_told_and_not_judged(pulse, program, tmp_path):
    held = program("interview", "ownership-webhook", "--engine", "tiny.en", "--voice", "off", "--probes", "0")
    held.wait_for("Listening")
    time.sleep(1.0)
    held.press("\r")
    held.wait_for("Nothing was heard")
    held.press("q")
    held.wait_for("Not judged")
    assert held.finish() == 0
