"""Sections marked by key."""

import pytest

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.marking import marked
from mockloop.core.transcript import from_text

WORDS = from_text("one two three four five six seven eight nine ten")  # 0.4 s each


def shape(spans):
    return [(span.section, span.first_word, span.last_word) for span in spans]


def test_each_mark_begins_the_next_section():
    spans = marked(WORDS, (0.8, 2.0), ())
    assert shape(spans) == [("situation", 0, 1), ("task", 2, 4), ("action", 5, 9)]
    assert spans[1].start_s == pytest.approx(0.8)
    assert {span.confidence for span in spans} == {1.0}
    assert spans[0].because == ("you marked it",)


def test_after_the_last_mark_the_reading_may_go_on_but_not_back():
    read = (
        SectionSpan("situation", 0, 6, 0.0, 2.8, 0.6, ("a",)),
        SectionSpan("result", 7, 8, 2.8, 3.6, 0.7, ("b",)),
        SectionSpan("task", 9, 9, 3.6, 4.0, 0.5, ("c",)),
    )
    spans = marked(WORDS, (0.8,), read)
    assert shape(spans) == [("situation", 0, 1), ("task", 2, 6), ("result", 7, 8), ("task", 9, 9)]
    assert (spans[2].confidence, spans[2].because) == (0.7, ("b",))


def test_more_marks_than_sections_stay_in_the_last_one():
    assert shape(marked(WORDS, (0.1, 0.5, 0.9, 1.3, 1.7, 2.1, 2.5), ()))[-1][0] == "reflection"


def test_no_words_have_no_spans():
    assert marked(from_text(""), (1.0,), ()) == ()
