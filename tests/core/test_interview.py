"""The interview machine, driven by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.core.events import (
    Answered,
    Choose,
    Chosen,
    Finish,
    Finished,
    Listen,
    Offer,
    Recorded,
    Requested,
    Said,
    Say,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import REQUESTS, start, step
from mockloop.core.state import State
from mockloop.core.transcript import from_text
from mockloop.core.transitions import ImpossibleEvent
from tests.core.stepping import SCENARIO, drive, listening, plan, pressed, silent, spoken, takes_kept


def test_an_interview_asks_listens_transcribes_chooses_and_probes_until_enough():
    state, effect = start(plan(probes=1))
    assert effect == Say("opening", SCENARIO.question)
    state, effect = step(state, Said("opening"))
    assert effect == Listen("opening", 1, 175.0)
    state, effect = step(state, Recorded(spoken(1), "key"))
    assert effect == Transcribe(1)
    state, effect = step(state, Transcribed(1, from_text("i did it")))
    assert effect == Choose(("opening",))
    state, effect = step(state, Chosen("adoption", ("why not",)))
    assert effect == Say("adoption", SCENARIO.probe("adoption").ask, ("why not",))
    state, effect = drive((state, effect), Said("adoption"), Recorded(spoken(2), "silence"))
    state, effect = step(state, Transcribed(2, from_text("so did they")))
    assert effect == Finish(complete=True)
    state, effect = step(state, Finished(True))
    assert state.phase == "finished"
    assert [turn.answer.text for turn in state.turns] == ["i did it", "so did they"]


def test_a_press_is_asked_in_the_words_of_its_probe():
    state, effect = drive(
        start(plan(probes=2)),
        Said("opening"), Recorded(spoken(1), "key"), Transcribed(1, from_text("a")), Chosen("adoption"),
        Said("adoption"), Recorded(spoken(2), "key"), Transcribed(2, from_text("b")), Chosen("adoption.press"),
    )  # fmt: skip
    assert effect.text == SCENARIO.probe("adoption").press


def test_the_interview_ends_where_no_probe_is_left():
    _, effect = drive(
        start(plan(probes=9)), Said("opening"), Recorded(spoken(1), "key"), Transcribed(1, from_text("a")), Chosen(None)
    )
    assert effect == Finish(complete=True)


def test_the_same_probe_is_never_accepted_twice():
    state = drive(
        start(plan(probes=3)),
        Said("opening"), Recorded(spoken(1), "key"), Transcribed(1, from_text("a")), Chosen("adoption"),
        Said("adoption"), Recorded(spoken(2), "key"), Transcribed(2, from_text("b")),
    )[0]  # fmt: skip
    with pytest.raises(ImpossibleEvent):
        step(state, Chosen("adoption"))


def test_repeat_while_answering_says_the_question_again_and_keeps_what_was_said():
    state, effect = drive(listening(), Requested("repeat", spoken(1)))
    assert isinstance(effect, Say)
    state, effect = drive((state, effect), Said("opening"))
    assert effect == Listen("opening", 2, 175.0)
    state, effect = drive((state, effect), Recorded(spoken(2), "key"))
    assert effect == Transcribe(1)
    state, effect = drive((state, effect), Transcribed(1, from_text("first half")))
    assert effect == Transcribe(2)
    state, _ = drive((state, effect), Transcribed(2, from_text("second half")))
    assert state.turn.answer.text == "first half second half"


def test_redo_sets_the_earlier_take_aside_and_records_another():
    state, effect = drive(listening(), Requested("redo", spoken(1)))
    assert effect == Listen("opening", 2, 175.0)
    assert [take.number for take in state.turn.set_aside] == [1]
    assert state.turn.takes == ()


def test_redo_while_the_next_question_is_read_goes_back_to_the_answer_just_given():
    state, effect = drive(
        listening(),
        Recorded(spoken(1), "key"),
        Transcribed(1, from_text("a")),
        Chosen("adoption"),
        Requested("redo"),
    )
    assert effect.ask == "opening"
    assert state.asked == ("opening",)
    assert [take.number for take in state.turn.set_aside] == [1]


def test_skip_goes_on_to_the_next_probe_and_keeps_the_take_aside():
    state, effect = drive(listening(), Requested("skip", spoken(1)))
    assert effect == Choose(("opening",))
    assert state.turn.outcome == "skipped"
    assert state.turn.set_aside[0].number == 1


def test_pause_keeps_what_was_said_and_resume_goes_on_recording_the_same_answer():
    state, effect = drive(listening(), Requested("pause", spoken(1)))
    assert isinstance(effect, Offer) and effect.why == "paused"
    state, effect = step(state, Requested("resume"))
    assert effect == Listen("opening", 2, 175.0)
    assert [take.number for take in state.turn.takes] == [1]


def test_pause_while_the_question_is_read_reads_it_again():
    _, effect = drive(start(plan()), Requested("pause"), Requested("resume"))
    assert isinstance(effect, Say)


def test_stop_in_the_middle_of_an_answer_keeps_the_half_answer():
    state, effect = drive(listening(), Requested("stop", spoken(1)))
    assert effect == Transcribe(1)
    state, effect = step(state, Transcribed(1, from_text("half an answer")))
    assert effect == Finish(complete=False)
    assert state.turn.answer.text == "half an answer"
    assert state.turn.outcome == "answered"


def test_stop_before_anything_was_said_just_finishes():
    assert drive(start(plan()), Requested("stop"))[1] == Finish(complete=False)
    assert drive(listening(), Requested("stop", silent(1)))[1] == Finish(complete=False)


@pytest.mark.parametrize(
    "event", [Said("opening"), Transcribed(1, from_text("a")), Chosen(None), Requested("next"), Finished(True)]
)
def test_an_event_that_cannot_follow_is_our_own_bug(event):
    with pytest.raises(ImpossibleEvent):
        step(listening()[0], event)


def test_the_wrong_take_or_question_is_our_own_bug():
    with pytest.raises(ImpossibleEvent):
        drive(listening(), Recorded(spoken(1), "key"), Transcribed(7, from_text("a")))
    with pytest.raises(ImpossibleEvent):
        drive(start(plan("study")), Requested("skip"), Answered(2, 0))


@given(st.sampled_from(["interview", "drill"]), st.lists(st.integers(0, 9), max_size=60))
def test_whatever_the_person_presses_no_spoken_take_is_lost(mode: str, choices: list[int]):
    state, recorded = pressed(mode, choices)
    assert takes_kept(state) == recorded


def test_every_request_in_the_table_leads_somewhere_from_its_phase():
    phases = {phase for phase, _ in REQUESTS}
    assert phases == {
        "saying", "interjecting", "preparing", "listening", "deciding", "paused", "paused_saying", "unheard", "coached",
        "presenting", "quizzing", "finished",
    }  # fmt: skip
    assert isinstance(start(plan())[0], State)
