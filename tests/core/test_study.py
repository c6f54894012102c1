"""The study mode of the machine: which pages, which questions, stopped and taken up again."""

import pytest

from mockloop.core.events import Answered, Finish, Finished, Present, Presented, Quiz, Requested
from mockloop.core.interview import start, step
from mockloop.core.state import Plan, State
from mockloop.core.study import is_open, pages_of, pages_read, questions_of
from mockloop.core.transitions import ImpossibleEvent
from mockloop.core.walkthrough import pages
from tests.core.stepping import SCENARIO, drive


def plan(**more) -> Plan:
    return Plan("study", SCENARIO, "sde2", probes=0, **more)


def test_study_shows_every_page_then_the_quiz_then_ends():
    state, effect = start(plan())
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
    begun = drive(start(plan()), Requested("next"))
    assert begun[1].page == second.id
    assert drive(begun, Requested("repeat"))[1].page == second.id
    assert drive(begun, Requested("back"), Requested("back"))[1].page == first.id
    assert drive(begun, Requested("skip"))[1] == Quiz(0)
    assert drive(begun, Requested("stop"))[1] == Finish(False)


def test_only_the_pages_and_questions_that_were_agreed_on_are_shown_in_their_order():
    state, effect = start(plan(pages=("section-result", "section-task"), quiz=(2, 0)))
    assert effect == Present("section-task", SCENARIO.sections["task"].strong)
    state, effect = step(state, Presented("section-task"))
    assert effect == Present("section-result", SCENARIO.sections["result"].strong)
    state, effect = step(state, Presented("section-result"))
    assert effect == Quiz(2)
    state, effect = step(state, Answered(2, 3))
    assert effect == Quiz(0)
    state, effect = step(state, Answered(0, 0))
    assert effect == Finish(complete=True)


def test_a_quiz_alone_begins_with_its_first_question():
    assert start(plan(pages=()))[1] == Quiz(0)


def test_pages_without_a_quiz_end_after_the_last():
    state, effect = drive(start(plan(pages=("section-task",), quiz=())), Presented("section-task"))
    assert effect == Finish(complete=True)
    assert not is_open(state)


def test_the_question_that_is_due_is_the_only_one_that_can_be_answered():
    with pytest.raises(ImpossibleEvent, match="question 0 was answered when 2 was asked"):
        drive(start(plan(pages=(), quiz=(2, 0))), Answered(0, 1))


def test_an_option_that_the_question_does_not_have_is_no_answer():
    with pytest.raises(ImpossibleEvent, match="question 2 has no option 4"):
        drive(start(plan(pages=(), quiz=(2, 0))), Answered(2, 4))


def test_back_goes_a_page_back_and_the_first_stays():
    state, effect = drive(start(plan()), Presented("overview"), Requested("back"), Requested("back"))
    assert effect.page == "overview"
    assert state.page == 0


def test_a_stopped_session_goes_on_at_its_page():
    state, effect = drive(
        start(plan()), Presented("overview"), Requested("stop"), Finished(False), Requested("resume")
    )  # fmt: skip
    assert effect == Present("section-situation", SCENARIO.sections["situation"].strong)


def test_a_session_that_was_stopped_in_its_quiz_goes_on_at_its_question():
    state, effect = drive(
        start(plan()), Requested("skip"), Answered(0, 1), Requested("stop"), Finished(False), Requested("resume")
    )
    assert effect == Quiz(1)
    assert state.quiz == (Answered(0, 1),)


def test_a_finished_session_cannot_go_on():
    done = drive(start(plan(pages=(), quiz=(0,))), Answered(0, 1), Finished(True))
    assert not is_open(done[0])
    with pytest.raises(ImpossibleEvent):
        step(done[0], Requested("resume"))


def test_a_page_counts_as_read_once_and_only_where_it_was_shown_to_its_end():
    assert pages_read([]) == 0
    assert pages_read([Presented("overview"), Requested("back"), Presented("overview"), Requested("skip")]) == 1
    assert pages_read([Presented("overview"), Presented("section-task"), Answered(0, 1), Requested("stop")]) == 2


def test_question_numbers_that_the_scenario_does_not_have_are_left_out():
    assert questions_of(plan(quiz=(7, 1))) == (1,)


def test_targets_on_the_pages_are_those_of_the_level():
    pages = {page.id: page for page in pages_of(Plan("study", SCENARIO, "sde1"))}
    assert pages["section-action"].target_s == pytest.approx(90 * 120 / 175, abs=0.05)
    assert pages["section-action"].notes[0] == ("Target", "61.7 s, at most 92.6 s")
    assert isinstance(start(plan())[0], State)
