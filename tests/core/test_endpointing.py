"""Where an answer begins, pauses and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.core.endpointing import Endpointer, Endpointing

WINDOW_S = 0.032


def heard(endpointer: Endpointer, *stretches: tuple[bool, float]) -> Endpointer:
    """Stretches of (speaking, seconds), heard a tenth of a second at a time."""
    for speaking, seconds in stretches:
        for _ in range(round(seconds * 10)):
            endpointer.hear(speaking, 0.1)
    return endpointer


def patient(patience_s: float | None = 6.0, **settings: float) -> Endpointer:
    return Endpointer(Endpointing(patience_s=patience_s, **settings))


def test_thinking_never_ends_an_answer_however_long() -> None:
    endpointer = heard(patient(), (False, 600.0))
    assert (endpointer.phase, endpointer.ended_by, endpointer.countdown_s) == ("thinking", None, None)
    assert endpointer.thinking_s == pytest.approx(600.0)


def test_thinking_time_stops_where_the_first_word_starts() -> None:
    endpointer = heard(patient(), (False, 4.0), (True, 3.0), (False, 1.0))
    assert endpointer.thinking_s == pytest.approx(4.0)


def test_a_click_is_no_first_word() -> None:
    endpointer = heard(patient(), (False, 1.0), (True, 0.2), (False, 30.0))
    assert endpointer.phase == "thinking"
    assert endpointer.thinking_s == pytest.approx(31.2)


def test_silence_ends_an_answer_when_the_patience_is_over() -> None:
    endpointer = heard(patient(), (True, 2.0), (False, 5.9))
    assert (endpointer.phase, endpointer.ended_by) == ("pausing", None)
    heard(endpointer, (False, 0.1))
    assert (endpointer.phase, endpointer.ended_by) == ("ended", "silence")


def test_the_countdown_shows_after_two_seconds_and_runs_down() -> None:
    endpointer = heard(patient(), (True, 2.0), (False, 1.9))
    assert endpointer.countdown_s is None
    heard(endpointer, (False, 0.1 + 1.0))
    assert endpointer.countdown_s == pytest.approx(3.0)
    assert endpointer.silence_s == pytest.approx(3.0)


def test_a_short_patience_is_still_shown_counting_down() -> None:
    endpointer = heard(patient(1.6), (True, 2.0), (False, 0.9))
    assert endpointer.countdown_s == pytest.approx(0.7)


def test_speech_cancels_the_countdown() -> None:
    endpointer = heard(patient(), (True, 2.0), (False, 5.9), (True, 0.1))
    assert (endpointer.phase, endpointer.countdown_s, endpointer.silence_s) == ("speaking", None, 0.0)
    assert heard(endpointer, (False, 5.9)).ended_by is None


def test_without_patience_silence_never_ends_an_answer() -> None:
    endpointer = heard(patient(None), (True, 2.0), (False, 600.0))
    assert (endpointer.phase, endpointer.countdown_s) == ("pausing", None)


def test_time_to_think_stops_the_countdown_for_a_minute_then_the_patience_begins_afresh() -> None:
    endpointer = heard(patient(), (True, 2.0), (False, 5.0))
    endpointer.suspend()
    heard(endpointer, (False, 60.0))
    assert (endpointer.phase, endpointer.countdown_s) == ("pausing", None)
    heard(endpointer, (False, 5.9))
    assert endpointer.ended_by is None
    assert heard(endpointer, (False, 0.1)).ended_by == "silence"


def test_speech_ends_the_time_to_think() -> None:
    endpointer = heard(patient(), (True, 2.0), (False, 1.0))
    endpointer.suspend()
    assert heard(endpointer, (True, 1.0)).suspended_s == 0.0
    assert heard(endpointer, (False, 6.0)).ended_by == "silence"


def test_a_click_does_not_end_the_time_to_think() -> None:
    endpointer = heard(patient(), (True, 2.0), (False, 1.0))
    endpointer.suspend()
    heard(endpointer, (False, 10.0), (True, 0.2), (False, 9.8), (True, 0.1), (False, 9.9))
    assert (endpointer.suspended_s, endpointer.countdown_s) == (pytest.approx(30.0), None)
    assert heard(endpointer, (False, 30.0 + 5.9)).ended_by is None
    assert heard(endpointer, (False, 0.1)).ended_by == "silence"


def test_a_word_that_still_sounds_when_time_is_asked_for_does_not_end_it() -> None:
    endpointer = heard(patient(), (True, 2.0))
    endpointer.suspend()
    assert heard(endpointer, (True, 0.2), (False, 0.8)).suspended_s == pytest.approx(59.0)


def test_time_to_think_is_told_only_where_silence_would_end_the_answer() -> None:
    endless, thinking = heard(patient(None), (True, 2.0), (False, 1.0)), heard(patient(), (False, 5.0))
    for endpointer in (endless, thinking):
        endpointer.suspend()
        assert endpointer.suspended_s == 0.0


@pytest.mark.parametrize(
    ("silent_s", "left_s", "more_s"),
    [(0.0, None, 3.0), (0.5, None, 3.0), (1.4, None, 2.1), (2.0, 2.0, 2.0), (2.9, 2.0, 2.0), (3.5, 2.0, 2.0),
     (5.0, 1.0, 1.0)],
)  # fmt: skip
def test_a_patience_that_becomes_shorter_in_a_pause_is_still_counted_down(
    silent_s: float, left_s: float | None, more_s: float
) -> None:
    endpointer = heard(patient(6.0), (True, 2.0), (False, silent_s))
    endpointer.be_patient(3.0)
    assert endpointer.countdown_s == (left_s and pytest.approx(left_s))
    assert heard(endpointer, (False, more_s - 0.1)).ended_by is None
    assert heard(endpointer, (False, 0.1)).ended_by == "silence"


def test_a_shorter_patience_rules_whole_from_the_next_pause() -> None:
    endpointer = heard(patient(6.0), (True, 2.0), (False, 2.9))
    endpointer.be_patient(3.0)
    assert heard(endpointer, (True, 1.0), (False, 2.9)).ended_by is None
    assert heard(endpointer, (False, 0.1)).ended_by == "silence"


def test_a_longer_patience_rules_at_once() -> None:
    endpointer = heard(patient(3.0), (True, 2.0), (False, 2.0))
    endpointer.be_patient(6.0)
    assert endpointer.countdown_s == pytest.approx(4.0)
    endpointer.be_patient(None)
    assert heard(endpointer, (False, 60.0)).ended_by is None


def test_the_limit_ends_an_answer_in_mid_speech() -> None:
    assert heard(patient(limit_s=10.0), (True, 9.9)).ended_by is None
    assert heard(patient(limit_s=10.0), (True, 10.0)).ended_by == "limit"


def test_the_limit_ends_an_answer_that_was_never_begun() -> None:
    assert heard(patient(limit_s=10.0), (False, 20.0)).ended_by == "limit"


def test_time_in_which_nothing_could_be_heard_is_no_silence() -> None:
    endpointer = heard(patient(limit_s=100.0), (True, 2.0), (False, 5.9))
    endpointer.miss(30.0)
    assert (endpointer.ended_by, endpointer.silence_s) == (None, 0.0)
    assert endpointer.elapsed_s == pytest.approx(37.9)
    assert heard(endpointer, (False, 6.0)).ended_by == "silence"


def test_time_in_which_nothing_could_be_heard_before_the_first_word_is_thinking() -> None:
    endpointer = heard(patient(), (False, 1.0))
    endpointer.miss(12.0)
    assert endpointer.thinking_s == pytest.approx(13.0)
    assert heard(endpointer, (True, 2.0)).thinking_s == pytest.approx(13.0)


def test_the_silence_from_two_seconds_after_the_last_word_is_counted_also_during_time_to_think() -> None:
    assert heard(patient(), (False, 3.0)).trailing_s == 0.0
    endpointer = heard(patient(), (True, 2.0), (False, 1.5))
    assert endpointer.trailing_s == 0.0
    endpointer.suspend()
    assert heard(endpointer, (False, 20.0)).trailing_s == pytest.approx(19.5)
    assert heard(endpointer, (True, 0.5)).trailing_s == 0.0


def test_nothing_changes_after_the_end() -> None:
    endpointer = heard(patient(), (True, 2.0), (False, 6.0), (True, 5.0))
    assert (endpointer.phase, endpointer.elapsed_s) == ("ended", pytest.approx(8.0))


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 250)), max_size=30), st.floats(0.5, 10.0))
def test_silence_ends_an_answer_only_after_the_whole_patience_and_after_a_word(
    stretches: list[tuple[bool, int]], patience_s: float
) -> None:
    endpointer = Endpointer(Endpointing(patience_s=patience_s))
    silent = run = longest = 0
    for speaking, windows in stretches:
        for _ in range(windows):
            if endpointer.ended_by:
                break
            endpointer.hear(speaking, WINDOW_S)
            silent, run = (0, run + 1) if speaking else (silent + 1, 0)
            longest = max(longest, run)
    if endpointer.ended_by:
        assert silent * WINDOW_S >= patience_s - 1e-3
        assert longest * WINDOW_S >= 0.25


@given(
    st.lists(st.tuples(st.booleans(), st.integers(1, 100), st.sampled_from([1.0, 3.0, 6.0, None])), max_size=30),
    st.floats(0.5, 10.0),
)
def test_no_end_by_silence_comes_without_a_countdown(
    stretches: list[tuple[bool, int, float | None]], patience_s: float
) -> None:
    endpointer = Endpointer(Endpointing(patience_s=patience_s))
    counted, lately_s = 0, patience_s
    for speaking, windows, wanted_s in stretches:
        endpointer.be_patient(wanted_s)
        for _ in range(windows):
            if endpointer.ended_by:
                break
            endpointer.hear(speaking, WINDOW_S)
            counted = counted + 1 if endpointer.countdown_s is not None or endpointer.ended_by else 0
            lately_s = wanted_s or lately_s
    if endpointer.ended_by:
        assert (counted + 1) * WINDOW_S >= min(2.0, lately_s / 2)
