"""Pressure as it is typed: what is agreed, printed, kept, resumed, and what cannot be combined."""

from __future__ import annotations

import json

import pytest

from mockloop.core.pressure import NONE, Pressure
from mockloop.sessions.catalog import session_names
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.loops import newest_loop
from mockloop.sessions.rebuild import replayed

STORY = "The bay was full, 3,200 parcels. I printed a slip for each box and it went down to 400 parcels.\n\n"


def plan_of(home, at: int = -1):
    return SessionFolder(home / "sessions" / session_names(home / "sessions")[at]).plan()


def test_without_an_option_there_is_no_pressure_and_no_word_of_it(typed, home):
    done = typed(STORY, "interview", "two-others", "--probes", "0")
    assert plan_of(home).pressure == NONE
    assert "pressure" not in json.loads(next((home / "sessions").glob("*/session.json")).read_text())
    assert "Terse" not in done.out and "One-way" not in done.out


def test_the_one_way_format_has_no_follow_ups_and_two_takes_of_which_the_first_is_chosen(typed, home, run):
    done = typed(STORY + "/redo\nI wrote another one.\n\n1\n", "interview", "two-others", "--takes", "2")
    assert done.status == 0, done.err
    assert "One-way format: 2 takes." in done.out
    plan = plan_of(home)
    assert (plan.probes, plan.pressure) == (0, Pressure(takes=2))
    assert "You recorded it 2 times; take 1 counts." in done.out
    whole = run("sessions", "show", "last", "--full").out
    assert "3,200 parcels" in whole and "another one" not in whole


def test_follow_ups_that_are_asked_for_come_all_the_same(typed, home):
    typed(STORY, "interview", "two-others", "--takes", "1", "--probes", "2")
    assert plan_of(home).probes == 2


def test_a_terse_interviewer_is_printed_before_the_first_question(typed):
    done = typed(STORY + "Yes, I did.\n\n", "interview", "two-others", "--tone", "terse", "--probes", "1")
    rule, first = (
        done.out.index('Terse: questions without "Tell me about"'),
        done.out.index("Interviewer: A quarrel between two"),
    )
    assert rule < first < done.out.index("Interviewer: Okay. ")


def test_a_session_goes_on_under_the_same_pressure(typed, home):
    typed("/stop\n", "interview", "two-others", "--takes", "2", "--tone", "terse")
    done = typed(STORY + "/redo\n" + STORY + "\n", "sessions", "resume", "last")
    assert "Listening. Take your time; take 2 of 2" in done.out
    folder = SessionFolder(home / "sessions" / session_names(home / "sessions")[-1])
    assert replayed(folder).state.turn.counted == (2, 2)


def test_every_question_of_a_loop_is_asked_so_and_after_a_resume_as_well(typed, home):
    typed(STORY + "\n/stop\n", "loop", "--questions", "2", "--seed", "3", "--takes", "2", "--tone", "terse")
    assert newest_loop(home / "sessions").pressure == Pressure(tone="terse", takes=2)
    typed(STORY + "\n" + STORY + "\n", "loop", "--resume")
    assert [plan_of(home, at).pressure for at in (0, -1)] == [Pressure(tone="terse", takes=2)] * 2
    assert plan_of(home).probes == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--tone", "rude"), "--tone takes neutral or terse"),
        (("--think", "0"), "--think must be 1 to 600 seconds"),
        (("--cap", "5"), "--cap must be 10 to 3600 seconds"),
        (("--takes", "6"), "--takes must be 1 to 5"),
        (("--hurry", "--cap", "60"), "--hurry needs an interviewer"),
        (("--engine", "typed", "--hurry"), "so they do not work with typed answers"),
        (("--engine", "typed", "--cap", "60"), "so they do not work with typed answers"),
    ],
)
@pytest.mark.parametrize("verb", [("interview", "two-others"), ("loop",)], ids=lambda verb: verb[0])
def test_what_cannot_be_is_told_in_a_sentence(run, verb, options, said):
    done = run(*verb, *options)
    assert done.status == 2
    assert said in " ".join(done.err.replace("│", " ").split())
