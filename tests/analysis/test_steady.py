"""The section that each word counts for while an answer is spoken."""

from __future__ import annotations

from itertools import groupby

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.steady import MARKED, SteadySection, SteadyWords
from mockloop.core.transcript import from_text

WORDS = from_text("word " * 40).words  # 0.4 s each


def read(**sections: tuple[int, int, float]) -> tuple[SectionSpan, ...]:
    """Return spans: for each section its first and last word, and how sure it is."""
    return tuple(
        SectionSpan(name, first, last, 0.4 * first, 0.4 * (last + 1), sure)
        for name, (first, last, sure) in sections.items()
    )


def settled(words: SteadyWords, spans: tuple[SectionSpan, ...]) -> list[tuple[str, int]]:
    """Return the sections and how many words each has."""
    said = words.settled(spans, spans, WORDS[: spans[-1].last_word + 1])
    told = [span.section for span in said for _ in range(span.first_word, span.last_word + 1)]
    return [(name, len(list(group))) for name, group in groupby(told)]


def test_a_word_goes_to_another_section_once_a_second_longer_reading_is_sure_of_it():
    words = SteadyWords()
    assert settled(words, read(action=(0, 9, 0.9))) == [("action", 10)]
    assert settled(words, read(task=(0, 9, 0.9), action=(10, 14, 0.9))) == [("action", 15)]
    assert settled(words, read(task=(0, 9, 0.9), action=(10, 14, 0.9))) == [("action", 15)]  # the same reading again
    assert settled(words, read(task=(0, 9, 0.9), action=(10, 19, 0.9))) == [("task", 10), ("action", 10)]


def test_an_unsure_reading_or_one_that_agrees_begins_the_wait_anew():
    words = SteadyWords()
    settled(words, read(action=(0, 9, 0.9)))
    settled(words, read(task=(0, 10, 0.9)))
    assert settled(words, read(task=(0, 11, 0.5))) == [("action", 10), ("task", 2)]
    assert settled(words, read(task=(0, 12, 0.9)))[0] == ("action", 10)
    settled(words, read(action=(0, 13, 0.9)))
    assert settled(words, read(task=(0, 14, 0.9)))[0][0] == "action"


def test_a_mark_applies_at_once_and_so_does_taking_it_back():
    words = SteadyWords()
    settled(words, read(situation=(0, 9, 0.9)))
    assert settled(words, read(situation=(0, 4, 0.9), task=(5, 9, MARKED))) == [("situation", 5), ("task", 5)]
    assert settled(words, read(situation=(0, 9, 0.9))) == [("situation", 10)]


def test_words_that_were_not_counted_yet_count_at_once():
    words = SteadyWords()
    spans = read(situation=(0, 9, 0.4))
    assert words.settled((), spans, WORDS[:10]) == ()
    assert settled(words, read(situation=(0, 9, 0.9))) == [("situation", 10)]


def test_fewer_words_than_before_are_read_afresh():
    words = SteadyWords()
    settled(words, read(action=(0, 19, 0.9)))
    assert settled(words, read(task=(0, 9, 0.9))) == [("task", 10)]


def test_an_unsure_end_does_not_hide_the_first_section():
    steady = SteadySection()
    steady.see(read(situation=(0, 9, 0.9), result=(10, 12, 0.4)), 5.0)
    assert steady.section is None
    steady.see(read(situation=(0, 9, 0.9), result=(10, 16, 0.4)), 7.0)
    assert steady.section == "situation"
    steady.see(read(situation=(0, 9, 0.9), action=(10, 19, 0.9)), 8.0)
    steady.see(read(situation=(0, 9, 0.9), action=(10, 22, 0.4)), 9.0)
    assert steady.section == "situation"
