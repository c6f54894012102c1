"""Sections out of a correction, and a correction out of a boundary moved by hand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.sections.corrections import fits, moved, spans_of, words_between
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Stretch
from mockloop.core.transcript import Transcript, from_text

TEN = from_text("one two three four five six seven eight nine ten")
SPANS = (SectionSpan("situation", 0, 4, 0.0, 2.0, 0.5), SectionSpan("result", 5, 9, 2.0, 4.0, 0.5))


def test_stretches_become_certain_spans_with_the_times_of_their_words():
    found = spans_of(TEN, (Stretch("task", 0, 2), Stretch("action", 3, 9)))
    assert found is not None
    assert [(s.section, s.start_s, s.end_s, s.confidence, s.because) for s in found] == [
        ("task", 0.0, 1.2, 1.0, ("corrected by you",)),
        ("action", 1.2, 4.0, 1.0, ("corrected by you",)),
    ]


@pytest.mark.parametrize(
    "stretches",
    [
        (),
        (Stretch("task", 0, 8),),
        (Stretch("task", 0, 10),),
        (Stretch("task", 1, 9),),
        (Stretch("task", 0, 4), Stretch("action", 6, 9)),
        (Stretch("task", 0, -1), Stretch("action", 0, 9)),
    ],
)
def test_what_does_not_cover_every_word_once_is_no_correction(stretches):
    assert not fits(TEN, stretches)
    assert spans_of(TEN, stretches) is None
    assert spans_of(Transcript(), stretches) is None


@pytest.mark.parametrize(
    ("section", "first", "last", "expected"),
    [
        ("result", 3, 4, [("situation", 0, 2), ("result", 3, 9)]),
        ("situation", 5, 5, [("situation", 0, 5), ("result", 6, 9)]),
        ("action", 4, 6, [("situation", 0, 3), ("action", 4, 6), ("result", 7, 9)]),
        ("action", 0, 9, [("action", 0, 9)]),
        ("task", 1, 1, [("situation", 0, 0), ("task", 1, 1), ("situation", 2, 4), ("result", 5, 9)]),
    ],
)
def test_words_given_to_a_section_push_its_neighbours_back(section, first, last, expected):
    assert [(s.section, s.first_word, s.last_word) for s in moved(SPANS, section, first, last)] == expected


@given(st.lists(st.tuples(st.sampled_from(SECTIONS), st.integers(0, 9), st.integers(0, 9)), max_size=8))
def test_whatever_is_moved_every_word_stays_in_one_section(moves):
    spans = SPANS
    for section, one, other in moves:
        stretches = moved(spans, section, min(one, other), max(one, other))
        assert fits(TEN, stretches)
        assert all(a.section != b.section for a, b in itertools.pairwise(stretches))
        spans = spans_of(TEN, stretches)
        assert next(s.section for s in spans if s.first_word <= one <= s.last_word) == section


def test_words_are_found_by_the_second_of_their_middle():
    assert words_between(TEN, 0.3, 1.3) == (1, 2)  # the middles of the first words lie at 0.2, 0.6, 1.0 and 1.4 s
    assert words_between(TEN, 0.0, 99.0) == (0, 9)
    assert words_between(TEN, 0.3, 0.5) is None
