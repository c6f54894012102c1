"""Answers that are no story, cut into the sections of their shape."""

from __future__ import annotations

from itertools import pairwise

import mockloop
from mockloop.analysis.sections.shape import shaped
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario

SHAPE = load_scenario("about-yourself").shape
ABOUT = (
    "I am a night nurse at a small hospital, and I look after fourteen beds on my own. I started as a porter nine "
    "years ago, and then I trained at night school. Last year I built a list for the handover, and falls at night "
    "went from nine a month to two. I would like to move to a bigger ward, which is why I am here."
)


def test_each_part_is_found_by_its_cues_and_every_word_is_in_one():
    transcript = from_text(ABOUT)
    spans = shaped(transcript, SHAPE)
    assert [span.section for span in spans] == ["now", "path", "proof", "next"]
    assert spans[0].first_word == 0 and spans[-1].last_word == len(transcript.words) - 1
    assert all(one.last_word + 1 == other.first_word for one, other in pairwise(spans))
    assert transcript.between(spans[2].first_word, spans[2].first_word + 2) == "Last year I"


def test_no_words_have_no_spans():
    assert shaped(from_text(""), SHAPE) == ()


def test_a_story_has_no_shape():
    assert load_scenario("conflict-colleague").shape == ()


def test_the_sections_are_timed_against_the_targets_of_the_shape():
    analysis = mockloop.analyze(ABOUT, question="Tell me about yourself.")
    assert [section.section for section in analysis.sections] == ["now", "path", "proof", "next"]
    assert all(section.seconds > 0 for section in analysis.sections)
    assert analysis.probes
