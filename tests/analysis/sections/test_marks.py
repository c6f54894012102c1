"""Sections marked by key."""

import pytest

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.sections.marks import marked
from mockloop.core.events import SectionMark
from mockloop.core.transcript import from_text

WORDS = from_text("one two. three four five. six seven eight. nine. ten")  # 0.4 s each
READ = (
    SectionSpan("situation", 0, 6, 0.0, 2.8, 0.6, ("a",)),
    SectionSpan("result", 7, 8, 2.8, 3.6, 0.7, ("b",)),
    SectionSpan("task", 9, 9, 3.6, 4.0, 0.5, ("c",)),
)


def shape(spans):
    return [(span.section, span.first_word, span.last_word) for span in spans]


def test_each_mark_begins_its_section_and_before_the_first_the_reading_stands():
    spans = marked(
        WORDS, (SectionMark(0.8, "task"), SectionMark(2.0, "action")), (READ[0], SectionSpan("task", 7, 9, 2.8, 4, 0.5))
    )
    assert shape(spans) == [("situation", 0, 1), ("task", 2, 4), ("action", 5, 9)]
    assert spans[1].start_s == pytest.approx(0.8)
    assert [(span.confidence, span.because) for span in spans] == [
        (0.6, ("a",)), (1.0, ("you marked it",)), (1.0, ("you marked it",))
    ]  # fmt: skip


def test_after_the_last_mark_the_reading_may_go_on_but_not_back():
    spans = marked(WORDS, (SectionMark(0.8, "action"),), READ)
    assert shape(spans) == [("situation", 0, 1), ("action", 2, 6), ("result", 7, 8), ("action", 9, 9)]
    assert (spans[2].confidence, spans[2].because) == (0.7, ("b",))


def test_between_two_marks_only_the_first_of_them_counts():
    spans = marked(WORDS, (SectionMark(0.8, "task"), SectionMark(3.6, "result")), READ)
    assert shape(spans) == [("situation", 0, 1), ("task", 2, 8), ("result", 9, 9)]


def test_a_section_that_nobody_marked_stays_between_the_marks_around_it():
    read = (SectionSpan("situation", 0, 4, 0.0, 2.0, 0.6), SectionSpan("action", 5, 9, 2.0, 4.0, 0.7))
    spans = marked(WORDS, (SectionMark(0.8, "task"), SectionMark(3.2, "result")), read)
    assert shape(spans) == [("situation", 0, 1), ("task", 2, 4), ("action", 5, 7), ("result", 8, 9)]


def test_one_wrong_mark_binds_where_it_was_set_and_not_everything_after_it():
    read = (READ[0], SectionSpan("action", 7, 9, 2.8, 4.0, 0.9, ("d",)))
    spans = marked(WORDS, (SectionMark(0.8, "reflection"),), read)
    assert shape(spans) == [("situation", 0, 1), ("reflection", 2, 6), ("action", 7, 9)]


def test_no_words_have_no_spans():
    assert marked(from_text(""), (SectionMark(1.0, "task"),), ()) == ()


def test_an_aside_after_the_last_mark_belongs_to_the_section_that_was_marked():
    spans = marked(WORDS, (SectionMark(0.8, "action"),), (READ[0], SectionSpan("none", 7, 9, 2.8, 4.0, 0.9)))
    assert shape(spans) == [("situation", 0, 1), ("action", 2, 9)]
