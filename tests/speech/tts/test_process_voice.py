"""A voice's process that fails in every way it can."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.ports import Sound
from mockloop.speech.tts.process_voice import KEPT_S, trimmed
from mockloop.speech.tts.voice import Pyttsx3Voice
from tests.speech.tts.rendered import QUESTION, rendered

Failing = Callable[[str], Pyttsx3Voice]


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Failing]:
    """A voice whose driver fails in some way (see failing_voice.py); its diary is ``tmp_path / "diary"``."""
    begun: list[Pyttsx3Voice] = []
    monkeypatch.setenv("DIARY", str(tmp_path / "diary"))

    def voice(fails: str) -> Pyttsx3Voice:
        monkeypatch.setenv("FAILS", fails)
        begun.append(Pyttsx3Voice(module="testkit.failing_voice"))
        return begun[-1]

    yield voice
    for one in begun:
        one.close()


def test_nothing_is_left_on_disk_after_closing(failing: Failing) -> None:
    voice = failing("")
    rendered(voice, QUESTION)
    folder = voice._folder
    assert folder.parent == Path(tempfile.gettempdir()) and list(folder.glob("*.wav")) == []
    voice.close()
    assert not folder.exists()


def test_a_driver_that_dies_is_replaced_and_the_text_is_said(failing: Failing, tmp_path: Path) -> None:
    voice = failing("dies-once")
    assert rendered(voice, "One.").duration_s == pytest.approx(0.3 + 2 * KEPT_S, abs=0.01)
    assert rendered(voice, "Two.").duration_s > 0.3
    assert (tmp_path / "diary").read_text().split("\n")[:-1] == [
        "begun",
        "said One.",
        "begun",
        "said One.",
        "said Two.",
    ]


def test_a_driver_that_hangs_at_its_second_text_gets_a_process_for_each(failing: Failing, tmp_path: Path) -> None:
    voice = failing("hangs-second")
    rendered(voice, "One.")
    rendered(voice, "Two.")
    assert rendered(voice, "Three.").duration_s == rendered(voice, "Four.").duration_s > 0.3
    assert (tmp_path / "diary").read_text().count("begun") == 4


@pytest.mark.parametrize(
    ("fails", "told"),
    [("dies", "it has ended"), ("error", "the driver is busy"), ("rubbish", "no sound"), ("missing", "no sound")],
)
def test_a_driver_that_keeps_failing_is_told_once_and_then_there_is_no_voice(
    failing: Failing, fails: str, told: str
) -> None:
    voice = failing(fails)
    with pytest.raises(DeviceError, match=rf"The voice 'a tone' failed \(.*{told}.*only printed from here on"):
        voice.render("One.")
    assert voice.render("One.") is None
    assert voice.render("Two.") is None


@pytest.mark.parametrize(("fails", "told"), [("start", "no driver"), ("ends", "it has ended")])
def test_a_machine_without_a_voice_is_told_with_a_next_step(failing: Failing, fails: str, told: str) -> None:
    with pytest.raises(DeviceError, match=f"There is no voice on this machine .*{told}.*Install espeak-ng"):
        failing(fails)


def test_trimming_keeps_a_little_silence_and_all_of_the_sound() -> None:
    tone = np.full(1000, 0.5, np.float32)
    silence = np.zeros(16_000, np.float32)
    kept = trimmed(Sound(np.concatenate([silence, tone, silence]), 16_000))
    assert kept.duration_s == pytest.approx(1000 / 16_000 + 2 * KEPT_S, abs=0.001)
    assert kept.samples.sum() == tone.sum()
    assert trimmed(Sound(tone, 16_000)).samples.sum() == tone.sum()
    assert trimmed(Sound(silence, 16_000)).duration_s == 0
    assert trimmed(Sound(silence[:0], 16_000)).duration_s == 0
