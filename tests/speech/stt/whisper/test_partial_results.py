"""When guesses at the newest words are made, and how long they are shown."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pytest

from mockloop.core.errors import ModelError
from mockloop.ports import RATE_HZ
from mockloop.speech.stt.segmenter import Segment
from mockloop.speech.stt.whisper.partial_results import GuessBudget, GuessPace, PartialResults

# ---- how often -------------------------------------------------------------------------------------------------


def test_guesses_begin_six_seconds_apart() -> None:
    pace, begun = GuessPace(), []
    for now_s in np.arange(0.0, 10.0, 0.1):
        if pace.begin(now_s):
            begun.append(round(now_s, 1))
            pace.end(now_s + 0.27)
    assert begun == [0.0, 6.0]


def test_one_is_made_at_a_time() -> None:
    pace = GuessPace()
    assert pace.begin(0.0)
    assert not pace.begin(30.0)
    pace.end(30.1)
    assert not pace.begin(31.0)


@pytest.mark.parametrize(("took_s", "next_s"), [(0.27, 6.0), (0.89, 6.0), (0.9, 60.9), (3.0, 63.0)])
def test_a_machine_that_needs_a_seventh_of_the_time_for_them_is_left_alone_for_a_minute(
    took_s: float, next_s: float
) -> None:
    pace = GuessPace()
    pace.begin(0.0)
    pace.end(took_s)
    assert not pace.begin(next_s - 0.01)
    assert pace.begin(next_s)


def test_a_machine_that_is_still_too_slow_is_left_alone_for_twice_as_long() -> None:
    pace, begun = GuessPace(GuessBudget(rest_s=60.0)), []
    for now_s in range(600):
        if pace.begin(now_s):
            begun.append(now_s)
            pace.end(now_s + 1)
    assert begun == [0, 61, 182, 423]


def test_of_many_threads_that_ask_at_once_one_may_begin() -> None:
    for _ in range(50):
        pace = GuessPace()
        with ThreadPoolExecutor(8) as threads:
            assert sum(threads.map(pace.begin, [0.0] * 8)) == 1


# ---- what is shown ---------------------------------------------------------------------------------------------


class Guesser:
    """Guesses when it is told to."""

    def __init__(self) -> None:
        self.busy = False
        self.asked: list[tuple[float, float]] = []
        self.guesses: list[Future[str]] = []

    def __call__(self, sound: Segment) -> Future[str] | None:
        if self.busy:
            return None
        self.asked.append((sound.start_s, sound.end_s))
        self.guesses.append(Future())
        return self.guesses[-1]


def sound(start_s: float, end_s: float) -> Segment:
    return Segment(round(start_s * RATE_HZ), np.zeros(round((end_s - start_s) * RATE_HZ), np.int16))


@pytest.fixture
def guesser() -> Guesser:
    return Guesser()


@pytest.fixture
def open_words(guesser: Guesser) -> PartialResults:
    shown = PartialResults(guesser)
    assert not shown.wanted
    assert shown.text(0) == ""
    assert shown.wanted
    return shown


def test_two_seconds_of_new_sound_are_worth_a_guess_at_the_last_seven(
    guesser: Guesser, open_words: PartialResults
) -> None:
    for end_s in np.arange(10.1, 25.0, 0.1):
        open_words.hear(sound(10.0, end_s), 0)
    expected = [(10.0, 12.0), (10.0, 14.0), (10.0, 16.0), (11.0, 18.0), (13.0, 20.0), (15.0, 22.0), (17.0, 24.0)]
    assert guesser.asked == [pytest.approx(one, abs=0.11) for one in expected]


def test_the_next_segment_is_new_from_its_beginning(guesser: Guesser, open_words: PartialResults) -> None:
    open_words.hear(sound(0.0, 3.0), 0)
    open_words.hear(sound(4.0, 5.9), 1)
    open_words.hear(sound(4.0, 6.0), 1)
    assert guesser.asked == [(0.0, 3.0), (4.0, 6.0)]


def test_a_guess_is_shown_until_its_segment_is_committed(guesser: Guesser, open_words: PartialResults) -> None:
    open_words.hear(sound(0.0, 2.0), 3)
    assert open_words.text(3) == ""
    guesser.guesses[0].set_result("we measured")
    assert open_words.text(3) == "we measured"
    open_words.hear(sound(0.0, 4.0), 3)
    assert open_words.text(3) == "we measured"  # until the next is there
    guesser.guesses[1].set_result("we measured the queue")
    assert open_words.text(3) == "we measured the queue"
    assert open_words.text(4) == ""


def test_a_guess_that_comes_after_its_segment_is_not_shown(guesser: Guesser, open_words: PartialResults) -> None:
    open_words.hear(sound(0.0, 2.0), 0)
    guesser.guesses[0].set_result("we measured")
    assert open_words.text(1) == ""


def test_words_left_out_before_a_guess_are_told(guesser: Guesser, open_words: PartialResults) -> None:
    open_words.hear(sound(0.0, 9.0), 0)
    guesser.guesses[0].set_result("the queue")
    assert open_words.text(0) == "… the queue"


@pytest.mark.parametrize("outcome", ["", ModelError("It failed.", "Begin it again.")], ids=["no words", "a failure"])
def test_where_nothing_was_found_nothing_is_shown(
    guesser: Guesser, open_words: PartialResults, outcome: str | ModelError
) -> None:
    open_words.hear(sound(0.0, 9.0), 0)
    if isinstance(outcome, str):
        guesser.guesses[0].set_result(outcome)
    else:
        guesser.guesses[0].set_exception(outcome)
    assert open_words.text(0) == ""


def test_where_no_guess_may_begin_it_is_tried_with_the_next_sound(guesser: Guesser, open_words: PartialResults) -> None:
    guesser.busy = True
    open_words.hear(sound(0.0, 2.5), 0)
    guesser.busy = False
    open_words.hear(sound(0.0, 2.6), 0)
    assert guesser.asked == [(0.0, 2.6)]
