"""A session that the person stopped is taken up again where it was left; one that is complete stays so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.core.events import (
    Choose,
    Chosen,
    Coached,
    Finish,
    Finished,
    Listen,
    Recorded,
    Requested,
    Said,
    Say,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import start, step
from mockloop.core.state import Plan
from mockloop.core.transcript import from_text
from mockloop.core.transitions import ImpossibleEvent
from tests.core.stepping import SCENARIO, drive, listening, plan, pressed, silent, spoken, takes_kept

STOPPED = (Finished(False), Requested("resume"))
FIRST = (Recorded(spoken(1), "key"), Transcribed(1, from_text("i did it")), Chosen("adoption", ("nobody was named",)))
OPENING = Say("opening", SCENARIO.question)
PROBE = Say("adoption", SCENARIO.probe("adoption").ask, ("nobody was named",))


@pytest.mark.parametrize(
    "until",
    [
        drive(start(plan()), Requested("stop")),
        drive(listening(), Requested("stop", silent(1))),
        drive(listening(), Recorded(silent(1), "limit"), Requested("stop")),
        drive(start(plan()), Requested("pause"), Requested("stop")),
    ],
    ids=["while it was read", "in silence", "unheard", "paused"],
)
def test_a_question_that_was_left_without_an_answer_is_asked_again(until):
    state, effect = drive(until, *STOPPED)
    assert (effect, state.turn.outcome, len(state.turns)) == (OPENING, "open", 1)
    assert drive((state, effect), Said("opening"))[1] == Listen("opening", state.next_take, 175.0)


def test_the_probe_that_was_being_asked_is_asked_again_with_its_reason():
    state, effect = drive(listening(), *FIRST, Requested("stop"), *STOPPED)
    assert effect == PROBE
    assert state.asked == ("opening", "adoption")
    assert state.turns[0].answer.text == "i did it"


def test_after_an_answer_that_was_stopped_half_way_the_next_probe_is_chosen():
    half = drive(listening(), Requested("stop", spoken(1)), Transcribed(1, from_text("i did")))
    state, effect = drive(half, *STOPPED)
    assert effect == Choose(("opening",))
    state, effect = drive((state, effect), Chosen("adoption"), Said("adoption"))
    assert effect == Listen("adoption", 2, None)


def test_a_session_that_went_on_ends_as_any_other():
    again = drive(
        listening(probes=1), *FIRST, Requested("stop"), *STOPPED, Said("adoption"), Recorded(spoken(2), "key")
    )
    assert again[1] == Transcribe(2)
    state, effect = drive(again, Transcribed(2, from_text("they did")))
    assert effect == Finish(complete=True)
    state, _ = step(state, Finished(True))
    assert (state.complete, state.stopped) == (True, False)
    assert [turn.outcome for turn in state.turns] == ["answered", "answered"]


def test_where_nothing_is_left_to_ask_it_is_complete_at_once():
    last = drive(listening(probes=0), Requested("stop", spoken(1)), Transcribed(1, from_text("i did")))
    assert drive(last, *STOPPED)[1] == Finish(complete=True)


def test_it_can_be_stopped_and_taken_up_any_number_of_times():
    state, effect = drive(listening(), *FIRST, *(Requested("stop"), *STOPPED) * 3)
    assert effect == PROBE
    assert len(state.turns) == 2


def drilled(*sections: str):
    begun = start(Plan("drill", SCENARIO, "sde2", sections=sections))
    said = (Said("situation"), Recorded(spoken(1), "key"), Transcribed(1, from_text("it was slow")))
    return drive(begun, *said, Coached("situation"))


def test_a_drill_goes_on_with_the_next_section():
    state, effect = drive(drilled("situation", "task"), Requested("stop"), *STOPPED)
    assert effect == Say("task", SCENARIO.sections["task"].prompt)
    assert [turn.outcome for turn in state.turns] == ["answered", "open"]
    _, effect = drive((state, effect), Said("task"), Requested("stop"), *STOPPED)
    assert effect == Say("task", SCENARIO.sections["task"].prompt)


def test_a_drill_that_was_stopped_after_its_last_section_is_complete():
    assert drive(drilled("situation"), Requested("stop"), *STOPPED)[1] == Finish(complete=True)


@pytest.mark.parametrize("mode", ["interview", "drill"])
def test_what_is_complete_cannot_be_taken_up(mode):
    ask = "opening" if mode == "interview" else "situation"
    done = drive(start(plan(mode, probes=0, sections=("situation",))), Said(ask), Requested("skip"), Finished(True))
    assert not done[0].stopped
    with pytest.raises(ImpossibleEvent, match="the session is complete"):
        step(done[0], Requested("resume"))


@given(st.sampled_from(["interview", "drill"]), st.lists(st.integers(0, 9), max_size=60))
def test_however_often_it_is_stopped_and_taken_up_no_spoken_take_is_lost(mode: str, choices: list[int]):
    state, recorded = pressed(mode, choices, resumes=True)
    assert takes_kept(state) == recorded
    assert all(len(turn.takes) == len(turn.transcripts) for turn in state.turns if turn.outcome == "answered")
