"""Turns over a real sound server: the next question comes at once, and gives way to who was not finished."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mockloop.ports import RATE_HZ
from mockloop.speech.audio.decoding import read_sound
from testkit.fakes import HANGS_AFTER_S, wait_until
from testkit.monitor import LOUD, Monitor
from testkit.program import Program, shown
from testkit.pulse import Pulse

pytestmark = pytest.mark.live
PATIENCE_S = 3.0
# the longest there is: silence ends nothing before; how soon questions come is what benchmarks/turn_gap.py measures
LONG_PATIENCE_S = 120.0
STORY = "I noticed that the messages were lost and I pulled the delivery logs and I fixed it"
MORE = "and after that I wrote a test and I watched it for three days"


class Turn:
    """An interview, its first question answered up to the last word, which was out at ``last_s``."""

    def __init__(self, pulse: Pulse, program: Program, home: Path) -> None:
        self._pulse, self.program, self._home = pulse, program, home
        self._speaker, self._spoken = (Monitor(f"{sink}.monitor", pulse.env) for sink in ("speaker", "micfeed"))
        self.last_s = 0.0

    def say(self, wav: Path) -> None:
        """Speak, and return with the last word."""
        sound = read_sound(wav)
        loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > LOUD)
        since_s = time.monotonic()
        self._pulse.speak(wav)
        began_s = self._spoken.first_loud(since_s, HANGS_AFTER_S)
        assert began_s is not None
        self.last_s = began_s + (loud[-1] - loud[0]) / RATE_HZ
        time.sleep(max(0.0, self.last_s - time.monotonic()))

    def question_after_s(self, since_s: float) -> float:
        """Seconds from a moment to the next question's first sample."""
        at_s = self._speaker.first_loud(since_s, HANGS_AFTER_S)
        assert at_s is not None, "no question was heard"
        return at_s - since_s

    def sounds_within(self, since_s: float, seconds: float) -> bool:
        """Whether the loudspeaker sounds in the ``seconds`` after a moment."""
        at_s = self._speaker.first_loud(since_s, max(0.0, since_s + seconds - time.monotonic()))
        return at_s is not None and at_s < since_s + seconds

    def reopened(self) -> int:
        """How often the end of an answer was taken back."""
        (journal,) = self._home.rglob("events.jsonl")
        return journal.read_text().count('"event": "Reopened"')

    def answers(self) -> list[dict[str, Any]]:
        """Stop, and what came of each question."""
        self.program.press("q")
        assert self.program.finish() == 0
        return list(shown(self._home)["answers"])

    def close(self) -> None:
        self._speaker.close()
        self._spoken.close()


@pytest.fixture
def patience_s() -> float:
    return PATIENCE_S


@pytest.fixture
def turn(pulse: Pulse, say, tmp_path: Path, patience_s: float) -> Iterator[Turn]:
    arguments = [
        "interview",
        "ownership-webhook",
        "--engine",
        "tiny.en",
        "--probes",
        "1",
        "--patience",
        str(patience_s),
    ]
    program = Program(arguments, pulse.env, tmp_path / "home")
    one = Turn(pulse, program, tmp_path / "home")
    try:
        program.wait_for("Interviewer: ")
        one.question_after_s(time.monotonic() - 1.0)
        program.press("\r")  # the question is known
        program.wait_for("Listening")
        one.say(say(STORY))
        yield one
    finally:
        one.close()
        program.close()


@pytest.mark.parametrize("patience_s", [LONG_PATIENCE_S])
def test_after_the_key_the_next_question_comes_without_waiting_for_silence(turn: Turn) -> None:
    pressed_s = time.monotonic()
    turn.program.press("\r")
    assert turn.question_after_s(pressed_s) < LONG_PATIENCE_S


def test_the_next_question_comes_after_the_patience_and_not_before(turn: Turn) -> None:
    assert turn.question_after_s(turn.last_s + 0.2) + 0.2 > PATIENCE_S - 0.05


def test_who_speaks_on_within_a_second_stops_the_question_and_goes_on_with_the_same_answer(turn: Turn, say) -> None:
    more = say(MORE, "more")
    turn.question_after_s(turn.last_s + 0.2)
    turn.say(more)
    wait_until(lambda: turn.reopened() == 1)
    assert not turn.sounds_within(time.monotonic() + 0.3, 1.0)  # the patience is longer: only the question could sound
    turn.question_after_s(turn.last_s + 0.2)  # after the patience, as after any answer
    story, *probes = turn.answers()
    said = story["analysis"]["text"]
    assert said.index("logs") < said.index("three days")
    assert len(probes) <= 1


def test_the_program_s_own_voice_in_the_microphone_takes_no_end_back(turn: Turn, pulse: Pulse) -> None:
    pulse.leak()
    turn.question_after_s(turn.last_s + 0.2)
    turn.program.wait_for("Listening")  # the question is over, and so is the second after the answer
    assert turn.reopened() == 0
