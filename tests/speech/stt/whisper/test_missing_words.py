"""Voice without words, and where to cut beside it."""

from __future__ import annotations

import pytest

from mockloop.core.transcript import Span, Word
from mockloop.speech.stt.whisper.missing_words import longest_pause, longest_without_words, pauses_beside, pauses_within

Times = list[tuple[float, float]]


def spans(times: Times) -> list[Span]:
    return [Span(*one) for one in times]


def said(text: str, begins_s: float, each_s: float = 0.3) -> list[Word]:
    return [
        Word(word, begins_s + at * each_s, begins_s + (at + 1) * each_s - 0.05) for at, word in enumerate(text.split())
    ]


ONCE = said("I was the lead", 1.0)
TWICE = spans([(1.0, 2.2), (2.8, 4.0)])


def test_where_every_voice_has_words_nothing_lacks_words() -> None:
    assert longest_without_words([*ONCE, *said("I was the lead", 2.8)], TWICE) is None


def test_a_sentence_said_twice_and_written_once_leaves_the_other_without_words() -> None:
    assert longest_without_words(ONCE, TWICE) == (2.8, 4.0)
    assert pauses_beside((2.8, 4.0), ONCE, TWICE) == [2.5]


def test_so_it_does_where_one_word_is_stretched_over_the_first() -> None:
    stretched = [Word("I", 1.0, 3.0), *said("was the lead", 3.1)]
    begins_s, ends_s = longest_without_words(stretched, TWICE) or (0.0, 0.0)
    assert 1.0 < begins_s < 2.0 and ends_s == pytest.approx(2.95)
    assert pauses_beside((begins_s, ends_s), stretched, TWICE) == [2.5]


def test_breaths_and_the_edges_of_words_are_not_missed() -> None:
    assert longest_without_words(ONCE, spans([(0.9, 2.3), (2.8, 3.2)])) is None


def test_of_several_the_longest_is_told() -> None:
    assert longest_without_words(ONCE, spans([(0.0, 0.7), (1.0, 2.2), (5.0, 7.0)])) == (5.0, 7.0)


def test_pauses_beside_it_are_told_longest_first() -> None:
    voiced = spans([(0.0, 0.5), (1.0, 2.2), (2.5, 3.1), (3.9, 4.5), (5.5, 6.0)])
    assert pauses_beside((2.5, 4.5), ONCE, voiced) == [5.0, pytest.approx(3.5), pytest.approx(2.35)]


def test_a_stretch_without_a_pause_is_cut_nowhere() -> None:
    assert longest_pause(spans([(0.0, 4.0)])) == []
    assert longest_pause(spans([(0.0, 4.0), (4.3, 5.0), (6.0, 7.0)])) == [5.5]


def test_a_word_over_a_pause_with_voice_on_either_side_hides_others() -> None:
    over = [Word("I", 1.0, 1.2), Word("was", 1.3, 1.6), Word("the", 1.7, 3.4), Word("lead", 3.5, 3.9)]
    assert pauses_within(over, TWICE) == [2.5]


def test_a_word_whose_end_is_drawn_through_a_pause_hides_none() -> None:
    assert pauses_within([Word("lead", 1.8, 2.9)], TWICE) == []
