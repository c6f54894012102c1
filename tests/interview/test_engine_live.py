"""The engine in real time: no waiting for a slow recognizer, and no end while the candidate continues."""

from __future__ import annotations

import itertools
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from mockloop.core.events import Chosen, Recorded, Reopened, Requested, Take, Transcribed
from mockloop.core.transcript import Span, Transcript, from_text
from mockloop.interview.engine import SO_FAR, Engine
from mockloop.interview.question_reader import SPOKE_OVER
from mockloop.interview.session_ports import Ports
from mockloop.ports import Sound, Tick
from mockloop.sessions.rebuild import replayed
from mockloop.speech.recording.request import Observers, Recording
from testkit.fakes import (
    HANGS_AFTER_S,
    BeepVoice,
    DonePlayback,
    PressedKeys,
    QuickPlayer,
    RememberingScreen,
    ScriptedSession,
    ScriptedTranscriber,
    wait_until,
)
from tests.interview.test_engine import STORY, facts, new_folder


class SpokenTakes:
    """A recorder whose takes are over at once; after take ``goes_on_after`` the candidate speaks on, once."""

    screen: RememberingScreen  # of the session, once it is held

    def __init__(self, folder: Path, goes_on_after: int | None = None) -> None:
        self._folder = folder
        self._goes_on_after = goes_on_after
        self._last = 0

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested:
        self._last = recording.take
        return Recorded(Take(recording.take, 5.0, (Span(0.5, 4.5),)), "silence")

    @property
    def watches(self) -> bool:
        return False

    def stop_watching(self) -> None:
        self._goes_on_after = None

    def spoke_on(self, played: Sound | None = None) -> bool:
        if self._last != self._goes_on_after:
            return False
        self._goes_on_after = None
        return True

    def close(self) -> None:
        pass


class LateSession(ScriptedSession):
    """Gives its words only once it is let."""

    def __init__(self, text: str, let: threading.Event) -> None:
        super().__init__(text)
        self._let = let

    def words(self):
        return from_text(STORY).words[:9]

    def finish(self) -> Transcript:
        self._let.wait(HANGS_AFTER_S)
        return super().finish()


class LateTranscriber(ScriptedTranscriber):
    """Its first take is late until the second has begun."""

    def __init__(self, *texts: str) -> None:
        super().__init__(*texts)
        self._let = threading.Event()
        self._opened = 0

    def open(self, vocabulary):
        self._opened += 1
        if self._opened == 2:
            self._let.set()
        text = super().open(vocabulary)._text
        return LateSession(text, self._let)


@pytest.fixture
def hold(tmp_path):
    def held(transcriber, recorder=None, live=True, probes=1, keys=None, ends=True):
        folder = new_folder(tmp_path, probes=probes)
        screen, keys = RememberingScreen(), keys or PressedKeys()
        player = QuickPlayer(ends)
        recorder = recorder or SpokenTakes(folder.path)
        recorder.screen = screen
        ports = Ports(recorder, player, BeepVoice(), transcriber, keys, screen)
        counter = itertools.count()
        replay = replayed(folder)
        engine = Engine(ports, folder, lambda: float(next(counter)), live=live)
        return engine.run(replay.state, replay.effect), folder, screen

    return held


def test_a_late_recognizer_is_not_waited_for_and_its_words_are_not_lost(hold):
    state, folder, screen = hold(LateTranscriber(STORY, "i told their lead"))
    assert facts(folder) == [
        "Said", "Recorded", "Chosen", "Said", "Recorded", "Transcribed", "Transcribed", "Finished"
    ]  # fmt: skip
    (chosen,) = [entry.event for entry in folder.events() if isinstance(entry.event, Chosen)]
    assert chosen.provisional
    assert [turn.answer.text for turn in state.turns] == [STORY, "i told their lead"]
    assert [turn.outcome for turn in state.turns] == ["answered", "answered"]


def test_a_probe_chosen_before_the_last_words_says_nothing_against_the_person(hold):
    _, folder, _ = hold(LateTranscriber(STORY, "i told their lead"))
    (chosen,) = [entry.event for entry in folder.events() if isinstance(entry.event, Chosen)]
    assert chosen.because == (SO_FAR,)


def test_after_a_resume_the_words_of_the_take_before_are_waited_for(hold, tmp_path):
    """Nobody waits at the microphone then, and a probe chosen from no words would have false reasons."""
    state, folder, screen = hold(LateTranscriber(STORY, "i told their lead"))
    ports = Ports(
        SpokenTakes(folder.path), QuickPlayer(True), BeepVoice(), ScriptedTranscriber(), PressedKeys(), screen
    )
    resumed = Engine(ports, folder, lambda: 0.0, live=True)
    open_state = replace(state, turns=state.turns[:1])
    (take,) = open_state.turn.takes
    assert not resumed._may_go_on(open_state, take.number)
    resumed._fresh = take.number
    assert resumed._may_go_on(open_state, take.number)


class SlowTranscriber(LateTranscriber):
    """One whose last words come after 0.6 s."""

    def open(self, vocabulary):
        threading.Timer(0.6, self._let.set).start()
        return super().open(vocabulary)


def test_the_last_answer_is_waited_for(hold):
    state, folder, _ = hold(SlowTranscriber(STORY), probes=0)
    assert facts(folder) == ["Said", "Recorded", "Transcribed", "Finished"]
    assert state.turns[0].answer.text == STORY


def test_from_recordings_there_is_no_hurry(hold):
    _, folder, _ = hold(SlowTranscriber(STORY, "i told their lead"), live=False)
    assert not any(isinstance(entry.event, Chosen) and entry.event.provisional for entry in folder.events())


def test_an_answer_that_goes_on_takes_the_next_question_back(hold, tmp_path):
    recorder = SpokenTakes(tmp_path, goes_on_after=1)
    state, folder, screen = hold(ScriptedTranscriber(STORY, "and then i tested it", "yes"), recorder)
    events = [entry.event for entry in folder.events()]
    assert events.count(Reopened()) == 1
    assert state.turns[0].answer.text == f"{STORY} and then i tested it"
    assert [take.number for take in state.turns[0].takes] == [1, 2]
    assert state.turns[0].reopened == 1
    assert screen.names().count("show_question") == 2  # the question that was taken back was never asked


class Heard(ScriptedSession):
    """Has committed all it heard."""

    def words(self):
        return from_text(self._text).words


class HearingTranscriber(ScriptedTranscriber):
    def open(self, vocabulary):
        return Heard(super().open(vocabulary)._text)


class PausedTakes(SpokenTakes):
    """The first take is broken off by a key; during the second the screen is looked at."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(folder)
        self._what = what

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested:
        if recording.take == 1:
            return Requested(self._what, Take(1, 5.0, (Span(0.5, 4.5),)))

        def is_read() -> bool:
            observers.on_tick(Tick(1.0, -20.0, True, None, 0.0))
            return "show_clocks" in [name for name, _ in self.screen.shown]

        wait_until(is_read)
        return super().record(recording, observers)


def test_after_a_pause_what_was_said_before_is_still_on_the_screen_and_read(hold, tmp_path):
    keys = PressedKeys((0, "resume"))
    transcriber = HearingTranscriber(STORY, "and it went to zero", "yes")
    state, _, screen = hold(transcriber, PausedTakes(tmp_path, "pause"), keys=keys)
    assert state.turns[0].answer.text == f"{STORY} and it went to zero"
    assert any(what == f"{STORY} and it went to zero" for what in screen.all_captions)
    assert [one for name, one in screen.shown if name == "show_clocks"]


def test_a_key_right_after_the_answer_ends_the_watch_and_nothing_reopens_it(hold, tmp_path):
    recorder = SpokenTakes(tmp_path, goes_on_after=1)
    recorder.spoke_on = lambda played=None: False  # nothing is known yet when the key comes
    state, folder, _ = hold(ScriptedTranscriber(STORY), recorder, keys=PressedKeys((1, "stop")), ends=False)
    assert facts(folder)[-2:] == ["Requested", "Finished"]
    assert recorder._goes_on_after is None


def test_such_a_session_is_read_back_as_it_was_held(hold, tmp_path):
    state, folder, _ = hold(LateTranscriber(STORY, "so did they"))
    again = replayed(folder)
    assert again.state == state
    assert isinstance(folder.events()[-2].event, Transcribed)


class Overheard(SpokenTakes):
    """The candidate speaks over the first question."""

    def __init__(self, folder: Path, barges_in: bool) -> None:
        super().__init__(folder)
        self.barges_in = barges_in
        self._over = False

    def spoke_over(self, played: Sound) -> bool:
        self._over = self._last == 0
        return self._over

    def question_over(self) -> bool:
        over, self._over = self._over, False
        return over and not self.barges_in


class ThreeLooks(DonePlayback):
    """Over at the third look, or as soon as it is stopped."""

    looks = 0

    def wait(self, timeout_s: float) -> bool:
        self.looks += 1
        return self.stopped or self.looks > 2


class SlowPlayer(QuickPlayer):
    """Plays sounds that are over at the third look."""

    def __init__(self) -> None:
        super().__init__()
        self.playing: list[ThreeLooks] = []

    def play(self, sound: Sound) -> ThreeLooks:
        self.playing.append(ThreeLooks(sound))
        return self.playing[-1]


def test_speaking_over_a_question_is_told_after_it_and_the_answer_begins_afresh(tmp_path):
    folder, screen, player = new_folder(tmp_path, probes=0), RememberingScreen(), SlowPlayer()
    ports = Ports(Overheard(folder.path, False), player, BeepVoice(), ScriptedTranscriber(STORY), PressedKeys(), screen)
    replay = replayed(folder)
    Engine(ports, folder, itertools.count().__next__, live=True).run(replay.state, replay.effect)
    assert ("notify", SPOKE_OVER) in screen.shown
    assert screen.names()[:3] == ["show_question", "notify", "show_listening"]
    assert player.playing[0].looks == 3


def test_with_barge_in_it_stops_the_question(tmp_path):
    folder, screen, player = new_folder(tmp_path, probes=0), RememberingScreen(), SlowPlayer()
    ports = Ports(Overheard(folder.path, True), player, BeepVoice(), ScriptedTranscriber(STORY), PressedKeys(), screen)
    replay = replayed(folder)
    Engine(ports, folder, itertools.count().__next__, live=True).run(replay.state, replay.effect)
    assert player.playing[0].looks == 2  # stopped at the first look, and asked once more whether it is over
    assert "notify" not in screen.names()
