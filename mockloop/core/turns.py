"""One question from asking to its last take: read, thought about, recorded, kept, redone or set aside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mockloop.core.events import Event, Listen, Offer, Prepare, Reopened, Requested, Say, Take
from mockloop.core.pressure import FAR_BEHIND, PROBE_HURRY_S
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Plan, State, Turn, section_target_s
from mockloop.core.transitions import Result

LEAST_SPEECH_S = 0.25
_LEAST_LEFT_S = 1.0  # what a recording that continues after a pause has left of the cap, at least


def with_new_turn(state: State, ask: str, text: str, because: tuple[str, ...] = ()) -> State:
    """Begin a turn, in the words of this interviewer."""
    return replace(state, turns=(*state.turns, Turn(ask, state.plan.pressure.worded(text), because)))


def with_turn(state: State, **changes: Any) -> State:
    """Return the state with its newest turn changed."""
    return replace(state, turns=(*state.turns[:-1], replace(state.turn, **changes)))


def say(state: State, _: Event | None = None, before: str = "") -> Result:
    """Request that the question is read; ``before``: the reply to the previous answer."""
    turn = state.turn
    return replace(state, phase="saying"), Say(turn.ask, turn.text, turn.because, before)


def said(state: State, _: Event | None = None) -> Result:
    """Request the recording; first the time to think, if there is some and nothing of this take has been said."""
    think_s = state.plan.pressure.think_s
    if think_s and not state.turn.takes:
        return replace(state, phase="preparing"), Prepare(state.turn.ask, think_s)
    return listen(state)


def listen(state: State, _: Event | None = None) -> Result:
    """Request that the answer is recorded, or more of it."""
    plan, turn = state.plan, state.turn
    target_s: float | None = None
    if turn.ask == "opening":
        target_s = plan.scenario.level(plan.level).length_s
    elif turn.ask in SECTIONS:
        target_s = section_target_s(plan, turn.ask)
    of = plan.pressure.takes
    effect = Listen(turn.ask, state.next_take, target_s, _limit_s(state), _hurry_s(state), len(turn.given) + 1, of)
    return replace(state, phase="listening", next_take=state.next_take + 1), effect


def hurry_after_s(plan: Plan, ask: str) -> float:
    """Return the seconds of speaking after which an interviewer in a hurry interrupts."""
    level = plan.scenario.level(plan.level)
    longest_s = level.range_s[1] if level.range_s else 1.5 * level.length_s
    return FAR_BEHIND * longest_s if ask == "opening" else PROBE_HURRY_S


def _limit_s(state: State) -> float | None:
    """Return what is left of the cap after the earlier parts of this take."""
    cap_s = state.plan.pressure.cap_s
    if cap_s is None:
        return None
    return max(_LEAST_LEFT_S, cap_s - sum(take.duration_s for take in state.turn.takes))


def _hurry_s(state: State) -> float | None:
    if not state.plan.pressure.hurry:
        return None
    return max(0.0, hurry_after_s(state.plan, state.turn.ask) - sum(map(_since_first_word_s, state.turn.takes)))


def _since_first_word_s(take: Take) -> float:
    return take.duration_s - take.voiced[0].start_s if take.voiced else 0.0


# ---- takes kept, given again, chosen -------------------------------------------------------------------------


def keep(state: State, take: Take | None) -> State:
    """Add a recording to the answer; set a take without speech aside.

    A take that was broken off is kept: its little sound may be the start of a word. So is the one that goes on after
    it: its little sound may be the end of one.
    """
    if take is None:
        return state
    counts = take.broken_off or (take.goes_on and take.duration_s > 0)
    if take.speech_s < LEAST_SPEECH_S and not counts:
        return with_turn(state, set_aside=(*state.turn.set_aside, take))
    return with_turn(state, takes=(*state.turn.takes, take))


def as_continuation(turn: Turn, take: Take) -> Take:
    """Return the take just recorded; mark it if it continues one that was broken off."""
    return replace(take, goes_on=bool(turn.takes) and turn.takes[-1].broken_off)


def set_aside(state: State) -> State:
    """Drop the answer, with all earlier tries."""
    turn = state.turn
    aside = (*turn.set_aside, *(take for takes in turn.given for take in takes), *turn.takes)
    return _afresh(with_turn(state, set_aside=aside, given=()))


def _afresh(state: State) -> State:
    return with_turn(state, takes=(), transcripts=(), live=(), outcome="open", corrected=())


def again(state: State) -> Result:
    """Begin the answer again. With a limited number of takes, the earlier try may still be chosen."""
    turn = state.turn
    if state.plan.pressure.takes is None:
        return said(set_aside(state))
    given = (*turn.given, turn.takes) if turn.takes else turn.given
    return said(_afresh(with_turn(state, given=given)))


def may_redo(state: State) -> bool:
    """Return whether the answer may be redone: yes, unless takes are limited and this one is the last."""
    takes = state.plan.pressure.takes
    if takes is None or state.phase == "unheard":
        return True
    if state.phase in ("saying", "paused_saying"):  # the answer before was final
        return False
    used = len(_all_given(state.turn)) if state.phase == "deciding" else len(state.turn.given) + 1
    return used < takes


def decide(state: State) -> Result:
    """Offer to keep this take, to record another, or to choose an earlier one."""
    state = replace(state, phase="deciding")
    takes = _all_given(state.turn)
    redo = ("redo",) if may_redo(state) else ()
    chosen = tuple(f"take_{number}" for number in range(1, len(takes) + 1)) if len(takes) > 1 else ()
    lengths_s = tuple(round(sum(take.duration_s for take in one), 3) for one in takes)
    return state, Offer("deciding", ("keep", *redo, *chosen, "stop"), lengths_s)


def settled(state: State, number: int | None = None) -> State:
    """Count take ``number`` of the answer, the last one if None; set the others aside."""
    turn = state.turn
    if not turn.given:
        return state
    takes = _all_given(turn)
    at = len(takes) - 1 if number is None else number - 1
    others = tuple(take for place, one in enumerate(takes) if place != at for take in one)
    aside = (*turn.set_aside, *others)
    return with_turn(state, takes=takes[at], set_aside=aside, given=(), counted=(at + 1, len(takes)))


def _all_given(turn: Turn) -> tuple[tuple[Take, ...], ...]:
    return (*turn.given, turn.takes) if turn.takes else turn.given


# ---- what the person does meanwhile -----------------------------------------------------------------------------


def repeat(state: State, event: Requested) -> Result:
    """Say the question again; keep what was said so far."""
    return say(with_turn(keep(state, event.take), outcome="open"))


def redo_answer(state: State, event: Requested) -> Result:
    """Request a new answer."""
    return again(keep(state, event.take))


def pause(state: State, event: Requested) -> Result:
    """Wait until the person continues."""
    state = keep(state, event.take)
    phase = "paused_saying" if state.phase == "saying" else "paused"
    state = replace(state, phase=phase)
    redo = ("redo",) if may_redo(state) else ()
    return state, Offer("paused", ("resume", "repeat", *redo, "skip", "stop"))


def reopened(state: State, event: Reopened) -> Result:
    """Continue the previous answer in a new take; withdraw a question that was about to be read."""
    if not state.turn.takes and len(state.turns) > 1:
        state = replace(state, turns=state.turns[:-1])
    return listen(with_turn(state, outcome="open", reopened=state.turn.reopened + 1))
