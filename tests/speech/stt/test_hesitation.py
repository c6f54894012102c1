"""Um and uh of one reading between the words of another."""

from __future__ import annotations

from mockloop.core.transcript import Transcript, Word
from mockloop.speech.stt.hesitation import completed, with_hesitations

SAID = [Word("I", 0.0, 0.2), Word("went", 0.9, 1.2), Word("home.", 1.2, 1.6)]


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def test_an_um_stands_where_it_was_heard_and_the_words_are_those_of_the_record():
    other = [Word("A", 0.0, 0.2), Word("um,", 0.3, 0.7), Word("wend", 0.9, 1.2), Word("Uh", 1.6, 1.9)]
    merged = with_hesitations(SAID, other)
    assert texts(merged) == ["I", "um,", "went", "home.", "Uh"]
    assert [merged[0], *merged[2:4]] == SAID


def test_an_um_that_the_record_has_is_not_put_in_twice():
    said = [SAID[0], Word("Um,", 0.3, 0.6), *SAID[1:]]
    assert texts(with_hesitations(said, [Word("um", 0.4, 0.8)])) == ["I", "Um,", "went", "home."]


def test_times_stay_in_order_where_an_um_reaches_into_a_word():
    merged = with_hesitations(SAID, [Word("uh", 0.1, 1.0)])
    assert texts(merged) == ["I", "uh", "went", "home."]
    assert (merged[1].start_s, merged[1].end_s) == (0.2, 0.9)


def test_words_that_are_no_hesitation_are_not_taken_over():
    assert with_hesitations(SAID, [Word("hum", 0.3, 0.5), Word("umbrella", 0.5, 0.8)]) == SAID


def test_a_record_without_hesitations_gets_those_of_the_live_words_if_they_have_any():
    live = Transcript((Word("I", 0.0, 0.2), Word("um,", 0.3, 0.7), Word("wend", 0.9, 1.2)), 2.0, hesitation=True)
    record = completed(Transcript(tuple(SAID), 2.0), live)
    assert (record.text, record.hesitation) == ("I um, went home.", True)


def test_live_words_that_leave_um_out_change_nothing():
    record = Transcript(tuple(SAID), 2.0)
    assert completed(record, Transcript((Word("um,", 0.3, 0.7),), 2.0)) == record


def test_a_silence_with_an_um_alone_is_kept():
    assert texts(with_hesitations([], [Word("Um", 0.3, 0.5)])) == ["Um"]
