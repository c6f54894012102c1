from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import ModelError
from mockloop.core.transcript import Transcript
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.stt.sphinx.recognizer_process import Patience
from mockloop.speech.stt.sphinx.transcriber import SphinxTranscriber, spellings
from tests.speech.flite import needs_flite, said
from tests.speech.sounds import joined, quiet, spoken

FIRST = "The messages never arrived."
SECOND = "So I pulled the delivery logs."
FIRST_WORDS = "the messages never arrived".split()
SECOND_WORDS = "so I pulled the delivery logs".split()
TERMS = Vocabulary(("webhook", "SLO"))


@pytest.fixture(scope="module")
def transcriber() -> Iterator[SphinxTranscriber]:
    one = SphinxTranscriber(processes=1)
    yield one
    one.close()


@pytest.fixture(scope="module")
def usual(transcriber: SphinxTranscriber) -> Transcript:
    return heard(transcriber, answer())


def answer() -> Samples:
    """FIRST spoken from 0.5 s, SECOND a second after it."""
    return joined(quiet(0.5), said(FIRST), quiet(1.0), said(SECOND), quiet(0.6))


def heard(
    transcriber: SphinxTranscriber, sound: Samples, vocabulary: Vocabulary | None = None, chunk: int = 1600
) -> Transcript:
    session = transcriber.open(vocabulary or Vocabulary())
    for at in range(0, len(sound), chunk):
        session.accept(sound[at : at + chunk])
    return session.finish()


def processes(transcriber: SphinxTranscriber) -> list[subprocess.Popen[bytes]]:
    return [worker._process._process for worker in transcriber._pool._workers]


@needs_flite
def test_what_was_said_comes_back_word_by_word(usual: Transcript) -> None:
    assert usual.text.split() == FIRST_WORDS + SECOND_WORDS
    assert (usual.engine, usual.timed) == ("sphinx", "measured")
    assert usual.duration_s == pytest.approx(len(answer()) / RATE_HZ, abs=0.001)
    assert usual.voiced is not None and len(usual.voiced) >= 2
    assert all(0 < word.probability <= 1 for word in usual.words)


@needs_flite
@pytest.mark.parametrize("silence_s", [0.0, 0.4, 12.0])
def test_times_are_those_of_the_take_however_much_silence_is_cut_out(
    transcriber: SphinxTranscriber, silence_s: float
) -> None:
    sound = joined(quiet(silence_s), said(FIRST), quiet(2 * silence_s), said(SECOND), quiet(0.5))
    words = heard(transcriber, sound).words
    first_s, second_s = len(said(FIRST)) / RATE_HZ, len(said(SECOND)) / RATE_HZ
    assert [word.text for word in words] == FIRST_WORDS + SECOND_WORDS
    assert words[0].start_s == pytest.approx(silence_s, abs=0.06)
    assert words[3].end_s == pytest.approx(silence_s + first_s, abs=0.1)
    assert words[4].start_s == pytest.approx(3 * silence_s + first_s, abs=0.12)
    assert words[-1].end_s == pytest.approx(3 * silence_s + first_s + second_s, abs=0.1)
    assert all(one.end_s <= other.start_s for one, other in itertools.pairwise(words))


@needs_flite
@pytest.mark.parametrize("chunk", [160, 7001, 10**7])
def test_words_do_not_depend_on_the_size_of_the_chunks(
    transcriber: SphinxTranscriber, usual: Transcript, chunk: int
) -> None:
    assert heard(transcriber, answer(), chunk=chunk) == usual


@needs_flite
def test_words_do_not_depend_on_what_was_decoded_before_nor_on_how_many_processes_decode(usual: Transcript) -> None:
    several = SphinxTranscriber(processes=2)
    heard(several, joined(quiet(0.3), said("This is a rather loud voice."), quiet(0.5)) * 2)
    assert heard(several, answer()) == usual
    several.close()


@needs_flite
def test_words_appear_while_the_answer_is_still_spoken_and_stay(transcriber: SphinxTranscriber) -> None:
    session = transcriber.open(Vocabulary())
    session.accept(joined(quiet(0.5), said(FIRST), quiet(1.4)))
    until_s = time.monotonic() + 20
    while not session.words() and time.monotonic() < until_s:
        time.sleep(0.02)
    early = session.words()
    assert [word.text for word in early] == FIRST_WORDS
    session.accept(joined(said(SECOND), quiet(0.6)))
    assert session.finish().words[: len(early)] == tuple(early)


@needs_flite
def test_words_still_open_are_guessed_at_and_the_guess_changes_none_of_them(transcriber: SphinxTranscriber) -> None:
    sound, silence = joined(quiet(0.3), said(FIRST), said(SECOND), said(FIRST)), quiet(0.5)  # no pause: one segment
    expected = heard(transcriber, joined(sound, silence))
    session, guesses = transcriber.open(Vocabulary()), []
    for at in range(0, len(sound), 1600):
        session.accept(sound[at : at + 1600])
        time.sleep(0.1)
        guesses.append(session.preview())
        assert not session.words()
    session.accept(silence)
    assert session.finish() == expected
    assert guesses[0] == ""
    guessed, final = guesses[-1].split(), expected.text.split()  # as far as a busy machine has come
    assert guessed and sum(word in final for word in guessed) >= 0.7 * len(guessed)
    assert session.words() and session.preview() == ""


@needs_flite
def test_a_guess_is_made_no_more_than_twice_a_second(transcriber: SphinxTranscriber) -> None:
    session = transcriber.open(Vocabulary())
    sound = joined(quiet(0.3), *[said(FIRST)] * 3)
    guesses, began_s = [], time.monotonic()
    for at in range(0, len(sound), 800):
        session.accept(sound[at : at + 800])
        guesses.append(session.preview())
        time.sleep(0.02)
    changes = sum(one != other for one, other in itertools.pairwise(guesses))
    assert changes <= 2 * (time.monotonic() - began_s) + 2 * 3  # the end of a segment clears its guess
    session.finish()


@needs_flite
def test_a_word_that_the_dictionary_lacks_is_known_through_the_vocabulary(transcriber: SphinxTranscriber) -> None:
    sound = joined(quiet(0.3), said("I pulled the logs and the webhook failed."), quiet(0.4))
    assert "webhook" not in heard(transcriber, sound).text
    assert heard(transcriber, sound, TERMS).text == "I pulled the logs and the webhook failed"


@needs_flite
def test_a_term_is_written_as_the_scenario_writes_it(transcriber: SphinxTranscriber) -> None:
    sound = joined(quiet(0.3), said("We agreed on an S L O for the messages."), quiet(0.4))
    assert "SLO for the messages" in heard(transcriber, sound, TERMS).text


def test_capitals_are_those_of_the_terms_and_of_english() -> None:
    found = spellings(("SLO", "dead letter queue", "Kafka broker"))
    assert (found["slo"], found["kafka"], found["i'm"]) == ("SLO", "Kafka", "I'm")
    assert not {"dead", "broker"} & set(found)


@pytest.mark.parametrize("sound", [np.zeros(0, np.int16), quiet(0.02), quiet(3.0)], ids=["nothing", "20 ms", "a room"])
def test_sound_without_speech_has_no_words_but_its_length(transcriber: SphinxTranscriber, sound: Samples) -> None:
    found = heard(transcriber, sound)
    assert found.words == () and found.voiced == ()
    assert found.duration_s == pytest.approx(len(sound) / RATE_HZ, abs=0.001)


@needs_flite
@pytest.mark.parametrize("when", ["before", "between", "while decoding"])
def test_a_recognizer_that_is_killed_is_begun_again_and_the_answer_is_whole(usual: Transcript, when: str) -> None:
    transcriber = SphinxTranscriber(processes=1)
    transcriber.warm(Vocabulary())
    session, sound = transcriber.open(Vocabulary()), answer()
    (first,) = processes(transcriber)
    if when == "before":
        first.kill()
    session.accept(sound[: len(sound) // 2])
    if when == "between":
        first.kill()
    session.accept(sound[len(sound) // 2 :])
    if when == "while decoding":
        threading.Timer(0.15, first.kill).start()
    assert session.finish() == usual
    assert processes(transcriber)[0].pid != first.pid
    transcriber.close()


@needs_flite
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_recognizer_that_no_longer_answers_is_begun_again_and_the_answer_is_whole(usual: Transcript) -> None:
    transcriber = SphinxTranscriber(processes=1, patience=Patience(least_s=4.0, per_sound_s=1.0))
    transcriber.warm(Vocabulary())
    session, sound = transcriber.open(Vocabulary()), answer()
    (first,) = processes(transcriber)
    session.accept(sound[: len(sound) // 2])
    first.send_signal(signal.SIGSTOP)
    session.accept(sound[len(sound) // 2 :])
    assert session.finish() == usual
    assert processes(transcriber)[0].pid != first.pid
    transcriber.close()


@needs_flite
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_ctrl_c_does_not_end_the_recognizer() -> None:
    transcriber = SphinxTranscriber(processes=1)
    transcriber.warm(Vocabulary())
    (process,) = processes(transcriber)
    process.send_signal(signal.SIGINT)
    assert heard(transcriber, answer()).text.split() == FIRST_WORDS + SECOND_WORDS
    assert processes(transcriber)[0].pid == process.pid and process.poll() is None
    transcriber.close()


@needs_flite
def test_a_take_left_alone_keeps_no_process_from_the_next_one() -> None:
    transcriber = SphinxTranscriber(processes=1)
    left = transcriber.open(Vocabulary())
    left.accept(joined(quiet(0.3), said(FIRST)))
    began_s = time.monotonic()
    assert heard(transcriber, answer()).text.split() == FIRST_WORDS + SECOND_WORDS
    assert time.monotonic() - began_s < 20
    assert left.finish().text.split() == FIRST_WORDS  # taken up again from its beginning
    transcriber.close()


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("raise ImportError('no such library')", r"cannot work \(ImportError: no such library\)"),
        ("import os; os._exit(3)", r"cannot work \(it stopped with status 3\)"),
    ],
    ids=["a library is missing", "it ends at once"],
)
def test_a_recognizer_that_cannot_work_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broken: str, told: str
) -> None:
    (tmp_path / "pocketsphinx.py").write_text(broken)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    transcriber = SphinxTranscriber(processes=1)
    with pytest.raises(ModelError, match=told):
        transcriber.warm(Vocabulary())
    with pytest.raises(ModelError, match=told):
        heard(transcriber, joined(quiet(0.3), spoken(1.5), quiet(1.0)))
    transcriber.close()


def test_a_recognizer_that_never_answers_is_given_up_and_the_way_on_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pocketsphinx.py").write_text("import time; time.sleep(600)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    transcriber = SphinxTranscriber(processes=1, patience=Patience(ready_s=0.5))
    with pytest.raises(ModelError, match=r"cannot work \(it did not answer within 0\.5 s\)") as told:
        heard(transcriber, joined(quiet(0.3), spoken(1.5), quiet(1.0)))
    assert "mockloop sessions resume" in told.value.next_step
    transcriber.close()


@pytest.mark.skipif(sys.platform == "win32", reason="knows the number of the pipe")
@pytest.mark.parametrize(
    ("answered", "told"),
    [(b"what?\n", r"cannot work \(its answer cannot be read\)"), (b'{"odd": 1}\n', r"failed \(KeyError: 'words'\)")],
    ids=["no JSON", "another answer"],
)
def test_an_answer_that_makes_no_sense_fails_the_take_and_leaves_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answered: bytes, told: str
) -> None:
    (tmp_path / "pocketsphinx.py").write_text(f"import os; os.write(3, {answered!r})\ndef Decoder(**any): pass\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    transcriber = SphinxTranscriber(processes=1)
    for _ in range(2):  # the second job finds the worker still at work
        with pytest.raises(ModelError, match=told):
            transcriber.warm(Vocabulary())
    transcriber.close()


def test_a_fault_in_the_thread_that_feeds_the_process_is_told_and_the_next_take_is_heard() -> None:
    transcriber = SphinxTranscriber(processes=1)
    unspeakable = Vocabulary(sentences=(object(),))  # type: ignore[arg-type]
    with pytest.raises(ModelError, match=r"The recognizer failed \(TypeError: .* not JSON serializable\)"):
        heard(transcriber, joined(quiet(0.3), spoken(1.5), quiet(1.0)), unspeakable)
    assert heard(transcriber, quiet(1.0)).words == ()
    transcriber.warm(Vocabulary())
    transcriber.close()


def test_what_lies_in_the_working_folder_is_never_imported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    transcriber = SphinxTranscriber(processes=1)
    transcriber.warm(Vocabulary())
    transcriber.close()


def test_closing_ends_the_processes_and_may_be_done_twice() -> None:
    transcriber = SphinxTranscriber()
    transcriber.warm(Vocabulary())
    running = processes(transcriber)
    transcriber.close()
    transcriber.close()
    assert len(running) == min(2, os.cpu_count() or 1)
    assert all(process.wait(5) is not None for process in running)


def test_a_take_that_ends_after_closing_is_told_and_does_not_wait() -> None:
    closed = SphinxTranscriber(processes=1)
    session = closed.open(Vocabulary())
    session.accept(joined(quiet(0.3), spoken(1.5)))
    closed.close()
    with pytest.raises(ModelError):
        session.finish()
