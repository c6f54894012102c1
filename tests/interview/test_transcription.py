"""The words of takes: transcribed live or again, and failures passed to the caller."""

from __future__ import annotations

import threading

import pytest

from mockloop.analysis.judging.pacing import STANDARD_CLOCKS
from mockloop.core.errors import ModelError
from mockloop.core.events import Take
from mockloop.core.state import Turn
from mockloop.core.transcript import Transcript, from_text
from mockloop.interview.live_answer import LiveAnswer
from mockloop.interview.transcription import FAILED, Transcription
from mockloop.ports import Vocabulary
from mockloop.speech.audio.take_file import TakeWriter
from testkit.fakes import PressedKeys, RememberingScreen, ScriptedSession, ScriptedTranscriber
from testkit.sounds import spoken
from tests.interview.test_engine import new_folder

WORDS = Vocabulary()


class Slow(ScriptedSession):
    """Has committed its first two words; the rest comes once it is let."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.let = threading.Event()

    def words(self):
        return from_text(self._text).words[:2]

    def finish(self) -> Transcript:
        self.let.wait(10)
        return super().finish()


class Broken(ScriptedSession):
    """Fails at the end, with what it is given."""

    def __init__(self, error: Exception) -> None:
        super().__init__("")
        self._error = error

    def finish(self) -> Transcript:
        raise self._error


def listening(session) -> LiveAnswer:
    return LiveAnswer(session, Turn("opening", "?"), STANDARD_CLOCKS, PressedKeys(), RememberingScreen())


def of(tmp_path, *texts: str) -> tuple[Transcription, list[str]]:
    folder, told = new_folder(tmp_path), []
    writer = TakeWriter(folder.take_path(1))
    writer.accept(spoken(1.0))
    writer.close()
    return Transcription(folder, ScriptedTranscriber(*texts), told.append), told


def test_what_is_left_is_worked_out_from_the_end_of_the_take_on_and_its_words_so_far_are_known(tmp_path):
    transcribing, _ = of(tmp_path)
    session = Slow("I pulled the logs")
    transcribing.begin(1, listening(session))
    transcribing.end(1, WORDS)
    turn = transcribing.so_far(Turn("opening", "?", takes=(Take(1, 5.0), Take(2, 2.0))))
    assert [(part.text, part.duration_s) for part in turn.transcripts] == [("I pulled", 5.0), ("", 2.0)]
    with pytest.raises(TimeoutError):
        transcribing.get(1, WORDS, within_s=0.01)
    session.let.set()
    assert transcribing.get(1, WORDS, within_s=5.0).text == "I pulled the logs"


def test_a_take_of_which_nothing_was_heard_is_heard_from_the_disk(tmp_path):
    transcribing, told = of(tmp_path, "I fixed it")
    assert transcribing.get(1, WORDS, within_s=5.0).text == "I fixed it"
    assert told == []


def test_a_recognizer_that_failed_on_the_way_hears_the_take_again_and_that_is_told(tmp_path):
    transcribing, told = of(tmp_path, "I fixed it")
    transcribing.begin(1, listening(Broken(ModelError("It broke.", "Try again."))))
    assert transcribing.get(1, WORDS, within_s=5.0).text == "I fixed it"
    assert told == [FAILED]


def test_a_fault_is_handed_to_who_waits_and_hangs_nobody(tmp_path):
    transcribing, _ = of(tmp_path)
    transcribing.begin(1, listening(Broken(ZeroDivisionError("a fault of ours"))))
    with pytest.raises(ZeroDivisionError):
        transcribing.get(1, WORDS, within_s=5.0)
