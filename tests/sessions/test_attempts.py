"""Attempts at the same question: within a session, and from one session to the next."""

import pytest

from mockloop.core.errors import SessionError
from mockloop.core.events import Coached, Finished, Recorded, Requested, Said, Take, Transcribed
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.answer_sound import MARGIN_S, PAUSE_S, excerpt, takes_of
from mockloop.sessions.attempts import attempt_state, previous_session
from mockloop.sessions.catalog import Listed
from mockloop.sessions.folder import create
from mockloop.sessions.rebuild import replayed
from testkit.sessions import ID, STORY, interview, journal, spoken, when, with_sound


def said(number: int, text: str):
    transcript = spoken([("", text)])
    take = Take(number, transcript.duration_s, (Span(0.0, transcript.duration_s),))
    return [Recorded(take, "key"), Transcribed(number, transcript)]


@pytest.fixture
def drill(tmp_path):
    """The situation three times, the task once."""
    plan = Plan("drill", load_scenario(ID), "sde2", sections=("situation", "task"))
    folder = create(tmp_path / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(1))
    events = [Said("situation"), *said(1, "First try."), Coached("situation")]
    events += [Requested("redo"), *said(2, "Second try."), Coached("situation")]
    events += [Requested("repeat"), Said("situation"), *said(3, "Third try."), Coached("situation")]
    events += [
        Requested("next"),
        Said("task"),
        *said(4, "The task."),
        Coached("task"),
        Requested("next"),
        Finished(True),
    ]
    journal(folder, events)
    return folder


def texts(state) -> list[str]:
    return [turn.answer.text for turn in state.turns]


def test_each_attempt_can_be_had_again_with_its_words(drill):
    assert texts(replayed(drill).state) == ["Third try.", "The task."]
    assert texts(attempt_state(drill, 1)) == ["First try.", "The task."]
    assert texts(attempt_state(drill, 2)) == ["Second try."]
    assert texts(attempt_state(drill, 3)) == ["Third try."]


@pytest.mark.parametrize("number", [0, 4, 99])
def test_an_attempt_that_was_not_made_is_told(drill, number):
    with pytest.raises(SessionError, match=f"3 attempts .* no number {number}"):
        attempt_state(drill, number)


def test_a_session_without_answers_has_no_attempts(tmp_path):
    plan = Plan("interview", load_scenario(ID), "sde2")
    empty = create(tmp_path, plan, find(ID).read_text(encoding="utf-8"), when(1))
    with pytest.raises(SessionError, match="no answers"):
        attempt_state(empty, 1)


def test_the_attempt_before_is_the_last_session_of_the_same_kind():
    sessions = [
        Listed("1", "2026-03-01T09:00:00+00:00", "interview", "a", complete=True),
        Listed("2", "2026-03-02T09:00:00+00:00", "drill", "a", complete=True),
        Listed("3", "2026-03-03T09:00:00+00:00", "interview", "b", complete=True),
        Listed("4", problem="damaged"),
        Listed("4-2", "2026-03-04T09:00:00+00:00", "interview", "a"),  # never ended
        Listed("5", "2026-03-05T09:00:00+00:00", "interview", "a", complete=True),
        Listed("5-2", "2026-03-05T09:00:00+00:00", "interview", "a", complete=True),
    ]
    assert [previous_session(sessions, name) for name in ("1", "2", "3", "5", "5-2")] == [None, None, None, "1", "5"]


# ---- the sound of a section ----------------------------------------------------------------------------------


def test_the_sound_of_a_section_is_cut_from_the_take_with_a_little_margin(tmp_path):
    folder = with_sound(interview(tmp_path, when(1)), 1, 60.0)
    from mockloop.analysis.judging.debrief import debrief

    state = replayed(folder).state
    spans = debrief(state).answers[0].reading.answer.spans
    task = [span for span in spans if span.section == "task"]
    sound = excerpt(takes_of(folder, state.turns[0]), task)
    assert sound.duration_s == pytest.approx(task[0].seconds + 2 * MARGIN_S, abs=0.001)
    assert abs(sound.samples).max() == pytest.approx((1000 + 500 * int(task[0].end_s + MARGIN_S)) / 32768, rel=0.02)
    apart = [spans[0], spans[2]]
    both = excerpt(takes_of(folder, state.turns[0]), apart)
    assert both.duration_s == pytest.approx(sum(s.seconds for s in apart) + 3 * MARGIN_S + PAUSE_S, abs=0.001)


def test_a_section_over_two_takes_is_played_from_both_and_a_take_that_is_gone_is_left_out(tmp_path):
    from mockloop.analysis.answer import SectionSpan

    plan = Plan("interview", load_scenario(ID), "sde2", probes=0)
    folder = create(tmp_path, plan, find(ID).read_text(encoding="utf-8"), when(1))
    half = spoken(STORY[:1])
    takes = [Take(n, half.duration_s, (Span(0.0, half.duration_s),)) for n in (1, 2)]
    events = [Said("opening"), Requested("pause", takes[0]), Requested("resume"), Recorded(takes[1], "key")]
    journal(folder, [*events, Transcribed(1, half), Transcribed(2, half), Finished(True)])
    for number in (1, 2):
        with_sound(folder, number, half.duration_s)
    turn = replayed(folder).state.turns[0]
    span = SectionSpan("situation", 0, 9, half.duration_s - 2.0, half.duration_s + 1.0, 1.0)
    assert excerpt(takes_of(folder, turn), [span]).duration_s == pytest.approx(3.0 + 2 * MARGIN_S, abs=0.001)
    folder.take_path(1).unlink()
    assert excerpt(takes_of(folder, turn), [span]).duration_s == pytest.approx(1.0 + MARGIN_S, abs=0.001)
    folder.take_path(2).unlink()
    assert excerpt(takes_of(folder, turn), [span]) is None
