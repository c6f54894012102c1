"""The second pass: other words for the record, and nothing else changes."""

import pytest

from mockloop.core.events import Chosen, Recorded, Reheard, Requested, Said, Transcribed
from mockloop.core.interview import start
from mockloop.core.second_pass import awaiting_second_pass, follow_fact
from mockloop.core.transcript import from_text
from mockloop.core.transitions import ImpossibleEvent
from tests.core.stepping import plan, spoken

LIVE, WHOLE = from_text("i pulled the locks"), from_text("I pulled the logs.")


def told(*events, result=None):
    result = result or start(plan())
    for event in events:
        result = follow_fact(result, event)
    return result


ANSWERED = (Said("opening"), Recorded(spoken(1), "key"), Transcribed(1, LIVE))


@pytest.mark.parametrize(
    "between",
    [(), (Chosen("adoption"),), (Chosen("adoption"), Said("adoption")), (Chosen("adoption"), Requested("pause"))],
    ids=["choosing", "asking", "listening", "paused"],
)
def test_whenever_it_comes_the_words_change_and_the_request_stays(between):
    before, effect = told(*ANSWERED, *between)
    after, same = follow_fact((before, effect), Reheard(1, WHOLE))
    assert same == effect and after.phase == before.phase
    assert after.turns[0].answer.text == "I pulled the logs."
    assert after.turns[0].live == ((1, LIVE),)
    assert after.turns[1:] == before.turns[1:]


def test_the_first_live_words_stay_however_often_it_comes():
    state, _ = told(*ANSWERED, Reheard(1, WHOLE), Reheard(1, from_text("again")))
    assert state.turns[0].live == ((1, LIVE),)
    assert state.turns[0].answer.text == "again"


def test_a_take_that_has_no_words_yet_cannot_be_heard_once_more():
    for events in ((Said("opening"),), (Said("opening"), Recorded(spoken(1), "key"))):
        with pytest.raises(ImpossibleEvent, match="take 1"):
            told(*events, Reheard(1, WHOLE))


def test_an_answer_that_is_given_again_begins_without_it():
    state, _ = told(*ANSWERED, Chosen("adoption"), Reheard(1, WHOLE), Requested("redo"))
    assert state.turns[0].transcripts == () and state.turns[0].live == ()


def test_what_is_left_to_be_heard_once_more():
    state, _ = told(*ANSWERED)
    assert [take.number for take in awaiting_second_pass(state)] == [1]
    state, _ = told(*ANSWERED, Reheard(1, WHOLE))
    assert list(awaiting_second_pass(state)) == []
