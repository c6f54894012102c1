"""The place of a session in its loop, on disk and back."""

from __future__ import annotations

import json

import pytest

from mockloop.core.errors import SessionError
from mockloop.core.loop import LoopPlace, LoopPlan, LoopQuestion
from mockloop.core.state import Plan
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import create
from mockloop.sessions.loops import newest_loop, sessions_of
from testkit.sessions import ID, when

QUESTIONS = (LoopQuestion(ID, "amazon-ownership", "due again", "the-bay"), LoopQuestion("morale", "feedback", "new"))


def made(root, loop: str, number: int, day: int):
    place = LoopPlace(LoopPlan(loop, 45, 7, "sde2", 5, QUESTIONS), number, 1350.0)
    return create(root, Plan("interview", load_scenario(ID), "sde2", loop=place), find(ID).read_text(), when(day))


def test_what_was_agreed_comes_back_as_it_was(tmp_path):
    folder = made(tmp_path / "sessions", "a", 2, 1)
    place = folder.plan().loop
    assert place == LoopPlace(LoopPlan("a", 45, 7, "sde2", 5, QUESTIONS), 2, 1350.0)
    assert place.question == QUESTIONS[1]


def test_the_newest_loop_and_its_sessions_are_found_among_others(tmp_path):
    root = tmp_path / "sessions"
    made(root, "old", 1, 1)
    second, first = made(root, "new", 2, 2), made(root, "new", 1, 3)
    create(root, Plan("interview", load_scenario(ID), "sde2"), find(ID).read_text(), when(4))
    assert newest_loop(root).id == "new"
    assert [one.folder.id for one in sessions_of(root, "new")] == [first.id, second.id]


def test_without_a_loop_the_next_step_is_told(tmp_path):
    with pytest.raises(SessionError, match="There is no loop to continue") as told:
        newest_loop(tmp_path / "sessions")
    assert told.value.next_step == "Start one with: mockloop loop"


@pytest.mark.parametrize(
    "change", [{"number": 3}, {"number": 0}, {"seed": "x"}, {"questions": None}, {"share_s": "soon"}, {"id": 5}]
)
def test_a_place_that_is_damaged_is_told_and_the_loop_does_without_it(tmp_path, change):
    folder = made(tmp_path / "sessions", "a", 1, 1)
    info = folder.info()
    (folder.path / "session.json").write_text(json.dumps({**info, "loop": {**info["loop"], **change}}))
    with pytest.raises(SessionError, match="is damaged"):
        folder.plan()
    assert sessions_of(tmp_path / "sessions", "a") == []
