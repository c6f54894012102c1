"""Whisper with a model of the real format and random weights: everything holds but the sense of its words."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import ctranslate2
import numpy as np
import pytest

from mockloop.core.errors import ModelError
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.stt.segmenter import Segment
from mockloop.speech.stt.whisper.decoding import Decoder, DecodingOptions, Limits
from mockloop.speech.stt.whisper.transcriber import WhisperSession, WhisperTranscriber
from testkit.flite import needs_flite, said
from testkit.sounds import joined, quiet, spoken
from testkit.tiny_whisper import WORDS, break_file, write_tiny_whisper
from tests.speech.transcriber_contract import VOCABULARY, heard


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_whisper(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def whisper(folder: Path) -> Iterator[WhisperTranscriber]:
    transcriber = WhisperTranscriber(folder)
    yield transcriber
    transcriber.close()


@pytest.fixture(scope="module")
def decoder(folder: Path) -> Decoder:
    return Decoder(folder)


def noise(seconds: float) -> Samples:
    return np.random.default_rng(7).normal(0, 3000, round(seconds * RATE_HZ)).astype(np.int16)


# ---- a take ----------------------------------------------------------------------------------------------------


def test_speech_becomes_words(whisper: WhisperTranscriber) -> None:
    transcript, _ = heard(whisper, joined(quiet(0.5), spoken(6), quiet(1)))
    assert transcript.words
    assert {word.text for word in transcript.words} <= set(WORDS)
    assert transcript.engine == "whisper"


@needs_flite
def test_a_real_voice_becomes_words_while_it_speaks(whisper: WhisperTranscriber) -> None:
    first = said("On Monday I fixed the payment queue, because every webhook was delivered twice.")
    transcript, told = heard(whisper, joined(first, quiet(1), first, quiet(1)))
    assert len(transcript.words) > len(told[0])
    assert sum(span.seconds for span in transcript.voiced or ()) == pytest.approx(2 * len(first) / RATE_HZ, rel=0.2)


@pytest.mark.parametrize("sound", [quiet(5), np.zeros(5 * RATE_HZ, np.int16), noise(5)], ids=["room", "zeros", "noise"])
def test_where_nobody_speaks_nothing_is_heard(whisper: WhisperTranscriber, sound: Samples) -> None:
    assert heard(whisper, sound)[0].words == ()


@pytest.mark.parametrize("silent_s", [0.0, 1.0, 7.3, 40.0])
def test_words_are_where_the_voice_is_or_their_time_is_uncertain(whisper: WhisperTranscriber, silent_s: float) -> None:
    voice = spoken(3)
    transcript, _ = heard(whisper, joined(quiet(silent_s), voice, quiet(silent_s), voice, quiet(2)))
    for begin_s in (silent_s, 2 * silent_s + 3):
        assert any(begin_s <= word.start_s < begin_s + 3 for word in transcript.words)
    for word in transcript.words:
        begin_s = silent_s if word.start_s < silent_s + 3.3 else 2 * silent_s + 3
        near = begin_s - 0.45 <= word.end_s and word.start_s <= begin_s + 3.45
        assert near or word.time_uncertain or silent_s == 0


def test_the_size_of_the_chunks_changes_no_word(whisper: WhisperTranscriber) -> None:
    take = joined(quiet(0.3), spoken(7), quiet(0.5), spoken(5, seed=4), quiet(0.9), spoken(1, seed=5))
    expected, _ = heard(whisper, take, chunk=len(take))
    for chunk in (333, 1600, 16_000, 50_001):
        assert heard(whisper, take, chunk)[0] == expected


def test_a_long_answer_without_a_pause_is_heard_in_parts(whisper: WhisperTranscriber) -> None:
    transcript, _ = heard(whisper, spoken(55))
    assert transcript.words[0].start_s < 20 < 35 < transcript.words[-1].end_s <= 55


def test_words_come_while_the_answer_is_still_spoken(whisper: WhisperTranscriber) -> None:
    session = whisper.open(Vocabulary())
    session.accept(joined(spoken(5), quiet(1.5)))
    until_s = time.monotonic() + 10
    while not session.words() and time.monotonic() < until_s:
        time.sleep(0.01)
    committed = session.words()
    assert committed
    session.accept(joined(spoken(2, seed=3), quiet(1)))
    assert session.finish().words[: len(committed)] == tuple(committed)


# ---- words that are still open ---------------------------------------------------------------------------------


def guessed(session: WhisperSession) -> str:
    """The guess, as soon as there is one."""
    until_s = time.monotonic() + 20
    while not (guess := session.partial_result()) and time.monotonic() < until_s:
        time.sleep(0.01)
    return guess


def test_words_still_open_are_guessed_at_until_they_are_committed(folder: Path) -> None:
    whisper = WhisperTranscriber(folder)
    whisper.warm(Vocabulary())
    session = whisper.open(VOCABULARY)
    assert session.partial_result() == ""
    session.accept(joined(quiet(0.5), spoken(5)))
    assert set(guessed(session).split()) <= set(WORDS)
    assert guessed(session) and not session.words()
    session.accept(quiet(1.5))
    until_s = time.monotonic() + 20
    while not session.words() and time.monotonic() < until_s:
        assert session.partial_result()  # what was said stays on the screen
        time.sleep(0.01)
    assert session.words() and session.partial_result() == ""
    assert session.finish() == heard(whisper, joined(quiet(0.5), spoken(5), quiet(1.5)))[0]
    whisper.close()


def test_a_guess_at_much_sound_is_at_its_end_and_says_so(folder: Path) -> None:
    whisper = WhisperTranscriber(folder)
    whisper.warm(Vocabulary())
    session = whisper.open(Vocabulary())
    session.partial_result()
    sound = spoken(12)
    session.accept(sound)
    assert guessed(session).startswith("… ")
    whisper.close()


def test_nothing_is_guessed_before_the_model_is_loaded_nor_while_a_segment_waits(folder: Path) -> None:
    sound, whisper = Segment(0, spoken(3)), WhisperTranscriber(folder)
    work = whisper._work
    assert work.guess(Vocabulary(), sound) is None
    whisper.warm(Vocabulary())
    waiting = [work.decode(Segment(0, spoken(20)), Vocabulary()) for _ in range(5)]
    assert work.guess(Vocabulary(), sound) is None
    assert len([one.result(60) for one in waiting]) == 5
    guess = work.guess(Vocabulary(), sound)
    assert guess is not None and guess.result(60)
    assert work.guess(Vocabulary(), sound) is None  # too soon
    whisper.close()


def test_a_guess_follows_from_its_sound_and_terms_alone_and_changes_no_word(decoder: Decoder) -> None:
    segment, terms = Segment(0, spoken(4)), Vocabulary(("alert",))
    words, guess = decoder.words(segment, terms), decoder.guess(segment.samples, terms)
    assert set(guess.split()) <= set(WORDS)
    assert decoder.guess(spoken(2, seed=5), Vocabulary()) != guess
    assert decoder.words(segment, terms) == words
    assert decoder.guess(segment.samples, terms) == guess


def test_a_guess_that_nobody_can_have_said_is_not_shown(folder: Path) -> None:
    assert Decoder(folder, Limits(40.0)).guess(spoken(1), Vocabulary()) == ""
    assert Decoder(folder, Limits(4.0, 0)).guess(spoken(1), Vocabulary())


def test_a_multilingual_model_guesses_in_english(tmp_path: Path) -> None:
    guess = Decoder(write_tiny_whisper(tmp_path, multilingual=True)).guess(spoken(4), Vocabulary())
    assert guess and set(guess.split()) <= set(WORDS)


# ---- its limits ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tokens_per_s", "most"), [(1.0, 6), (2.5, 15)])
def test_a_segment_becomes_no_more_than_its_length_allows(folder: Path, tokens_per_s: float, most: int) -> None:
    reading = Decoder(folder, Limits(tokens_per_s, 0)).reading(spoken(6), Vocabulary(), DecodingOptions())
    assert 0 < len(reading.words) <= most


def test_a_multilingual_model_is_asked_for_english(tmp_path: Path) -> None:
    whisper = WhisperTranscriber(write_tiny_whisper(tmp_path, multilingual=True))
    transcript, _ = heard(whisper, joined(spoken(4), quiet(1)))
    whisper.close()
    assert transcript.words


def test_more_terms_than_fit_are_cut_off_and_special_tokens_left_out(folder: Path) -> None:
    terms = ("webhook", "<|endoftext|>", *(f"Idempotency{number}" for number in range(500)))
    assert Decoder(folder).reading(spoken(20), Vocabulary(terms), DecodingOptions()).words


def test_a_term_changes_what_the_model_reads(decoder: Decoder) -> None:
    told, plain = (decoder.reading(spoken(4), one, DecodingOptions()) for one in (Vocabulary(("alert",)), Vocabulary()))
    assert told.words != plain.words


# ---- the model -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_a_missing_file_is_told_at_once(tmp_path: Path, name: str) -> None:
    (write_tiny_whisper(tmp_path) / name).unlink()
    with pytest.raises(ModelError, match=name.replace(".json", "") + r".* is missing") as caught:
        WhisperTranscriber(tmp_path)
    assert caught.value.next_step


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
@pytest.mark.parametrize("keep", [1, 100])
def test_a_damaged_file_is_told_when_the_model_is_loaded(tmp_path: Path, name: str, keep: int) -> None:
    break_file(write_tiny_whisper(tmp_path), name, keep)
    whisper = WhisperTranscriber(tmp_path)
    with pytest.raises(ModelError, match="is damaged: it cannot be loaded"):
        whisper.warm(Vocabulary())
    with pytest.raises(ModelError):
        whisper.open(Vocabulary())
    whisper.close()


@pytest.mark.parametrize("speaks", [True, False], ids=["speech", "silence"])
def test_a_model_that_does_not_load_fails_the_take_and_not_the_microphone(tmp_path: Path, speaks: bool) -> None:
    break_file(write_tiny_whisper(tmp_path), "model.bin", 5000)
    whisper = WhisperTranscriber(tmp_path)
    try:
        session = whisper.open(Vocabulary())
    except ModelError:
        return  # it was known already
    session.accept(joined(spoken(2), quiet(1)) if speaks else quiet(1))
    with pytest.raises(ModelError):
        session.finish()


@pytest.mark.parametrize("takes", [0, 1, 20])
def test_a_take_that_ends_after_closing_is_told_and_does_not_wait(folder: Path, takes: int) -> None:
    whisper = WhisperTranscriber(folder)
    session = whisper.open(Vocabulary())
    for _ in range(takes):
        session.accept(joined(spoken(3), quiet(1.6)))
    whisper.close()
    session.accept(joined(spoken(9), quiet(1.6), spoken(9), quiet(1.6)))
    for ask in (session.words, session.finish, lambda: whisper.open(Vocabulary())):
        with pytest.raises(ModelError, match="The recognizer was closed"):
            ask()


def test_a_fault_in_the_thread_that_decodes_is_told_and_the_next_take_is_heard(whisper: WhisperTranscriber) -> None:
    session = whisper.open(Vocabulary((5,)))  # type: ignore[arg-type]
    session.accept(joined(spoken(3), quiet(1)))
    with pytest.raises(ModelError, match=r"The recognizer failed \(TypeError: .*int.*\)"):
        session.finish()
    with pytest.raises(ModelError):
        session.words()
    assert heard(whisper, joined(spoken(3), quiet(1)))[0].words


def test_no_connection_is_ever_opened(folder: Path) -> None:
    script = """
import sys
from pathlib import Path

def forbid(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        print("network", event, arguments)

sys.addaudithook(forbid)
from mockloop.ports import Vocabulary
from mockloop.speech.stt.whisper.transcriber import WhisperSession, WhisperTranscriber
from testkit.sounds import joined, quiet, spoken
session = WhisperTranscriber(Path(sys.argv[1])).open(Vocabulary(("queue",)))
session.accept(joined(spoken(3), quiet(1)))
print(len(session.finish().words) > 0)
"""
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


@pytest.mark.skipif(ctranslate2.get_cuda_device_count() == 0, reason="there is no GPU here")
def test_a_gpu_that_works_is_used(decoder: Decoder) -> None:
    assert decoder.device == "cuda"


@pytest.mark.skipif(ctranslate2.get_cuda_device_count() > 0, reason="there is a GPU here")
def test_without_a_gpu_the_model_runs_on_the_cpu(decoder: Decoder) -> None:
    assert decoder.device == "cpu"
