"""The study effects through the engine: pages shown and read aloud, questions put; folder and journal are real."""

from __future__ import annotations

import io
import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mockloop.core.errors import DeviceError
from mockloop.core.events import Answered, Presented, Requested
from mockloop.core.state import Plan, State
from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE
from mockloop.interview.engine import Engine
from mockloop.interview.session_ports import Ports
from mockloop.interview.study import StudyRunner, option_of
from mockloop.library.loader import find, load_scenario
from mockloop.ports import Sound
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.rebuild import replayed
from mockloop.speech.recording.typed_answers import TypedAnswers
from mockloop.speech.tts.voice import NoVoice
from mockloop.ui.terminal.study import PlainStudyScreen
from testkit.fakes import BeepVoice, PressedKeys, QuickPlayer, ScriptedTranscriber

SCENARIO = load_scenario("ownership-webhook")


class Keys(PressedKeys):
    """What is pressed while the program waits, in order; ``while_read`` is pressed while a page is read aloud."""

    def __init__(self, *waited: str, while_read: str | None = None) -> None:
        super().__init__(*((0, key) for key in waited))
        self._while_read = while_read

    def poll(self) -> str | None:
        pressed, self._while_read = self._while_read, None
        return pressed


class BrokenVoice(BeepVoice):
    def render(self, text: str) -> Sound | None:
        raise DeviceError("The voice failed.", "See mockloop doctor.")


class Studied:
    """A study session held with these keys; ``printed`` is what was shown."""

    def __init__(
        self, folder: SessionFolder, keys: PressedKeys, voice=None, player=None, missed=frozenset(), height=0
    ) -> None:
        self.folder = folder
        self.voice = voice or BeepVoice()
        self.player = player or QuickPlayer()
        out = io.StringIO()
        screen = PlainStudyScreen(out, width=100, height=height)
        ports = Ports(TypedAnswers(lambda: None), self.player, self.voice, ScriptedTranscriber(), keys, screen)
        study = StudyRunner(self.voice, self.player, keys, screen, missed)
        counter = itertools.count()
        replay = replayed(folder)
        self.state: State = Engine(ports, folder, lambda: float(next(counter)), study=study).run(
            replay.state, replay.effect
        )
        self.printed = out.getvalue()

    @property
    def facts(self) -> list[object]:
        return [entry.event for entry in self.folder.events()]


def folder(tmp_path: Path, **more) -> SessionFolder:
    plan = Plan(
        "study", SCENARIO, "sde2", probes=0, **{"pages": ("section-task", "section-result"), "quiz": (), **more}
    )
    text = find("ownership-webhook").read_text(encoding="utf-8")
    return create(tmp_path / "sessions", plan, text, datetime(2026, 3, 1, tzinfo=UTC))


def test_enter_goes_through_the_pages_and_every_one_is_journaled(tmp_path):
    held = Studied(folder(tmp_path), Keys("enter", "next"))
    assert held.facts[:2] == [Presented("section-task"), Presented("section-result")]
    assert held.state.phase == "finished"
    assert "1 of 2  Task" in held.printed
    assert "2 of 2  Result" in held.printed


def test_a_long_page_is_read_only_when_its_last_part_was_shown(tmp_path):
    held = Studied(folder(tmp_path), Keys("enter", "enter", "stop"), height=15)
    assert held.printed.count("Enter more") == 2  # the first part of each page
    assert held.facts[:2] == [Presented("section-task"), Requested("stop")]


def test_b_goes_back_a_page(tmp_path):
    held = Studied(folder(tmp_path), Keys("enter", "b", "enter", "enter"))
    assert held.facts[:2] == [Presented("section-task"), Requested("back")]
    assert held.printed.count("Task\n") == 2


def test_the_strong_example_has_the_seconds_of_the_voice_that_rendered_it(tmp_path):
    held = Studied(folder(tmp_path), Keys("stop"))
    assert "Spoken: 0.1 s, measured: the voice 'beep' set to 170 words a minute." in held.printed
    assert held.voice.said == [SCENARIO.sections["task"].strong]


def test_without_a_voice_the_seconds_are_an_estimate_that_says_so(tmp_path):
    held = Studied(folder(tmp_path), Keys("stop"), voice=NoVoice())
    words = len(SCENARIO.sections["task"].strong.split())
    seconds = 60 * words / ESTIMATED_WORDS_PER_MINUTE
    told = f"Spoken: not measured, since the voice is off; about {seconds:.0f} s, an estimate at 150 words a minute."
    assert told in held.printed.replace("\n  ", " ").replace("\n", " ")


def test_l_reads_the_page_aloud_and_then_waits_again(tmp_path):
    held = Studied(folder(tmp_path), Keys("listen", "stop"))
    assert len(held.player.played) == 1
    assert "Reading aloud; l stops it." in held.printed
    assert held.facts[0] == Requested("stop")


def test_w_reads_the_whole_page_its_title_and_every_note_included(tmp_path):
    held = Studied(folder(tmp_path), Keys("listen_whole", "stop"))
    task = SCENARIO.sections["task"]
    whole = held.voice.said[-1]
    assert whole.startswith(f"Task. {task.strong} Target: 20 seconds, at most 30 seconds. ")
    assert f"Coach: {task.coaching} Common mistake: {task.mistake}" in whole
    assert len(held.player.played) == 1


def test_a_key_that_means_nothing_is_told_and_the_page_stays(tmp_path):
    held = Studied(folder(tmp_path), Keys("z", "stop"))
    assert "That does nothing here. The line above lists what you can press." in held.printed
    assert held.facts[0] == Requested("stop")


def test_the_way_to_a_quiz_is_offered_only_where_there_is_one(tmp_path):
    held = Studied(folder(tmp_path), Keys("skip", "stop"))
    assert "to the quiz" not in held.printed
    assert held.facts[0] == Requested("stop")
    held = Studied(folder(tmp_path, quiz=(0,)), Keys("skip", "stop"))
    assert "s to the quiz" in held.printed
    assert held.facts[0] == Requested("skip")


def test_reading_aloud_is_not_offered_where_there_is_no_voice(tmp_path):
    held = Studied(folder(tmp_path, quiz=(0,)), Keys("skip", "stop"), voice=NoVoice())
    assert "l read aloud" not in held.printed
    assert Studied(folder(tmp_path, quiz=(0,)), Keys("skip", "stop")).printed.count("l read aloud") == 2


def test_l_again_stops_the_reading_and_stays_on_the_page(tmp_path):
    player = QuickPlayer(ends=False)
    held = Studied(folder(tmp_path), Keys("listen", "stop", while_read="listen"), player=player)
    assert len(player.played) == 1
    assert held.facts[0] == Requested("stop")


def test_another_key_stops_the_reading_and_is_obeyed(tmp_path):
    player = QuickPlayer(ends=False)
    held = Studied(folder(tmp_path), Keys("listen", "stop", while_read="enter"), player=player)
    assert held.facts[:2] == [Presented("section-task"), Requested("stop")]


def test_where_nothing_can_be_read_aloud_that_is_said(tmp_path):
    held = Studied(folder(tmp_path), Keys("listen", "stop"), voice=NoVoice())
    assert "Nothing can be read aloud: the voice is off." in held.printed
    why = DeviceError("There is no voice on this machine.", "Install one.")
    held = Studied(folder(tmp_path), Keys("listen", "stop"), voice=NoVoice(why))
    assert "Nothing can be read aloud: this machine has no voice." in held.printed


def test_a_voice_that_fails_is_told_and_the_page_is_shown_all_the_same(tmp_path):
    held = Studied(folder(tmp_path), Keys("listen", "enter", "enter"), voice=BrokenVoice())
    assert held.printed.count("The voice failed. See mockloop doctor.") == 2  # once for each page's text
    assert "Spoken: not measured, since the voice failed;" in held.printed
    assert "Nothing can be read aloud: the voice failed." in held.printed
    assert held.facts[:2] == [Presented("section-task"), Presented("section-result")]


def test_a_loudspeaker_that_is_not_there_is_told(tmp_path):
    class Silent(QuickPlayer):
        def play(self, sound):
            playback = super().play(sound)
            playback.played_s = 0.0
            return playback

    held = Studied(folder(tmp_path), Keys("listen", "stop"), player=Silent())
    assert "Nothing was heard: there is no loudspeaker." in held.printed


def test_a_loudspeaker_that_fails_is_told_and_the_page_stays(tmp_path):
    class Failing(QuickPlayer):
        def play(self, sound):
            raise DeviceError("The loudspeaker was lost.", "Plug it in.")

    held = Studied(folder(tmp_path), Keys("listen", "stop"), player=Failing())
    assert "The loudspeaker was lost. Plug it in." in held.printed
    assert held.facts[0] == Requested("stop")


def test_digits_and_letters_answer_the_quiz_and_each_is_explained(tmp_path):
    held = Studied(folder(tmp_path, pages=(), quiz=(0, 1, 2)), Keys("2", "a", "d"))
    assert held.facts[:3] == [Answered(0, 1), Answered(1, 0), Answered(2, 3)]
    assert "+ Right: b." in held.printed
    assert "- Wrong: you chose a, right is c." in held.printed
    assert " ".join(SCENARIO.quiz[1].explanation.split()[:8]) in held.printed
    assert held.state.phase == "finished"


def test_b_is_an_option_while_a_question_is_put(tmp_path):
    held = Studied(folder(tmp_path, pages=(), quiz=(0,)), Keys("b"))
    assert held.facts[0] == Answered(0, 1)


def test_a_key_that_is_no_option_is_told_and_the_question_stays(tmp_path):
    held = Studied(folder(tmp_path, pages=(), quiz=(0,)), Keys("9", "enter", "b"))
    assert held.printed.count("Answer with 1 to 4 or a to d") == 2
    assert held.facts[0] == Answered(0, 1)


def test_a_question_is_read_aloud_with_its_options(tmp_path):
    held = Studied(folder(tmp_path, pages=(), quiz=(0,)), Keys("listen", "2"))
    (said,) = held.voice.said
    assert said.startswith(SCENARIO.quiz[0].question)
    assert f"d: {SCENARIO.quiz[0].options[3]}" in said


def test_a_question_missed_before_says_that_it_is_asked_again(tmp_path):
    held = Studied(folder(tmp_path, pages=(), quiz=(1, 0)), Keys("3", "2"), missed=frozenset({1}))
    assert "Question 1 of 2, again: you got it wrong last time" in held.printed
    assert "Question 2 of 2\n" in held.printed


def test_the_end_of_input_stops_and_the_session_can_go_on(tmp_path):
    at = folder(tmp_path, quiz=(0,))
    Studied(at, Keys("enter"))
    assert at.events()[1].event == Requested("stop")
    at.append(9.0, Requested("resume"))
    held = Studied(at, Keys("enter", "2"))
    assert "2 of 2  Result" in held.printed
    assert held.state.quiz == (Answered(0, 1),)


def test_with_nobody_at_the_keyboard_every_page_is_shown_and_no_question_is_answered(tmp_path):
    keys = Keys()
    keys.interactive = False
    held = Studied(folder(tmp_path, quiz=(0,)), keys)
    assert held.printed.count("Enter next") == 2
    assert held.state.quiz == ()
    assert held.facts[-2] == Requested("stop")


@pytest.mark.parametrize(("command", "option"), [("1", 0), ("4", 3), ("a", 0), ("d", 3)])
def test_options_are_named_by_digit_or_letter(command, option):
    assert option_of(command, 4) == option


@pytest.mark.parametrize("command", ["0", "5", "e", "z", "", "ab", "enter", "²"])
def test_anything_else_is_no_option(command):
    assert option_of(command, 4) is None
