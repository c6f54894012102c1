from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.ports import Sound
from mockloop.speech.audio.measurement import Hearing
from mockloop.speech.tts.voice import KEPT_S, NoVoice, Pyttsx3Voice, best_voice, trimmed
from tests.fakes import wait_until

QUESTION = "How did you get their team to adopt the fix?"
LONGER = f"{QUESTION} And what would you do differently, if you had to do it once more?"
HAS_BUNDLED = sys.platform == "linux" and importlib.util.find_spec("espeakng_loader")
needs_system = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
needs_bundled = pytest.mark.skipif(not HAS_BUNDLED, reason="the wheel espeakng-loader is for Linux")
both = pytest.mark.parametrize(
    "bundled", [pytest.param(False, marks=needs_system, id="system"), pytest.param(True, marks=needs_bundled)]
)
Failing = Callable[[str], Pyttsx3Voice]


@pytest.fixture(scope="module")
def voices() -> Iterator[Callable[[bool], Pyttsx3Voice]]:
    """The system's voice or the bundled one, begun once."""
    begun: dict[bool, Pyttsx3Voice] = {}

    def voice(bundled: bool) -> Pyttsx3Voice:
        if bundled not in begun:
            begun[bundled] = Pyttsx3Voice(bundled=bundled)
        return begun[bundled]

    yield voice
    for one in begun.values():
        one.close()


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Failing]:
    """A voice whose driver fails in some way (see failing_voice.py); its diary is ``tmp_path / "diary"``."""
    begun: list[Pyttsx3Voice] = []
    monkeypatch.setenv("DIARY", str(tmp_path / "diary"))

    def voice(fails: str) -> Pyttsx3Voice:
        monkeypatch.setenv("FAILS", fails)
        begun.append(Pyttsx3Voice(module="tests.speech.failing_voice"))
        return begun[-1]

    yield voice
    for one in begun:
        one.close()


def rendered(voice: Pyttsx3Voice, text: str) -> Sound:
    sound = voice.render(text)
    assert sound is not None
    return sound


def longest_silence_s(sound: Sound) -> float:
    """At either end, below -60 dB of the loudest."""
    loud = np.flatnonzero(np.abs(sound.samples) > 0.001 * np.abs(sound.samples).max())
    return max(int(loud[0]), len(sound.samples) - 1 - int(loud[-1])) / sound.rate_hz


@both
def test_a_question_becomes_speech_without_silence_around_it(
    voices: Callable[[bool], Pyttsx3Voice], bundled: bool
) -> None:
    sound = rendered(voices(bundled), QUESTION)
    assert sound.samples.dtype == np.float32 and 0.1 < np.abs(sound.samples).max() <= 1.0
    assert 1.5 < sound.duration_s < 5.0
    assert longest_silence_s(sound) <= KEPT_S + 0.001
    assert rendered(voices(bundled), LONGER).duration_s > 1.5 * sound.duration_s


@both
def test_what_it_says_is_heard_as_speech(voices: Callable[[bool], Pyttsx3Voice], bundled: bool) -> None:
    import soxr

    sound = rendered(voices(bundled), LONGER)
    hearing = Hearing()
    hearing.accept((soxr.resample(sound.samples, sound.rate_hz, 16_000) * 32_000).astype(np.int16))
    assert sum(span.seconds for span in hearing.voiced) > 0.7 * sound.duration_s


@needs_bundled
@pytest.mark.parametrize("bundled", [True])
def test_the_bundled_library_is_the_one_in_use_where_it_is_asked_for(
    voices: Callable[[bool], Pyttsx3Voice], bundled: bool
) -> None:
    voice = voices(bundled)
    rendered(voice, QUESTION)
    assert voice._process is not None
    libraries = Path(f"/proc/{voice._process.pid}/maps").read_text()
    assert "espeakng_loader" in libraries


@needs_system
def test_an_english_voice_speaks(voices: Callable[[bool], Pyttsx3Voice]) -> None:
    assert "english" in voices(False).name.lower()


@needs_system
def test_a_quicker_rate_takes_less_time(voices: Callable[[bool], Pyttsx3Voice]) -> None:
    quick = Pyttsx3Voice(rate_wpm=260)
    assert rendered(quick, LONGER).duration_s < 0.8 * rendered(voices(False), LONGER).duration_s
    quick.close()


@needs_system
def test_processes_begun_all_at_once_keep_their_rate(voices: Callable[[bool], Pyttsx3Voice]) -> None:
    def first_said_s(_: int) -> float:
        voice = Pyttsx3Voice()
        seconds = rendered(voice, QUESTION).duration_s
        voice.close()
        return seconds

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(first_said_s, range(8)))
    assert found == pytest.approx([rendered(voices(False), QUESTION).duration_s] * 8, abs=0.05)


@needs_system
def test_a_text_said_before_is_there_at_once_even_after_closing() -> None:
    voice = Pyttsx3Voice()
    first = rendered(voice, QUESTION)
    assert voice.render(QUESTION) is first
    voice.close()
    voice.close()
    assert voice.render(QUESTION) is first
    assert voice.render("Something new.") is None


@needs_system
def test_several_threads_may_ask_at_once(voices: Callable[[bool], Pyttsx3Voice]) -> None:
    texts = [f"Question number {number}: {'why ' * number}?" for number in range(1, 7)]
    alone = {text: rendered(voices(False), text).duration_s for text in texts}
    voice = Pyttsx3Voice()
    with ThreadPoolExecutor(len(texts)) as threads:
        found = {
            text: sound.duration_s
            for text, sound in zip(texts, threads.map(partial(rendered, voice), texts), strict=True)
        }
    voice.close()
    assert found == pytest.approx(alone, abs=0.05)  # a breath is never quite the same


@needs_system
@pytest.mark.parametrize("text", ["", "…", " \n", "?!"])
def test_a_text_without_a_word_is_no_sound(voices: Callable[[bool], Pyttsx3Voice], text: str) -> None:
    assert rendered(voices(False), text).duration_s == 0


@needs_system
@pytest.mark.parametrize(
    "text", ["a", "7", "Naïve café, 100 %?", 'Was it <b>bold</b> & "quoted"?', "One.\n\nTwo.\n", "日本"]
)
def test_texts_of_all_kinds_are_said(voices: Callable[[bool], Pyttsx3Voice], text: str) -> None:
    assert rendered(voices(False), text).duration_s > 0.1


def test_nothing_is_left_on_disk_after_closing(failing: Failing) -> None:
    voice = failing("")
    rendered(voice, QUESTION)
    folder = voice._folder
    assert folder.parent == Path(tempfile.gettempdir()) and list(folder.glob("*.wav")) == []
    voice.close()
    assert not folder.exists()


@needs_system
def test_a_program_that_is_killed_leaves_no_process_and_no_folder() -> None:
    owner = (
        "import time; from mockloop.speech.tts.voice import Pyttsx3Voice\n"
        "voice = Pyttsx3Voice(); voice.render('Ready.'); print(voice._folder, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", owner], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        folder = Path(started.stdout.readline().strip())
        assert folder.is_dir()
        started.kill()
    wait_until(lambda: not folder.exists())


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


def test_no_voice_says_nothing_and_why() -> None:
    why = DeviceError("It is broken.", "Mend it.")
    none = NoVoice(why)
    assert none.render("Hello.") is None and none.why is why
    none.close()


@pytest.mark.skipif(not (HAS_BUNDLED or shutil.which("espeak-ng")), reason="neither espeak-ng nor its wheel is there")
def test_the_best_voice_is_one_that_has_spoken() -> None:
    voice = best_voice()
    assert not isinstance(voice, NoVoice)
    assert voice.render("Ready.") is not None
    voice.close()


@pytest.mark.skipif(not (HAS_BUNDLED or shutil.which("espeak-ng")), reason="neither espeak-ng nor its wheel is there")
def test_the_best_voice_has_its_first_text_as_sound_already() -> None:
    voice = best_voice("Tell me about a time when you helped somebody.")
    voice.close()  # what it has rendered can still be had
    sound = voice.render("Tell me about a time when you helped somebody.")
    assert sound is not None and sound.duration_s > 1.0


def test_trimming_keeps_a_little_silence_and_all_of_the_sound() -> None:
    tone = np.full(1000, 0.5, np.float32)
    silence = np.zeros(16_000, np.float32)
    kept = trimmed(Sound(np.concatenate([silence, tone, silence]), 16_000))
    assert kept.duration_s == pytest.approx(1000 / 16_000 + 2 * KEPT_S, abs=0.001)
    assert kept.samples.sum() == tone.sum()
    assert trimmed(Sound(tone, 16_000)).samples.sum() == tone.sum()
    assert trimmed(Sound(silence, 16_000)).duration_s == 0
    assert trimmed(Sound(silence[:0], 16_000)).duration_s == 0
