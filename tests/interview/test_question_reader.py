"""Reading questions aloud: a failure is reported once, and a candidate who continues is waited for."""

from __future__ import annotations

import pytest

from mockloop.core.errors import DeviceError
from mockloop.core.state import Plan, State, Turn
from mockloop.interview.question_reader import QuestionReader
from mockloop.library.loader import load_scenario
from mockloop.ports import Sound
from testkit.fakes import BeepVoice, QuickPlayer


class FailingVoice(BeepVoice):
    """Fails from its second text on, once with its reason; then it has none."""

    def render(self, text: str) -> Sound | None:
        sound = super().render(text)
        if len(self.said) == 2:
            raise DeviceError("The voice failed.", "See mockloop doctor.")
        return sound if len(self.said) < 2 else None


class FailingPlayer(QuickPlayer):
    def play(self, sound: Sound):
        raise DeviceError("There is no loudspeaker.", "Connect one.")


class Watched:
    """A recorder that knows after some looks whether the candidate spoke on."""

    def __init__(self, looks: int, spoke: bool) -> None:
        self._looks, self._spoke = looks, spoke
        self.watches = True

    def spoke_on(self, played: Sound | None = None) -> bool:
        self._looks -= 1
        self.watches = self.watches and self._looks > 0
        return not self.watches and self._spoke

    def stop_watching(self) -> None:
        self.watches = self._spoke = False


@pytest.fixture
def told() -> list[str]:
    return []


def test_a_voice_that_fails_is_told_once_and_questions_go_on_without_it(told):
    asking = QuestionReader(FailingVoice(), QuickPlayer(), object(), told.append)
    assert asking.sound_of("one")
    assert [asking.sound_of("two"), asking.sound_of("three")] == [None, None]
    assert told == ["The voice failed. The interview continues with questions on the screen only."]


def test_a_voice_that_fails_while_it_renders_ahead_is_told_when_it_is_needed(told):
    asking = QuestionReader(FailingVoice(), QuickPlayer(), object(), told.append)
    scenario = load_scenario("ownership-webhook")
    asking.prepare(State(Plan("interview", scenario, "sde2"), "listening", (Turn("opening", "?"),)))
    while asking._ahead.failure is None:
        pass
    assert told == []
    assert asking.sound_of("a probe") is None
    assert len(told) == 1


def test_a_loudspeaker_that_fails_is_told_once(told):
    asking = QuestionReader(BeepVoice(), FailingPlayer(), object(), told.append)
    assert [asking.play(asking.sound_of("one")), asking.play(asking.sound_of("two"))] == [None, None]
    assert told == ["There is no loudspeaker. The interview continues with questions on the screen only."]


@pytest.mark.parametrize("spoke", [True, False])
def test_where_nothing_sounds_it_is_waited_until_it_is_known_who_speaks_on(told, spoke):
    assert QuestionReader(BeepVoice(), QuickPlayer(), Watched(4, spoke), told.append).speaks_on() is spoke


def test_nobody_speaks_on_after_it_was_said_that_the_answer_is_done(told):
    asking = QuestionReader(BeepVoice(), QuickPlayer(), Watched(4, True), told.append)
    asking.stop_watching()
    assert asking.speaks_on() is False


def test_what_cannot_watch_is_not_waited_for(told):
    assert QuestionReader(BeepVoice(), QuickPlayer(), object(), told.append).speaks_on() is False
