"""A session read back: its facts put through the same machine that made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mockloop.core.events import Effect
from mockloop.core.interview import start, step
from mockloop.core.state import State
from mockloop.core.stepping import ImpossibleEvent
from mockloop.sessions.corrections import corrected
from mockloop.sessions.folder import SessionFolder


@dataclass(frozen=True, slots=True)
class Replayed:
    """Where a session stands after its last fact, what it would do next, and what is wrong with its folder."""

    state: State
    effect: Effect
    last_at_s: float = 0.0
    problems: tuple[str, ...] = ()


def replayed(folder: SessionFolder) -> Replayed:
    """Put the journal through the machine, then the corrections on its turns.

    Raises SessionError where the folder cannot be read at all.
    """
    state, effect = start(folder.plan())
    at_s = 0.0
    problems: list[str] = []
    for number, entry in enumerate(folder.events(), 1):
        try:
            state, effect = step(state, entry.event)
        except (ImpossibleEvent, StopIteration) as error:
            problems.append(f"Event {number} of {folder.id} does not fit ({error}); it is shown up to there.")
            break
        at_s = entry.at_s
    state, misfits = corrected(folder, state)
    return Replayed(state, effect, at_s, (*problems, *misfits, *_missing_takes(folder, state)))


def _missing_takes(folder: SessionFolder, state: State) -> Iterator[str]:
    on_disk = set(folder.takes_on_disk())
    for turn in state.turns:
        for take in (*turn.takes, *turn.set_aside):
            if take.number not in on_disk:
                yield f"The recording of take {take.number} is gone; what it said is known from the journal."
