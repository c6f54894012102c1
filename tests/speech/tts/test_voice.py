"""Which voice speaks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mockloop.core.errors import DeviceError
from mockloop.speech.tts import installed
from mockloop.speech.tts import voice as voices
from mockloop.speech.tts.installed import piper_model
from mockloop.speech.tts.voice import NoVoice, PiperVoice, Pyttsx3Voice, best_voice
from tests.speech.tts.rendered import QUESTION
from tests.speech.tts.test_voices import needs_bundled, needs_piper


def test_no_voice_says_nothing_and_why() -> None:
    why = DeviceError("It is broken.", "Mend it.")
    none = NoVoice(why)
    assert none.render("Hello.") is None and none.why is why
    none.close()


@needs_bundled
def test_the_best_voice_has_its_first_text_as_sound_already() -> None:
    voice = best_voice(QUESTION)
    assert not isinstance(voice, NoVoice)
    voice.close()  # what it has rendered can still be had
    sound = voice.render(QUESTION)
    assert sound is not None and sound.duration_s > 1.0


@needs_piper
@pytest.mark.skipif(sys.platform != "linux", reason="chosen by itself on Linux alone")
def test_piper_speaks_by_itself_where_it_is_installed() -> None:
    voice = best_voice()
    assert isinstance(voice, PiperVoice) and voice.name == "Piper, en_US-joe-medium"
    voice.close()


@needs_bundled
def test_the_system_speaks_where_it_is_asked_to() -> None:
    voice = best_voice(choice="system")
    assert isinstance(voice, Pyttsx3Voice)
    voice.close()


@needs_bundled
def test_a_piper_that_does_not_start_leaves_it_to_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "damaged.onnx"
    damaged.write_text("no model")
    monkeypatch.setattr(voices, "piper_model", lambda: damaged)
    voice = best_voice()
    assert isinstance(voice, Pyttsx3Voice)
    voice.close()
    none = best_voice(choice="piper")
    assert isinstance(none, NoVoice) and none.why is not None
    assert none.why.sentence.startswith("The voice Piper does not start (")


def test_without_piper_that_is_told_with_a_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "_PIPER_MODEL", ("no_such_voice_at_all", "voice.onnx"))
    assert piper_model() is None
    with pytest.raises(DeviceError, match=r"Piper is not installed.*pip install 'mockloop\[voice\]'"):
        PiperVoice()
