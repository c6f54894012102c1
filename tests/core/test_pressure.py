"""Pressure on request: what a terse interviewer says, when a hurry breaks in, and the one-way format, take by take."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.core.codec import from_record, to_record
from mockloop.core.endpointing import LATEST_S, Endpointer, Endpointing
from mockloop.core.events import (
    Chosen,
    Finish,
    Listen,
    Offer,
    Prepare,
    Prepared,
    Recorded,
    Reopened,
    Requested,
    Said,
    Say,
    Take,
    Transcribe,
    Transcribed,
)
from mockloop.core.fields import adapter, read
from mockloop.core.interview import may_ask, start, step
from mockloop.core.pressure import NONE, STOP, Pressure, rules
from mockloop.core.state import Plan
from mockloop.core.transcript import from_text
from mockloop.core.transitions import ImpossibleEvent
from mockloop.core.turns import hurry_after_s
from mockloop.library.catalog import questions
from tests.core.stepping import SCENARIO, drive, spoken

ONE_WAY = Pressure(think_s=30.0, cap_s=180.0, takes=2)


def plan(pressure: Pressure, probes: int = 1) -> Plan:
    return Plan("interview", SCENARIO, "sde2", probes=probes, pressure=pressure)


# ---- tone ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "terse"),
    [
        ("Tell me about a conflict with somebody you worked with.", "A conflict with somebody you worked with."),
        ("Please tell me about yourself.", "Yourself."),
        ("Could you describe a day at work that you remember well?", "A day at work that you remember well?"),
        ("Describe how you did it.", "Describe how you did it."),
        ("You said: “I traced it.” How did you know?", "“I traced it.” How did you know?"),
        ("What was your own share in it?", "What was your own share in it?"),
    ],
)
def test_a_terse_interviewer_leaves_the_way_in_out_and_a_neutral_one_nothing(asked, terse):
    assert Pressure(tone="terse").worded(asked) == terse
    assert NONE.worded(asked) == asked


def test_no_question_of_the_library_is_left_without_words():
    shortened = [Pressure(tone="terse").worded(one.question) for one in questions().values()]
    assert all(len(words.split()) >= 1 and words[0].isupper() for words in shortened)
    assert sum(words.startswith("Tell me") for words in shortened) == 0


def test_a_terse_interviewer_says_okay_to_an_answer_and_no_more():
    begun = start(plan(Pressure(tone="terse")))
    state, effect = drive(
        begun, Said("opening"), Recorded(spoken(1), "key"), Transcribed(1, from_text("a")), Chosen("adoption")
    )
    assert effect == Say("adoption", state.turn.text, (), "Okay.")
    assert effect.spoken == f"Okay. {SCENARIO.probe('adoption').ask}"
    assert drive((state, effect), Requested("repeat"))[1].before == ""


def test_without_a_wish_nothing_is_said_to_an_answer():
    begun = drive(start(plan(NONE)), Said("opening"), Recorded(spoken(1), "key"), Transcribed(1, from_text("a")))
    assert drive(begun, Chosen("adoption"))[1].spoken == SCENARIO.probe("adoption").ask


# ---- hurry ---------------------------------------------------------------------------------------------------


def ended(*heard: tuple[bool, float], hurry_s: float = 60.0) -> tuple[str | None, float]:
    """How an answer ended that was heard so, in windows of 0.1 s, and when."""
    end = Endpointer(Endpointing(hurry_s=hurry_s))
    for speaking, seconds in heard:
        for _ in range(round(10 * seconds)):
            end.hear(speaking, 0.1)
    return end.ended_by, round(end.elapsed_s, 1)


def test_the_interviewer_breaks_in_at_the_first_breath_after_the_time_and_not_within_a_word():
    assert ended((True, 59.0), (False, 0.5), (True, 3.0), (False, 2.0)) == ("interviewer", 62.8)
    assert ended((True, 59.0), (False, 0.5)) == (None, 59.5)


def test_thinking_before_the_first_word_is_not_counted():
    assert ended((False, 100.0), (True, 59.0), (False, 0.9)) == (None, 159.9)
    assert ended((False, 100.0), (True, 61.0), (False, 0.9)) == ("interviewer", 161.3)


def test_who_never_breathes_is_stopped_all_the_same():
    assert ended((True, 90.0)) == ("interviewer", 60.0 + LATEST_S)


def test_without_a_hurry_nobody_breaks_in():
    end = Endpointer(Endpointing())
    end.hear(True, 0.5)
    for _ in range(3600):
        end.hear(True, 1.0)
    assert end.ended_by is None


def test_the_time_is_a_quarter_past_the_limit_and_two_minutes_for_a_follow_up():
    hurried = plan(Pressure(hurry=True))
    level = SCENARIO.level("sde2")
    longest_s = level.range_s[1] if level.range_s else 1.5 * level.length_s
    assert hurry_after_s(hurried, "opening") == 1.25 * longest_s
    assert hurry_after_s(hurried, "adoption") == 120.0


def test_a_hurried_interviewer_speaks_and_the_next_question_comes():
    state, effect = drive(start(plan(Pressure(tone="terse", hurry=True))), Said("opening"))
    assert effect.hurry_s == hurry_after_s(state.plan, "opening")
    state, effect = drive((state, effect), Recorded(spoken(1, 300.0), "interviewer"))
    assert effect == Say("opening", STOP)
    state, effect = drive((state, effect), Said("opening", 1.2))
    assert effect == Transcribe(1)
    state, effect = drive((state, effect), Transcribed(1, from_text("a")), Chosen("adoption"))
    assert (effect.ask, effect.before) == ("adoption", "")  # it has been said to the answer already
    assert state.turns[0].ended_by == "interviewer"


def test_what_was_said_before_a_pause_counts_towards_the_hurry():
    hurried = start(plan(Pressure(hurry=True)))
    _, effect = drive(hurried, Said("opening"), Requested("pause", spoken(1, 100.0)), Requested("resume"))
    assert effect.hurry_s == hurry_after_s(plan(Pressure(hurry=True)), "opening") - 100.5


# ---- the one-way format --------------------------------------------------------------------------------------


def test_thinking_recording_and_choosing_among_takes():
    state, effect = drive(start(plan(ONE_WAY, probes=0)), Said("opening"))
    assert effect == Prepare("opening", 30.0)
    state, effect = drive((state, effect), Prepared("opening", 30.0))
    assert effect == Listen("opening", 1, 175.0, 180.0, attempt=1, attempts=2)
    state, effect = drive((state, effect), Recorded(spoken(1, 179.0), "limit"))
    assert effect == Offer("deciding", ("keep", "redo", "stop"), (180.0,))
    state, effect = drive((state, effect), Requested("redo"))
    assert effect == Prepare("opening", 30.0)
    state, effect = drive((state, effect), Prepared("opening", 2.0))
    assert effect == Listen("opening", 2, 175.0, 180.0, attempt=2, attempts=2)
    state, effect = drive((state, effect), Recorded(spoken(2, 60.0), "key"))
    assert effect == Offer("deciding", ("keep", "take_1", "take_2", "stop"), (180.0, 61.0))
    chosen, effect = drive((state, effect), Requested("take_1"))
    assert effect == Transcribe(1)
    assert ([take.number for take in chosen.turn.takes], chosen.turn.counted) == ([1], (1, 2))
    assert [take.number for take in chosen.turn.set_aside] == [2]
    last, effect = drive((state, None), Requested("keep"))
    assert (effect, last.turn.counted) == (Transcribe(2), (2, 2))
    assert drive((last, effect), Transcribed(2, from_text("b")))[1] == Finish(complete=True)


def test_no_take_is_given_once_all_are_used():
    state, _ = drive(start(plan(replace(ONE_WAY, takes=1))), Said("opening"), Prepared("opening", 0.0))
    assert not may_ask(state, "redo")
    with pytest.raises(ImpossibleEvent):
        step(state, Requested("redo", spoken(1)))
    assert drive((state, None), Recorded(spoken(1), "limit"))[1] == Transcribe(1)
    paused = drive((state, None), Requested("pause", spoken(1)))
    assert paused[1] == Offer("paused", ("resume", "repeat", "skip", "stop"))


def test_an_answer_that_was_handed_in_is_not_given_again():
    state, _ = drive(
        start(plan(replace(ONE_WAY, takes=2))),
        Said("opening"), Prepared("opening", 0.0), Recorded(spoken(1), "key"), Requested("keep"),
        Transcribed(1, from_text("a")), Chosen("adoption"),
    )  # fmt: skip
    assert not may_ask(state, "redo")


def test_a_take_in_which_nothing_was_heard_is_none():
    begun = drive(start(plan(ONE_WAY)), Said("opening"), Prepared("opening", 0.0), Recorded(Take(1, 4.0), "limit"))
    assert begun[1].why == "unheard"
    state, effect = drive(begun, Requested("redo"), Prepared("opening", 0.0))
    assert effect.attempt == 1
    state, effect = drive((state, effect), Recorded(spoken(2), "key"), Requested("redo"), Prepared("opening", 0.0))
    silent = drive((state, effect), Recorded(Take(3, 4.0), "limit"))
    assert silent[1] == Offer("deciding", ("keep", "redo", "stop"), (6.0,))
    assert [take.number for take in drive(silent, Requested("keep"))[0].turn.takes] == [2]


def test_what_was_recorded_before_a_pause_counts_towards_the_cap():
    begun = drive(start(plan(ONE_WAY)), Said("opening"), Prepared("opening", 0.0))
    _, effect = drive(begun, Requested("pause", spoken(1, 99.0)), Requested("resume"))
    assert effect.limit_s == 80.0


def test_stopping_keeps_the_last_take_that_holds_words():
    begun = drive(
        start(plan(ONE_WAY)), Said("opening"), Prepared("opening", 0.0), Recorded(spoken(1), "key"), Requested("redo")
    )
    state, effect = drive(begun, Prepared("opening", 0.0), Requested("stop", Take(2, 3.0)))
    assert (effect, [take.number for take in state.turn.takes]) == (Transcribe(1), [1])


def test_who_speaks_on_while_choosing_goes_on_with_that_take():
    begun = drive(start(plan(ONE_WAY)), Said("opening"), Prepared("opening", 0.0), Recorded(spoken(1), "silence"))
    state, effect = drive(begun, Reopened())
    assert (effect.take, effect.attempt, effect.limit_s) == (2, 1, 174.0)


def test_a_take_that_there_is_not_cannot_be_chosen():
    begun = drive(start(plan(ONE_WAY)), Said("opening"), Prepared("opening", 0.0), Recorded(spoken(1), "key"))
    with pytest.raises(ImpossibleEvent):
        drive(begun, Requested("take_2"))


def some_fact(effect, choice: int):
    """Some fact that may follow ``effect``; ``choice`` picks which."""
    whats = ["repeat", "skip", "pause", "stop"]
    if isinstance(effect, Say):
        return Said(effect.ask)
    if isinstance(effect, Prepare):
        return Prepared(effect.ask, 1.0) if choice < 6 else Requested(whats[choice - 6])
    if isinstance(effect, Listen):
        take = spoken(effect.take) if choice % 3 else Take(effect.take, 4.0)
        return Recorded(take, "limit") if choice < 6 else Requested(whats[choice - 6], take)
    if isinstance(effect, Transcribe):
        return Transcribed(effect.take, from_text("words"))
    if isinstance(effect, Offer):
        return Requested(effect.choices[choice % len(effect.choices)])
    return Chosen(None)


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(1, 5))
def test_whatever_the_person_presses_no_take_is_lost_and_the_journal_gives_the_same_again(choices, takes):
    state, effect = begun = start(plan(replace(ONE_WAY, takes=takes), probes=0))
    facts, recorded = [], []
    for choice in choices:
        if isinstance(effect, Finish):
            break
        fact = some_fact(effect, choice)
        take = getattr(fact, "take", None)
        recorded += [take.number] if isinstance(take, Take) else []
        facts.append(from_record(json.loads(json.dumps(to_record(fact)))))
        state, effect = step(state, fact)
    turn = state.turn
    kept = [*turn.takes, *turn.set_aside, *(take for takes in turn.given for take in takes)]
    assert sorted(take.number for take in kept) == sorted(recorded)
    assert drive(begun, *facts) == (state, effect)


# ---- what is written down ------------------------------------------------------------------------------------


@pytest.mark.parametrize("pressure", [NONE, ONE_WAY, Pressure("terse", hurry=True)])
def test_a_pressure_is_read_as_it_was_written(pressure):
    record = adapter(Pressure).dump_python(pressure, mode="json")
    assert read(Pressure, json.loads(json.dumps(record))) == pressure


@pytest.mark.parametrize(
    "odd", [{"tone": "rude"}, {"think_s": -1}, {"cap_s": 1e9}, {"takes": 0}, {"takes": 6}, {"hurry": "yes"}]
)
def test_an_odd_pressure_is_refused(odd):
    with pytest.raises(ValueError):
        read(Pressure, odd)


def test_every_rule_is_told_and_none_where_there_is_none():
    assert rules(NONE, 300.0) == ()
    assert rules(ONE_WAY, 300.0) == ("One-way format: 0:30 to think, 3:00 at most for each recording, 2 takes.",)
    (hurry,) = rules(Pressure(hurry=True), 262.0)
    assert hurry == (
        "Hurry: after 4:22 of speaking (2:00 in follow-ups), the interviewer says at your next breath: "
        '"Let me stop you there."'
    )
    assert rules(Pressure(tone="terse"), 0.0) == (
        'Terse: questions without "Tell me about", and only "Okay." after an answer.',
    )
