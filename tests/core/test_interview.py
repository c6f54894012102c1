"""The interview machine, driven by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.core.events import (
    Answered,
    Choose,
    Chosen,
    Coach,
    Coached,
    Finish,
    Finished,
    Listen,
    Offer,
    Present,
    Presented,
    Quiz,
    Recorded,
    Requested,
    Said,
    Say,
    Take,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import REQUESTS, start, step
from mockloop.core.state import Plan, State
from mockloop.core.transcript import Span, Transcript, from_text
from mockloop.core.transitions import ImpossibleEvent
from mockloop.core.walkthrough import pages
from mockloop.library.loader import load_scenario

SCENARIO = load_scenario("ownership-webhook")


def plan(mode: str = "interview", probes: int = 2, **more) -> Plan:
    return Plan(mode, SCENARIO, "sde2", probes=probes, **more)


def spoken(number: int, seconds: float = 5.0) -> Take:
    return Take(number, seconds + 1, (Span(0.5, 0.5 + seconds),))


def silent(number: int) -> Take:
    return Take(number, 4.0)


def drive(begun, *events):
    state, effect = begun
    for event in events:
        state, effect = step(state, event)
    return state, effect


def listening(mode: str = "interview", **more):
    return drive(start(plan(mode, **more)), Said("opening" if mode == "interview" else "situation"))


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


def test_a_drill_coaches_each_section_then_offers_the_next():
    state, effect = drive(listening("drill", sections=("situation", "task")), Recorded(spoken(1), "key"))
    state, effect = drive((state, effect), Transcribed(1, from_text("a")))
    assert effect == Coach("situation")
    state, effect = step(state, Coached("situation"))
    assert isinstance(effect, Offer) and effect.why == "coached"
    state, effect = step(state, Requested("next"))
    assert effect == Say("task", SCENARIO.sections["task"].prompt)
    state, effect = drive((state, effect), Said("task"))
    assert effect == Listen("task", 2, 20.0)
    state, effect = drive((state, effect), Requested("skip", None))
    assert effect == Finish(complete=True)


def test_a_drilled_section_can_be_done_again():
    coached = drive(
        listening("drill"), Recorded(spoken(1), "key"), Transcribed(1, from_text("a")), Coached("situation")
    )
    state, effect = drive(coached, Requested("redo"))
    assert effect == Listen("situation", 2, 30.0)
    assert state.turn.set_aside[0].number == 1
    _, effect = drive(coached, Requested("repeat"))
    assert isinstance(effect, Say)


def test_targets_scale_to_the_length_of_the_level():
    state, effect = drive(start(Plan("drill", SCENARIO, "sde1")), Said("situation"))
    assert effect.target_s == pytest.approx(30 * 120 / 175, abs=0.05)


def test_study_shows_every_page_then_the_quiz_then_ends():
    state, effect = start(plan("study"))
    for page in pages(SCENARIO):
        assert effect == Present(page.id, page.text)
        state, effect = step(state, Presented(page.id))
    for number in range(len(SCENARIO.quiz)):
        assert effect == Quiz(number)
        state, effect = step(state, Answered(number, 1))
    assert effect == Finish(complete=True)
    assert len(state.quiz) == 3


def test_study_goes_back_repeats_skips_to_the_quiz_and_stops():
    first, second = pages(SCENARIO)[:2]
    begun = drive(start(plan("study")), Requested("next"))
    assert begun[1].page == second.id
    assert drive(begun, Requested("repeat"))[1].page == second.id
    assert drive(begun, Requested("back"), Requested("back"))[1].page == first.id
    assert drive(begun, Requested("skip"))[1] == Quiz(0)
    assert drive(begun, Requested("stop"))[1] == Finish(False)


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


def answer_to(effect, choice: int, number: int):
    """Some fact that may follow ``effect``; ``choice`` picks which."""
    whats = ["repeat", "skip", "redo", "pause", "stop"]
    if isinstance(effect, Say):
        return Said(effect.ask) if choice < 5 else Requested(whats[choice - 5])
    if isinstance(effect, Listen):
        take = spoken(effect.take) if choice % 3 else silent(effect.take)
        return Recorded(take, "key") if choice < 5 else Requested(whats[choice - 5], take)
    if isinstance(effect, Transcribe):
        return Transcribed(effect.take, from_text("words"))
    if isinstance(effect, Choose):
        left = [probe.id for probe in SCENARIO.probes if probe.id not in effect.asked]
        return Chosen(left[choice % len(left)] if left else None)
    if isinstance(effect, Coach):
        return Coached(effect.section)
    return Requested(effect.choices[choice % len(effect.choices)])


@given(st.sampled_from(["interview", "drill"]), st.lists(st.integers(0, 9), max_size=60))
def test_whatever_the_person_presses_no_spoken_take_is_lost(mode: str, choices: list[int]):
    state, effect = start(plan(mode))
    recorded = set()
    for number, choice in enumerate(choices):
        if isinstance(effect, Finish):
            break
        event = answer_to(effect, choice, number)
        if isinstance(event, Recorded) or (isinstance(event, Requested) and event.take):
            recorded.add(event.take.number)
        withdrawn = state
        state, effect = step(state, event)
        if len(state.turns) < len(withdrawn.turns):
            recorded -= {take.number for take in withdrawn.turn.set_aside}
    kept = [take.number for turn in state.turns for take in (*turn.takes, *turn.set_aside)]
    assert sorted(kept) == sorted(recorded)


def test_every_request_in_the_table_leads_somewhere_from_its_phase():
    phases = {phase for phase, _ in REQUESTS}
    assert phases == {
        "saying", "interjecting", "preparing", "listening", "deciding", "paused", "paused_saying", "unheard", "coached",
        "presenting", "quizzing", "finished",
    }  # fmt: skip
    assert isinstance(start(plan())[0], State)
