"""The engine over real recordings, real files and the real recorder; only recognizer, voice and player are scripted."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mockloop.core.errors import InputError, SessionError
from mockloop.core.events import Chosen, Finished, Recorded, Requested, Said, Transcribed
from mockloop.core.loop import LoopPlace, LoopPlan, LoopQuestion
from mockloop.core.state import Plan, State
from mockloop.interview.engine import Engine
from mockloop.interview.session_ports import Ports
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.rebuild import replayed
from mockloop.speech.audio.file_microphone import FileMicrophone
from mockloop.speech.audio.measurement import take_on_disk
from mockloop.speech.recording.recorder import Recorder
from testkit.fakes import BeepVoice, PressedKeys, QuickPlayer, RememberingScreen, ScriptedTranscriber
from testkit.sounds import joined, quiet, spoken, write_wav

STORY = "i noticed the drops and nobody asked me so i pulled the logs and i fixed it"


def new_folder(tmp_path: Path, mode: str = "interview", probes: int = 1) -> SessionFolder:
    plan = Plan(mode, load_scenario("ownership-webhook"), "sde2", probes=probes, sections=("task", "result"))
    text = find("ownership-webhook").read_text(encoding="utf-8")
    return create(tmp_path / "sessions", plan, text, datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def answer(tmp_path) -> Path:
    return write_wav(tmp_path / "answer.wav", joined(quiet(0.5), spoken(2.0), quiet(0.5)))


class Held:
    """A session held with these answers, texts and keys; ``screen`` remembers what was shown."""

    def __init__(self, folder: SessionFolder, answers: list[Path], texts: list[str], keys: PressedKeys | None = None):
        self.screen = RememberingScreen()
        self.voice = BeepVoice()
        self.transcriber = ScriptedTranscriber(*texts)
        self.player = QuickPlayer()
        self.keys = keys or PressedKeys()
        self.folder = folder
        self._microphone = FileMicrophone(answers)

    def run(self) -> State:
        counter = itertools.count()
        recorder = Recorder(self._microphone)
        ports = Ports(recorder, self.player, self.voice, self.transcriber, self.keys, self.screen)
        replay = replayed(self.folder)
        return Engine(ports, self.folder, lambda: float(next(counter))).run(replay.state, replay.effect)


def facts(folder: SessionFolder) -> list[str]:
    return [type(entry.event).__name__ for entry in folder.events()]


def test_an_interview_is_held_from_question_to_end_and_every_fact_is_journaled(tmp_path, answer):
    held = Held(new_folder(tmp_path), [answer, answer], [STORY, "i told their lead"])
    state = held.run()
    assert facts(held.folder) == [
        "Said", "Recorded", "Transcribed", "Chosen", "Said", "Recorded", "Transcribed", "Finished"
    ]  # fmt: skip
    assert [turn.answer.text for turn in state.turns] == [STORY, "i told their lead"]
    assert {turn.text for turn in state.turns} <= set(held.voice.said)
    assert held.screen.names() == ["show_question", "show_listening", "show_transcribing"] * 2


def test_the_take_on_disk_is_what_was_heard(tmp_path, answer):
    held = Held(new_folder(tmp_path, probes=0), [answer], [STORY])
    state = held.run()
    take = state.turns[0].takes[0]
    assert take.duration_s == pytest.approx(3.0, abs=0.01)
    assert take.speech_s == pytest.approx(2.0, abs=0.2)
    assert take_on_disk(1, held.folder.take_path(1)) == take


def test_the_recognizer_is_told_the_words_of_the_scenario(tmp_path, answer):
    held = Held(new_folder(tmp_path, probes=0), [answer], [STORY])
    held.run()
    assert "webhook" in held.transcriber.vocabularies[0].terms


def test_the_probe_is_chosen_with_its_reason(tmp_path, answer):
    held = Held(new_folder(tmp_path), [answer, answer], [STORY, "yes"])
    state = held.run()
    assert state.turns[1].because


def test_reading_a_session_back_gives_the_same_state(tmp_path, answer):
    held = Held(new_folder(tmp_path), [answer, answer], [STORY, "yes"])
    state = held.run()
    assert replayed(held.folder).state == state


def test_a_drill_coaches_each_section(tmp_path, answer):
    keys = PressedKeys()
    keys.interactive = False
    held = Held(new_folder(tmp_path, "drill"), [answer, answer], [STORY, "it went to zero"], keys)
    state = held.run()
    coached = [shown for name, shown in held.screen.shown if name == "show_coaching"]
    assert [one.paces[0].section for one in coached] == ["task", "result"]
    assert coached[0].paces[0].clock.target_s == 20.0
    assert state.phase == "finished"


def test_silence_is_skipped_where_nobody_can_be_asked(tmp_path):
    silent = write_wav(tmp_path / "silent.wav", quiet(2.0))
    keys = PressedKeys()
    keys.interactive = False
    held = Held(new_folder(tmp_path, probes=0), [silent], ["never used"], keys)
    state = held.run()
    assert state.turns[0].outcome == "skipped"


def test_silence_is_offered_again_to_a_person(tmp_path):
    silent = write_wav(tmp_path / "silent.wav", quiet(2.0))
    held = Held(new_folder(tmp_path), [silent], ["x", "y"], PressedKeys((10**6, "nonsense"), (0, "stop")))
    held.run()
    assert ("show_choices", "unheard") in held.screen.shown
    assert isinstance(held.folder.events()[-1].event, Finished)


def test_enter_cuts_the_question_short_and_opens_the_microphone(tmp_path, answer):
    held = Held(new_folder(tmp_path, probes=0), [answer], [STORY], PressedKeys((2, "enter")))
    held.player = QuickPlayer(ends=False)
    held.run()
    assert held.folder.events()[0].event == Said("opening", 0.0)


def test_keys_pressed_while_the_question_is_read_are_obeyed(tmp_path, answer):
    held = Held(new_folder(tmp_path, probes=0), [answer], [STORY], PressedKeys((1, "repeat"), (1, "stop")))
    held.player = QuickPlayer(ends=False)
    state = held.run()
    assert [entry.event for entry in held.folder.events()][:2] == [Requested("repeat"), Requested("stop")]
    assert state.turns[0].outcome == "open"


def test_a_broken_recording_stops_the_session_and_what_was_journaled_stays(tmp_path, answer):
    folder = new_folder(tmp_path)
    held = Held(folder, [answer], [STORY, "unused"])
    with pytest.raises(InputError, match="no recording for the answer"):
        held.run()
    assert facts(folder) == ["Said", "Recorded", "Transcribed", "Chosen", "Said"]


def test_an_interrupted_session_goes_on_where_it_was(tmp_path, answer):
    folder = new_folder(tmp_path)
    with pytest.raises(InputError):
        Held(folder, [answer], [STORY, "unused"]).run()
    state = Held(folder, [answer], ["the rest"]).run()
    assert [turn.answer.text for turn in state.turns] == [STORY, "the rest"]
    assert facts(folder).count("Chosen") == 1


def test_a_recorded_take_is_transcribed_from_the_disk_after_a_crash(tmp_path, answer):
    folder = new_folder(tmp_path, probes=0)
    held = Held(folder, [answer], [STORY])
    held.run()
    journal = folder.path / "events.jsonl"
    journal.write_text("".join(journal.read_text().splitlines(keepends=True)[:2]))
    assert isinstance(folder.events()[-1].event, Recorded)
    state = Held(folder, [], ["heard again"]).run()
    assert state.turns[0].answer.text == "heard again"
    assert isinstance(folder.events()[2].event, Transcribed)


def test_the_journal_that_cannot_be_written_stops_the_session_in_one_sentence(tmp_path, answer):
    folder = new_folder(tmp_path)
    (folder.path / "events.jsonl").unlink()
    (folder.path / "events.jsonl").mkdir()
    held = Held(folder, [answer], [STORY])
    with pytest.raises(SessionError, match=r"cannot be resumed: line 1 of events\.jsonl cannot be read"):
        held.run()


def test_choosing_never_repeats_a_probe(tmp_path, answer):
    held = Held(new_folder(tmp_path, probes=4), [answer] * 5, [STORY, *["we talked"] * 4])
    held.run()
    chosen = [entry.event.probe for entry in held.folder.events() if isinstance(entry.event, Chosen)]
    assert len(set(chosen)) == 4


def test_listening_requests_name_the_takes_in_order(tmp_path, answer):
    held = Held(new_folder(tmp_path), [answer, answer], [STORY, "yes"])
    held.run()
    assert [shown for name, shown in held.screen.shown if name == "show_listening"] == [1, 2]


def test_no_probe_is_asked_once_the_share_of_a_loops_time_is_up(tmp_path, answer):
    loop = LoopPlan("l", 45, 1, "sde2", 5, (LoopQuestion("ownership-webhook", "general", ""),))
    asked = {}
    for share_s in (0.5, 1e4):
        plan = Plan("interview", load_scenario("ownership-webhook"), "sde2", probes=1, loop=LoopPlace(loop, 1, share_s))
        text = find("ownership-webhook").read_text(encoding="utf-8")
        folder = create(tmp_path / "sessions", plan, text, datetime(2026, 3, 1, tzinfo=UTC))
        state = Held(folder, [answer, answer], [STORY, STORY]).run()
        assert state.complete
        asked[share_s] = len(state.turns)
    assert asked == {0.5: 1, 1e4: 2}


def test_that_no_further_follow_up_fits_is_said(tmp_path, answer):
    text = "id: bare\nquestion: Tell me about a conflict with a colleague.\ncompetency: conflict\n"
    (tmp_path / "bare.yaml").write_text(text, encoding="utf-8")
    plan = Plan("interview", load_scenario(str(tmp_path / "bare.yaml")), "sde2", probes=1)
    held = Held(create(tmp_path / "sessions", plan, text, datetime(2026, 3, 1, tzinfo=UTC)), [answer], ["well no"])
    assert held.run().complete
    assert ("notify", "No further follow-up question fits your story.") in held.screen.shown
