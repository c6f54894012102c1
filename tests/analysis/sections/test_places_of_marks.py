"""Where a mark belongs that was set in the middle of a sentence."""

import pytest

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.sections.marks import marked
from mockloop.analysis.sections.places_of_marks import placed
from mockloop.core.events import SectionMark
from mockloop.core.transcript import Transcript, Word, from_text

TOLD = from_text("The keys were gone. Then I asked Priya, our caretaker, for hers. They came at noon.")  # 0.4 s a word
ASKED_S, CAME_S = 1.6, 4.8  # where the second and the third sentence begin


def places(said: Transcript, *pressed_s: float) -> list[float]:
    return [one.at_s for one in placed(said, [SectionMark(at_s, "action") for at_s in pressed_s])]


@pytest.mark.parametrize(
    ("pressed_s", "meant_s"),
    [
        (1.6, ASKED_S),
        (3.4, ASKED_S),  # between 'Priya,' and 'our caretaker'
        (1.3, ASKED_S),  # just before
        (4.6, CAME_S),
        (5.2, CAME_S),
        (0.9, 0.0),
    ],
)
def test_a_mark_belongs_to_the_sentence_that_begins_nearest(pressed_s, meant_s):
    assert places(TOLD, pressed_s) == [meant_s]


def test_a_late_press_is_nearer_than_an_early_one():
    said = from_text("One two three four five. Six seven eight.")
    assert places(said, 1.0, 1.4, 1.5) == [0.0, 0.0, 2.0]


def test_in_a_long_sentence_it_belongs_to_the_clause():
    said = from_text("The stock in the cellar had been counted by nobody since the spring and so I began to count it")
    assert places(said, 6.0) == [5.2]  # 'and so I began'


def test_far_from_any_beginning_it_stays_where_it_was_set():
    said = from_text("The stock in the cellar of the old house had been counted by nobody")
    assert places(said, 4.0) == [4.0]


def test_without_full_stops_a_long_pause_ends_a_sentence():
    spoken = (Word("we", 0.0, 0.3), Word("stopped", 0.3, 3.0), Word("now", 3.8, 4.0), Word("what", 4.1, 5.0))
    assert places(Transcript(spoken, 5.0), 4.6) == [3.8]


def test_after_the_last_word_it_waits_for_the_next():
    assert places(TOLD, 6.4, 7.0) == [6.4, 7.0]
    assert places(from_text(""), 1.0) == [1.0]


def test_none_gets_before_the_one_set_before_it():
    said = from_text("The stock in the cellar of the old house had been counted by nobody. We began")
    assert places(said, 5.0, 5.1, 5.3) == [5.6, 5.6, 5.6]
    assert places(said, 0.5, 4.0) == [0.0, 4.0]


def test_of_two_at_one_place_the_last_one_applies():
    spans = marked(
        TOLD, (SectionMark(1.8, "task"), SectionMark(2.2, "action")), (SectionSpan("situation", 0, 15, 0.0, 6.4, 0.9),)
    )
    assert [(span.section, span.first_word) for span in spans] == [("situation", 0), ("action", 4)]


def test_a_mark_where_the_reading_changes_overrules_what_it_changes_to():
    read = (SectionSpan("situation", 0, 3, 0.0, 1.6, 0.9), SectionSpan("result", 4, 15, 1.6, 6.4, 0.9))
    spans = marked(TOLD, (SectionMark(2.0, "action"),), read)
    assert [(span.section, span.first_word) for span in spans] == [("situation", 0), ("action", 4)]
