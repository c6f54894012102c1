"""The sound check before the first interview, over a real sound server."""

from __future__ import annotations

import pytest

from testkit.program import Program

pytestmark = pytest.mark.live
INTERVIEW = ["interview", "ownership-webhook", "--engine", "tiny.en", "--probes", "0"]


def test_a_loudspeaker_that_leaks_is_told_before_the_first_interview_and_not_again(pulse, say, tmp_path):
    pulse.leak()
    env = {**pulse.env, "MOCKLOOP_SOUND_CHECK": "on"}
    first = Program(INTERVIEW, env, tmp_path / "home")
    try:
        first.wait_for("Microphone: mic")
        pulse.speak(say("Good morning, this is a test of my microphone."))
        first.wait_for("Now listen to the voice")
        first.wait_for("Your voice is heard well")
        first.wait_for("The microphone hears the loudspeaker. Wear headphones")
        first.wait_for("Enter continues")
        first.press("\r")
        first.wait_for("Interviewer: ")
        first.press("\x03")
        assert first.finish() == 130
    finally:
        first.close()
    second = Program(INTERVIEW, env, tmp_path / "home")
    try:
        assert second.wait_for("Sound check|Interviewer: ") == "Interviewer: "
    finally:
        second.close()
