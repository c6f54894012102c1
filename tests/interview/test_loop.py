"""A loop held over real session folders; only who answers is scripted."""

from __future__ import annotations

import pytest

from mockloop.core.events import Chosen, Finished, Recorded, Requested, Said, Take, Transcribed
from mockloop.core.loop import LoopPlan, LoopQuestion
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.interview.loop import DONE, LEFT, NO_MORE_ANSWERS, TIME_UP, LoopHost, run_loop
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import create
from mockloop.sessions.loops import sessions_of
from mockloop.sessions.rebuild import replayed
from testkit.sessions import ID, STORY, spoken, when

TOLD = spoken(STORY)
TAKE = Take(1, TOLD.duration_s, (Span(0.0, TOLD.duration_s),))
ANSWERED = [Said("opening"), Recorded(TAKE, "key"), Transcribed(1, TOLD), Finished(True)]
STOPPED = [Said("opening"), Requested("stop", TAKE), Transcribed(1, TOLD), Finished(False)]
SKIPPED = [Said("opening"), Requested("skip"), Finished(True)]
PLAN = LoopPlan("l", 10, 1, "sde2", 0, tuple(LoopQuestion(ID, "amazon-ownership", "") for _ in range(3)))


class Room:
    """A sitting in which each session goes as it is scripted; ``shares`` are the seconds that each was given."""

    def __init__(self, root, *scripts, last_at_s: float = 60.0, goes_on: bool = True, probes: int = 0) -> None:
        self.root, self.scripts, self.shares, self.left = root, list(scripts), [], []
        self._last_at_s, self._goes_on, self._probes = last_at_s, goes_on, probes

    def run(self, plan: LoopPlan = PLAN) -> str:
        return run_loop(plan, self.root, LoopHost(self._begin, self._hold, self._between, lambda: bool(self.scripts)))

    def _begin(self, place):
        self.shares.append(place.share_s)
        plan = Plan("interview", load_scenario(ID), "sde2", probes=self._probes, loop=place)
        return create(self.root, plan, find(ID).read_text(encoding="utf-8"), when(1, place.number))

    def _hold(self, folder):
        for number, fact in enumerate(facts := self.scripts.pop(0)):
            folder.append(self._last_at_s if number == len(facts) - 1 else float(number), fact)
        return replayed(folder).state

    def _between(self, place, left_s):
        self.left.append((place.number, left_s))
        return self._goes_on


@pytest.fixture
def root(tmp_path):
    return tmp_path / "home" / "sessions"


def numbers(root) -> list[int]:
    return [one.replay.state.plan.loop.number for one in sessions_of(root, "l")]


def test_what_a_question_does_not_use_is_dealt_to_those_after_it(root):
    room = Room(root, ANSWERED, ANSWERED, ANSWERED)
    assert room.run() == DONE
    assert room.shares == [200.0, 270.0, 480.0]
    assert room.left == [(2, 540.0), (3, 480.0)]
    assert numbers(root) == [1, 2, 3]


def test_a_probe_of_one_question_is_not_asked_after_the_next(root):
    answered = [*ANSWERED[:-1], Chosen("adoption", ()), Said("adoption"), Requested("skip"), Finished(True)]
    room = Room(root, answered, [*ANSWERED[:-1], Chosen(None, ()), Finished(True)], goes_on=True, probes=1)
    room.run()
    first, second = [one.replay.state for one in sessions_of(root, "l")][:2]
    assert first.used_up == ("opening", "adoption")
    assert second.used_up == ("opening", "adoption") and second.asked == ("opening",)


def test_when_the_time_is_up_no_further_question_is_begun(root):
    room = Room(root, ANSWERED, ANSWERED, ANSWERED, last_at_s=290.0)
    assert room.run() == TIME_UP
    assert numbers(root) == [1, 2]


def test_who_wants_no_further_question_has_left_and_can_go_on(root):
    assert Room(root, ANSWERED, ANSWERED, goes_on=False).run() == LEFT
    assert numbers(root) == [1]
    again = Room(root, ANSWERED, ANSWERED)
    assert again.run() == DONE
    assert (numbers(root), again.shares[0]) == ([1, 2, 3], 270.0)


def test_who_stops_within_a_question_has_left_the_loop(root):
    assert Room(root, STOPPED, ANSWERED).run() == LEFT
    assert [one.complete for one in sessions_of(root, "l")] == [False]


def test_a_question_that_was_left_goes_on_first(root):
    Room(root, STOPPED).run()
    rest = [Requested("resume"), Finished(True)]
    assert Room(root, rest, ANSWERED, ANSWERED).run() == DONE
    assert (numbers(root), [one.complete for one in sessions_of(root, "l")]) == ([1, 2, 3], [True] * 3)


def test_a_question_that_nobody_answered_leaves_no_session(root):
    assert Room(root, ANSWERED, SKIPPED).run() == NO_MORE_ANSWERS
    assert numbers(root) == [1]
