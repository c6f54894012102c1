"""Words on the clock of their take: a timeline without voice drops none that Whisper is sure of."""

from __future__ import annotations

import pytest

from mockloop.core.transcript import Span, Word
from mockloop.speech.stt.whisper.doubt import Hypothesis
from mockloop.speech.stt.whisper.timing import timed_words

VOICED = (Span(100.2, 104.0), Span(106.0, 109.8))
BEGINS_S, ENDS_S = 100.0, 110.0
SURE, DOUBTED = -0.2, -1.5


def placed(
    *words: tuple[str, float, float],
    probability: float = 0.9,
    likelihood: float = SURE,
    voiced: tuple[Span, ...] = VOICED,
) -> list[tuple[str, float, float, bool]]:
    """What is heard of a ten-second stretch that begins at 100 s: text, times, whether they are uncertain."""
    reading = Hypothesis(tuple(Word(*word, probability) for word in words), likelihood, 0.1)
    found = timed_words(reading, BEGINS_S, ENDS_S, voiced)
    return [(word.text, word.start_s, word.end_s, word.time_uncertain) for word in found]


def test_a_word_is_placed_on_the_clock_of_the_take() -> None:
    assert placed(("we", 1.0, 1.2)) == [("we", 101.0, 101.2, False)]


def test_a_word_stretched_over_a_pause_ends_with_the_voice() -> None:
    expected = [("done", 103.0, 104.0, False), ("then", 106.0, 106.4, False)]
    assert placed(("done", 3.0, 5.0), ("then", 5.2, 6.4)) == expected


def test_a_word_far_from_any_voice_keeps_its_text_and_its_time_is_uncertain() -> None:
    found = placed(("I", 4.6, 4.8), ("have", 4.8, 5.1), ("near", 5.85, 5.9))
    assert [(text, uncertain) for text, _, _, uncertain in found] == [("I", True), ("have", True), ("near", False)]


def test_words_far_from_any_voice_that_whisper_doubts_were_not_said() -> None:
    assert placed(("ghost", 4.7, 5.1), probability=0.1) == []
    assert placed(("Thank", 4.6, 4.8), ("you.", 4.8, 5.1)) == []


def test_um_and_uh_without_voice_are_noise() -> None:
    said = [Word("uh,", 8.0, 8.4, 0.9), Word("uh.", 8.4, 8.8, 0.9)]
    assert timed_words(Hypothesis(tuple(said), -0.3, 0.1), 0.0, 10.0, (Span(0.0, 2.0),)) == []


def test_words_without_any_voice_stay_unless_whisper_doubts_them() -> None:
    assert [text for text, *_ in placed(("hello", 1.0, 1.4), voiced=())] == ["hello"]
    assert placed(("hello", 1.0, 1.4), likelihood=DOUBTED, voiced=()) == []
    assert placed(("hello", 1.0, 1.4), likelihood=DOUBTED, voiced=(Span(98.0, 99.9),)) == []


def test_words_with_voice_stay_though_whisper_doubts_them() -> None:
    assert [text for text, *_ in placed(("hello", 1.0, 1.4), probability=0.1, likelihood=DOUBTED)] == ["hello"]


def test_times_beyond_the_stretch_or_out_of_order_are_put_right() -> None:
    found = placed(("a", 8.0, 9.0), ("b", 8.5, 8.5), ("c", 10.1, 10.9))
    assert [one[:3] for one in found] == [("a", 108.0, 109.0), ("b", 109.0, 109.02), ("c", 109.98, 110.0)]


@pytest.mark.parametrize("voiced", [(), VOICED], ids=["no voice", "voice"])
def test_nothing_read_is_nothing_heard(voiced: tuple[Span, ...]) -> None:
    assert timed_words(Hypothesis((), -1.5, 0.9), BEGINS_S, ENDS_S, voiced) == []
