"""Every attempt at each question of one session. Earlier attempts stay in the journal with their words."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from mockloop.core.errors import SessionError
from mockloop.core.interview import start
from mockloop.core.second_pass import follow_fact
from mockloop.core.state import State, Turn
from mockloop.core.transitions import ImpossibleEvent
from mockloop.sessions.catalog import Listed
from mockloop.sessions.corrections import corrected
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import replayed

SEPARATOR = ":"  # SESSION:2 is the second attempt at each question of that session


def previous_session(sessions: Sequence[Listed], session: str) -> str | None:
    """Return the id of the last session before this one with the same scenario and mode; None if there is none.

    A session that was not ended is not an attempt.
    """
    by_id = {one.id: one for one in sessions}
    this = by_id[session]
    same = [one for one in sessions if (one.scenario, one.mode) == (this.scenario, this.mode) and one.complete]
    before = [one for one in same if (one.began, one.id) < (this.began, this.id)]
    return max(before, key=lambda one: (one.began, one.id)).id if before else None


def attempt_state(folder: SessionFolder, number: int) -> State:
    """Return the session as if only the attempts with this number, counted from 1, had been made.

    A question with fewer attempts is left out. Raises SessionError if none has as many.
    """
    state = replayed(folder).state
    rounds = _rounds(folder, state)
    turns = tuple(tries[number - 1] for tries in rounds if 1 <= number <= len(tries))
    if not turns:
        most = max(map(len, rounds), default=0)
        tell = {0: "no answers", 1: "one attempt"}.get(most, f"{most} attempts")
        raise SessionError(f"{folder.id} has at most {tell} at each question, so there is no number {number}.", _HOW)
    return corrected(folder, replace(state, turns=turns))[0]


_HOW = "Leave the number out to take the answers that count."


def _rounds(folder: SessionFolder, last: State) -> list[list[Turn]]:
    """Return all answers to each question, oldest first, with the one that counts at the end."""
    replaced: dict[str, list[Turn]] = defaultdict(list)
    state, effect = start(last.plan)
    try:
        for entry in folder.events():
            after, effect = follow_fact((state, effect), entry.event)
            for turn in _given_up(state, after):
                replaced[turn.ask].append(turn)
            state = after
    except (ImpossibleEvent, StopIteration):
        pass  # shown as far as it can be read
    counting = {turn.ask: turn for turn in last.turns if turn.outcome == "answered"}
    asks = dict.fromkeys(itertools.chain((turn.ask for turn in last.turns), replaced))
    return [replaced[ask] + ([counting[ask]] if ask in counting else []) for ask in asks]


def _given_up(before: State, after: State) -> list[Turn]:
    """Return the answers that this step set aside."""
    aside = {take.number for turn in after.turns for take in turn.set_aside}
    return [
        turn
        for turn in before.turns
        if turn.outcome == "answered" and turn.takes and all(take.number in aside for take in turn.takes)
    ]
