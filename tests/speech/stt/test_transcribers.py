"""Every transcriber, and the stand-in that other tests use, keeps the same promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mockloop.ports import Transcriber
from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.typed import TypedTranscriber
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from testkit.fakes import ScriptedTranscriber
from testkit.tiny_whisper import write_tiny_whisper
from tests.speech.transcriber_contract import PROMISES, SAID, Maker, heard, take_heard

ENGINES = ("whisper", "random weights", "typed", "scripted")


@pytest.fixture(scope="module", params=ENGINES)
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maker]:
    if request.param == "scripted":
        yield ScriptedTranscriber
        return
    transcriber: Transcriber
    if request.param == "whisper":
        transcriber = WhisperTranscriber(folder_of("tiny.en"))
    elif request.param == "random weights":
        transcriber = WhisperTranscriber(write_tiny_whisper(tmp_path_factory.mktemp("tiny")))
    else:
        transcriber = TypedTranscriber()
    yield lambda _: transcriber
    transcriber.close()
    transcriber.close()  # twice is allowed


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_transcriber_keeps(promise: Callable[[Maker], None], make: Maker) -> None:
    promise(make)


def test_where_answers_are_typed_sound_becomes_no_words() -> None:
    transcript, _ = heard(TypedTranscriber(), take_heard())
    assert transcript.engine == "typed"
    assert transcript.words == ()
    assert transcript.voiced


def test_a_stand_in_hears_what_it_was_told() -> None:
    transcript, _ = heard(ScriptedTranscriber(SAID), take_heard())
    assert transcript.text == SAID
