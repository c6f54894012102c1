"""The result of every move of the interview machine, and the moves that all modes share."""

from __future__ import annotations

from dataclasses import replace

from mockloop.core.events import Effect, Event, Finish, Finished
from mockloop.core.state import State

Result = tuple[State, Effect]


class ImpossibleEvent(Exception):
    """An event that cannot follow this state: a bug in whatever sent it, never the person's fault."""


def finish(state: State, _: Event | None = None, complete: bool = False) -> Result:
    """Request the end; ``complete`` is False if the person stopped early."""
    return replace(state, phase="finishing"), Finish(complete)


def finished(state: State, event: Finished) -> Result:
    """Record the end. Nothing follows, unless the person stopped early and resumes."""
    return replace(state, phase="finished", complete=event.complete), Finish(event.complete)
