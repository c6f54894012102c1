"""What every move of the interview machine gives, and the moves that all modes share."""

from __future__ import annotations

from dataclasses import replace

from mockloop.core.events import Effect, Event, Finish, Finished
from mockloop.core.state import State

Result = tuple[State, Effect]


class ImpossibleEvent(Exception):
    """An event that cannot follow this state: a fault of whoever fed it, never of the person."""


def finish(state: State, _: Event | None = None, complete: bool = False) -> Result:
    """Ask for the end; ``complete`` is False where the person stopped before it."""
    return replace(state, phase="finishing"), Finish(complete)


def finished(state: State, event: Finished) -> Result:
    """Put the end on record: nothing follows, unless the person stopped before it and resumes."""
    return replace(state, phase="finished", complete=event.complete), Finish(event.complete)
