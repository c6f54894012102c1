"""The contract of every transcriber: functions that check it for the one they get."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from itertools import pairwise

import numpy as np

from mockloop.core.transcript import Transcript, Word
from mockloop.interview.wiring import demo_answers
from mockloop.ports import RATE_HZ, GivesPartialResults, Samples, Transcriber, Vocabulary
from mockloop.speech.audio.decoding import read_sound
from testkit.sounds import joined, quiet

Maker = Callable[[str], Transcriber]  # the text is what a scripted one is to hear; real ones hear for themselves
SAID = "we measured the queue and then fixed it"
SILENCE = quiet(3.0)
VOCABULARY = Vocabulary(("webhook", "idempotency key"), ("The webhook is sent again until it is acknowledged.",))


@cache
def take_heard() -> Samples:
    """Two pieces of a demo answer, with pauses; its length is no whole number of chunks."""
    speech = read_sound(demo_answers("ownership-webhook")["opening"])
    return joined(quiet(0.6), speech[:40_000], quiet(1.2), speech[80_000:104_000], quiet(0.7), np.zeros(123, np.int16))


def heard(transcriber: Transcriber, take: Samples, chunk: int = 1600) -> tuple[Transcript, list[Sequence[Word]]]:
    """The transcript of a take, and what words() said after each chunk."""
    session = transcriber.open(VOCABULARY)
    told = [session.words()]
    for start in range(0, len(take), chunk):
        session.accept(take[start : start + chunk])
        told.append(session.words())
    transcript = session.finish()
    return transcript, [*told, session.words()]


@cache
def heard_once(make: Maker) -> tuple[Transcript, list[Sequence[Word]]]:
    """The take, as a transcriber of this kind heard it the first time."""
    return heard(make(SAID), take_heard())


def words_only_grow(make: Maker) -> None:
    transcript, told = heard_once(make)
    for earlier, later in pairwise(told):
        assert tuple(later[: len(earlier)]) == tuple(earlier)
    for words in told:
        assert transcript.words[: len(words)] == tuple(words)


def words_lie_in_order_within_the_take(make: Maker) -> None:
    transcript, _ = heard_once(make)
    times = [time for word in transcript.words for time in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert all(0 <= time <= transcript.duration_s for time in times)
    assert all(word.text == word.text.strip() != "" for word in transcript.words)
    assert all(0 <= word.probability <= 1 for word in transcript.words)


def a_measured_take_is_measured_to_the_sample(make: Maker) -> None:
    transcript, _ = heard_once(make)
    if transcript.timed == "measured":
        assert transcript.engine == make(SAID).name
        assert transcript.duration_s == round(len(take_heard()) / RATE_HZ, 3)
        assert transcript.voiced is not None
        assert sum(span.seconds for span in transcript.voiced) > 2.0
        assert all(0 <= span.start_s < span.end_s <= transcript.duration_s for span in transcript.voiced)


def silence_gives_no_words(make: Maker) -> None:
    transcript, told = heard(make(""), SILENCE)
    assert transcript.words == ()
    assert all(not words for words in told)
    assert not transcript.voiced


def a_take_without_a_sample_gives_an_empty_transcript(make: Maker) -> None:
    transcript = make("").open(VOCABULARY).finish()
    assert transcript.words == ()
    assert transcript.duration_s == 0


def the_size_of_the_chunks_changes_nothing(make: Maker) -> None:
    first, _ = heard_once(make)
    again, _ = heard(make(SAID), take_heard(), chunk=7001)
    assert first == again


def takes_do_not_mix(make: Maker) -> None:
    alone, _ = heard_once(make)
    transcriber = make(SAID)
    session = transcriber.open(VOCABULARY)
    session.accept(take_heard()[: len(take_heard()) // 2])
    other = transcriber.open(VOCABULARY) if alone.timed == "measured" else None
    if other:
        other.accept(SILENCE)
    session.accept(take_heard()[len(take_heard()) // 2 :])
    assert session.finish() == alone
    assert other is None or other.finish().words == ()


def words_come_once_and_in_order_while_other_threads_ask(make: Maker) -> None:
    """As the engine does: it reads on while a thread waits for the end."""
    take = np.concatenate([take_heard()] * 3)
    expected, _ = heard(make(SAID), take)
    session = make(SAID).open(VOCABULARY)
    session.accept(take)
    over = threading.Event()

    def asked() -> list[Sequence[Word]]:
        told = [session.words()]
        while not over.wait(0.001):
            told.append(session.words())
        return told

    with ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(asked) for _ in range(3)]
        finished = threads.submit(session.finish)
        wait([finished])
        over.set()
    assert finished.result() == expected
    for words in (words for answer in answers for words in answer.result()):
        assert tuple(words) == expected.words[: len(words)]


def guesses_change_no_word(make: Maker) -> None:
    expected, _ = heard_once(make)
    session = make(SAID).open(VOCABULARY)
    for start in range(0, len(take_heard()), 1600):
        session.accept(take_heard()[start : start + 1600])
        assert not isinstance(session, GivesPartialResults) or isinstance(session.partial_result(), str)
    assert session.finish() == expected
    assert not isinstance(session, GivesPartialResults) or session.partial_result() == ""


PROMISES = (
    words_only_grow,
    words_lie_in_order_within_the_take,
    a_measured_take_is_measured_to_the_sample,
    silence_gives_no_words,
    a_take_without_a_sample_gives_an_empty_transcript,
    the_size_of_the_chunks_changes_nothing,
    takes_do_not_mix,
    words_come_once_and_in_order_while_other_threads_ask,
    guesses_change_no_word,
)
