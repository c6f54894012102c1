"""Run a loop: one session after another, each with its share of the remaining time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mockloop.analysis.progress.loop_choice import share_s
from mockloop.core.loop import LoopPlace, LoopPlan
from mockloop.core.state import State
from mockloop.sessions.catalog import holds_an_answer, remove
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.loops import LoopSession, sessions_of, used_s

LEAST_LEFT_S = 60.0  # no further question begins with less time left
DONE, LEFT, TIME_UP, NO_MORE_ANSWERS = "done", "left", "time up", "no more answers"


@dataclass(frozen=True, slots=True)
class LoopHost:
    """What a loop needs from its caller.

    ``begin`` makes the session at a place; ``run_session`` runs one; ``between`` is called before each question but
    the first, with its place and the seconds left, and says whether to continue; ``answers_left``: whether any more
    answers can come.
    """

    begin: Callable[[LoopPlace], SessionFolder]
    run_session: Callable[[SessionFolder], State]
    between: Callable[[LoopPlace, float], bool]
    answers_left: Callable[[], bool]


def run_loop(plan: LoopPlan, root: Path, host: LoopHost) -> str:
    """Run a loop from its current place and return how it ended: one of the four words above. Raise MockloopError."""
    done = sessions_of(root, plan.id)
    begun_here = bool(done) and not done[-1].complete
    if begun_here:
        host.run_session(done[-1].folder)
    while not (ended := _ended(plan, done := sessions_of(root, plan.id), host)):
        place = _next_place(plan, done)
        if begun_here and not host.between(place, 60.0 * plan.minutes - used_s(done)):
            return LEFT
        begun_here = True
        folder = host.begin(place)
        state = host.run_session(folder)
        if not state.stopped and not holds_an_answer(folder):
            remove(folder)  # nobody answered, so the question counts as not asked
            return NO_MORE_ANSWERS
    return ended


def _ended(plan: LoopPlan, done: list[LoopSession], host: LoopHost) -> str:
    """Return how the loop has ended; empty while there is a question to ask."""
    if done and not done[-1].complete:
        return LEFT
    if _asked(done) >= len(plan.questions):
        return DONE
    if 60.0 * plan.minutes - used_s(done) < LEAST_LEFT_S:
        return TIME_UP
    return "" if host.answers_left() else NO_MORE_ANSWERS


def _asked(done: list[LoopSession]) -> int:
    places = [one.replay.state.plan.loop for one in done]
    return max((place.number for place in places if place), default=0)


def _next_place(plan: LoopPlan, done: list[LoopSession]) -> LoopPlace:
    number = _asked(done) + 1
    asked = dict.fromkeys(ask for one in done for ask in one.replay.state.asked if ask != "opening")
    return LoopPlace(plan, number, share_s(plan, number, used_s(done)), tuple(asked))
