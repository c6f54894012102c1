"""Words that come after the next question, answers that go on after their end, sections marked by key."""

import pytest

from mockloop.core.events import (
    Choose,
    Chosen,
    Coach,
    Coached,
    Finish,
    Listen,
    Recorded,
    Reopened,
    Requested,
    Said,
    Say,
    SectionMark,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import start
from mockloop.core.transcript import from_text
from mockloop.core.transitions import ImpossibleEvent
from tests.core.stepping import SCENARIO, drive, listening, plan, silent, spoken

WORDS = from_text("i pulled the logs")
EARLY = Chosen("adoption", ("nobody was named",), provisional=True)


def answered_once(**more):
    return drive(start(plan(**more)), Said("opening"), Recorded(spoken(1), "silence"))


def test_a_provisional_probe_is_said_before_the_last_words_are_in():
    state, effect = drive(answered_once(), EARLY)
    assert effect == Say("adoption", SCENARIO.probe("adoption").ask, ("nobody was named",))
    assert state.turns[0].outcome == "answered"
    assert state.untranscribed == (0, spoken(1))


def test_the_late_words_are_asked_for_before_those_of_the_next_answer():
    state, effect = drive(answered_once(), EARLY, Said("adoption"), Recorded(spoken(2), "key"))
    assert effect == Transcribe(1)
    state, effect = drive((state, effect), Transcribed(1, WORDS))
    assert effect == Transcribe(2)
    state, effect = drive((state, effect), Transcribed(2, from_text("they agreed")))
    assert effect == Choose(("opening", "adoption"))
    assert [turn.answer.text for turn in state.turns] == ["i pulled the logs", "they agreed"]


def test_late_words_are_not_forgotten_where_the_probe_is_skipped_or_the_session_stopped():
    asked = drive(answered_once(), EARLY)
    state, effect = drive(asked, Requested("skip"))
    assert effect == Transcribe(1)
    state, effect = drive((state, effect), Transcribed(1, WORDS))
    assert effect == Choose(("opening", "adoption"))
    assert state.turns[1].outcome == "skipped"
    state, effect = drive(asked, Requested("stop"))
    assert effect == Transcribe(1)
    state, effect = drive((state, effect), Transcribed(1, WORDS))
    assert effect == Finish(complete=False)
    assert state.turns[0].answer.text == "i pulled the logs"


def test_a_probe_chosen_early_must_be_said_to_be_provisional():
    with pytest.raises(ImpossibleEvent):
        drive(answered_once(), Chosen("adoption"))
    with pytest.raises(ImpossibleEvent):
        drive(answered_once(), Chosen(None, provisional=True))


def test_speech_right_after_the_end_takes_the_question_back_and_goes_on_in_a_new_take():
    asked = drive(answered_once(), Transcribed(1, WORDS), Chosen("adoption"))
    state, effect = drive(asked, Reopened())
    assert effect == Listen("opening", 2, 175.0)
    assert [turn.ask for turn in state.turns] == ["opening"]
    assert state.turn.reopened == 1
    state, effect = drive((state, effect), Recorded(spoken(2), "silence"))
    assert effect == Transcribe(2)
    state, effect = drive((state, effect), Transcribed(2, from_text("and i fixed it")))
    assert effect == Choose(("opening",))
    assert state.turn.answer.text == "i pulled the logs and i fixed it"


def test_a_provisional_question_is_taken_back_as_well():
    state, effect = drive(answered_once(), EARLY, Reopened(), Recorded(spoken(2), "key"))
    assert effect == Transcribe(1)
    assert [turn.ask for turn in state.turns] == ["opening"]


def test_the_last_answer_of_all_may_go_on_too():
    ended = drive(answered_once(probes=0), Transcribed(1, WORDS))
    assert ended[1] == Finish(complete=True)
    state, effect = drive(ended, Reopened())
    assert effect == Listen("opening", 2, 175.0)


def test_a_drilled_section_may_go_on_too():
    drilled = drive(start(plan("drill")), Said("situation"), Recorded(spoken(1), "silence"), Transcribed(1, WORDS))
    state, effect = drive(drilled, Reopened())
    assert effect == Listen("situation", 2, 30.0)
    with pytest.raises(ImpossibleEvent):
        drive(drilled, Coached("situation"), Reopened())


def test_marks_count_from_the_beginning_of_the_answer():
    from dataclasses import replace

    first = replace(spoken(1), marks=(SectionMark(2.0, "task"),))
    second = replace(spoken(2), marks=(SectionMark(1.0, "action"), SectionMark(3.0, "result")))
    state, _ = drive(
        start(plan()), Said("opening"), Requested("pause", first), Requested("resume"), Recorded(second, "key")
    )
    assert state.turn.marks == (
        SectionMark(2.0, "task"),
        SectionMark(first.duration_s + 1.0, "action"),
        SectionMark(first.duration_s + 3.0, "result"),
    )


@pytest.mark.parametrize(
    ("mode", "before", "then"),
    [("interview", (Chosen("adoption", ()),), Choose(("opening",))), ("drill", (), Coach("situation"))],
)
def test_a_reopened_answer_to_which_nothing_was_added_is_answered_all_the_same(mode, before, then):
    given_ = drive(listening(mode), Recorded(spoken(1), "silence"), Transcribed(1, WORDS), *before)
    state, effect = drive(given_, Reopened(), Recorded(silent(2), "key"))
    assert effect == then
    assert (state.turn.outcome, state.turn.answer.text) == ("answered", "i pulled the logs")


def test_who_stops_right_after_an_answer_was_reopened_has_answered_it():
    asked = drive(answered_once(), Transcribed(1, WORDS), Chosen("adoption", ()))
    state, effect = drive(asked, Reopened(), Requested("stop"))
    assert effect == Finish(complete=False)
    assert [(turn.outcome, turn.answer.text) for turn in state.turns] == [("answered", "i pulled the logs")]
