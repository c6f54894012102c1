"""Replace the live words of a take by those of the second pass, for the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mockloop.core.events import Event, Reheard, Take
from mockloop.core.interview import step
from mockloop.core.state import State, Turn
from mockloop.core.transcript import Transcript
from mockloop.core.transitions import ImpossibleEvent, Result


def follow_fact(result: Result, event: Event) -> Result:
    """Apply a fact without changing the request: new words change what is known, not what is asked for.

    Raises ImpossibleEvent.
    """
    state, effect = result
    return (_reheard(state, event), effect) if isinstance(event, Reheard) else step(state, event)


def awaiting_second_pass(state: State) -> Iterator[Take]:
    """Yield the takes that still have live words, in order. Answers that were corrected by hand keep theirs."""
    for turn in state.turns:
        known = {take for take, _ in turn.live}
        for take, _ in zip(turn.takes, turn.transcripts, strict=False):
            if take.number not in known and not turn.corrected:
                yield take


def not_heard_yet(state: State) -> Iterator[Take]:
    """Yield the takes that have no words yet, in order."""
    for turn in state.turns:
        yield from turn.takes[len(turn.transcripts) :]


def live_words(state: State, number: int) -> Transcript:
    """Return the words that a take has so far. Raises KeyError if it has none."""
    return {
        take.number: transcript
        for turn in state.turns
        for take, transcript in zip(turn.takes, turn.transcripts, strict=False)
    }[number]


def _reheard(state: State, event: Reheard) -> State:
    for place, turn in enumerate(state.turns):
        for at, (take, _) in enumerate(zip(turn.takes, turn.transcripts, strict=False)):
            if take.number == event.take:
                turns = (*state.turns[:place], _with_record(turn, at, event), *state.turns[place + 1 :])
                return replace(state, turns=turns)
    raise ImpossibleEvent(f"take {event.take} was transcribed again before it was transcribed the first time")


def _with_record(turn: Turn, at: int, event: Reheard) -> Turn:
    before = turn.transcripts[at]
    live = turn.live if event.take in dict(turn.live) else (*turn.live, (event.take, before))
    transcripts = (*turn.transcripts[:at], event.transcript, *turn.transcripts[at + 1 :])
    return replace(turn, transcripts=transcripts, live=live)
