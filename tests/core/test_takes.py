"""Takes that hold no answer, or only its beginning: offered again, kept, never judged."""

from dataclasses import replace

from mockloop.core.events import (
    Finished,
    Listen,
    Offer,
    Recorded,
    Requested,
    Said,
    Say,
    Take,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import step
from mockloop.core.transcript import Span, Transcript, from_text
from mockloop.core.turns import as_continuation
from tests.core.stepping import SCENARIO, drive, listening, silent, spoken


def test_a_silent_take_is_offered_again_and_never_judged():
    state, effect = drive(listening(), Recorded(silent(1), "limit"))
    assert isinstance(effect, Offer) and effect.why == "unheard"
    assert "redo" in effect.choices
    assert state.turn.outcome == "unheard"
    state, effect = step(state, Requested("redo"))
    assert effect == Listen("opening", 2, 175.0)
    assert state.turn.set_aside[0].number == 1


def test_a_take_found_after_a_crash_is_kept_and_the_question_is_asked_again():
    state, effect = drive(listening(), Recorded(spoken(1), "interrupted"))
    assert isinstance(effect, Say)
    assert [take.number for take in state.turn.takes] == [1]


def test_the_first_sound_of_an_answer_that_was_broken_off_counts_as_said():
    begun = Take(1, 0.4, (Span(0.2, 0.4),), broken_off=True)
    state, effect = drive(listening(), Recorded(begun, "interrupted"))
    assert isinstance(effect, Say)
    state, effect = drive((state, effect), Said("opening"), Recorded(spoken(2), "key"))
    assert effect == Transcribe(1)
    state, _ = drive((state, effect), Transcribed(1, from_text("last")), Transcribed(2, from_text("spring i saw")))
    assert (state.turn.answer.text, state.turn.outcome) == ("last spring i saw", "answered")


def test_the_last_word_of_an_answer_that_went_on_after_a_break_counts_however_short_it_is():
    begun = drive(listening(), Recorded(replace(spoken(1), broken_off=True), "interrupted"), Said("opening"))
    last = as_continuation(begun[0].turn, Take(2, 0.3, (Span(0.1, 0.3),)))
    state, effect = drive(begun, Recorded(last, "silence"))
    assert effect == Transcribe(1)
    state, _ = drive((state, effect), Transcribed(1, from_text("it ran")), Transcribed(2, from_text("everywhere")))
    assert state.turn.answer.text == "it ran everywhere"


def test_after_a_whole_take_a_sound_too_short_for_a_word_is_set_aside_as_before():
    begun = drive(listening(), Recorded(spoken(1), "interrupted"), Said("opening"))
    breath = as_continuation(begun[0].turn, Take(2, 0.3, (Span(0.1, 0.3),)))
    state, _ = drive(begun, Recorded(breath, "silence"))
    assert [take.number for take in state.turn.takes] == [1]


def test_no_detector_throws_away_what_an_answer_began_with():
    state, effect = drive(listening(), Recorded(Take(1, 0.2, broken_off=True), "interrupted"))
    state, effect = drive((state, effect), Said("opening"), Recorded(spoken(2), "key"))
    assert effect == Transcribe(1)


def test_a_question_that_was_broken_off_in_silence_and_then_left_is_asked_again():
    state, effect = drive(listening(), Recorded(Take(1, 3.0, broken_off=True), "interrupted"))
    left = drive((state, effect), Requested("stop"), Transcribed(1, Transcript()), Finished(False))
    assert drive(left, Requested("resume"))[1] == Say("opening", SCENARIO.question)


def test_a_short_take_of_an_older_journal_stays_set_aside():
    older = Take(1, 0.4, (Span(0.2, 0.4),))
    state, _ = drive(listening(), Recorded(older, "interrupted"))
    assert (state.turn.takes, state.turn.set_aside) == ((), (older,))
