"""The interview itself: a state machine without sound, clock or disk, for all three modes.

``start(plan)`` gives the first state and request; ``step(state, event)`` each next. Whoever carries the requests
out (live engine, replay, resume, test) feeds back the fact that came of it, or a ``Requested`` by the person.
What may follow what is in the two tables at the end of this file, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mockloop.core.events import (
    Answered,
    Choose,
    Chosen,
    Coach,
    Coached,
    Effect,
    Event,
    Finish,
    Finished,
    Listen,
    Offer,
    Present,
    Presented,
    Quiz,
    Recorded,
    Requested,
    Said,
    Say,
    Take,
    Transcribe,
    Transcribed,
)
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Plan, State, Turn, ask_text, section_target_s
from mockloop.core.walkthrough import pages

LEAST_SPEECH_S = 0.25

Result = tuple[State, Effect]


class ImpossibleEvent(Exception):
    """An event that cannot follow this state: a fault of whoever fed it, never of the person."""


def start(plan: Plan) -> Result:
    """The first state and the first request of a session."""
    state = State(plan, "new")
    if plan.mode == "study":
        return _present(state, 0)
    if plan.mode == "drill":
        return _ask_section(state, plan.sections[0])
    return _say(_with_new_turn(state, "opening", plan.scenario.question))


def step(state: State, event: Event) -> Result:
    """The state after ``event`` and the next request. Raises ImpossibleEvent."""
    if isinstance(event, Requested):
        handler = REQUESTS.get((state.phase, event.what))
    else:
        handler = FACTS.get((state.phase, type(event)))
    if handler is None:
        name = event.what if isinstance(event, Requested) else type(event).__name__
        raise ImpossibleEvent(f"{name} cannot follow in phase {state.phase}")
    return handler(state, event)


# ---- asking and listening ------------------------------------------------------------------------------------


def _with_new_turn(state: State, ask: str, text: str, because: tuple[str, ...] = ()) -> State:
    return replace(state, turns=(*state.turns, Turn(ask, text, because)))


def _with_turn(state: State, **changes: Any) -> State:
    return replace(state, turns=(*state.turns[:-1], replace(state.turn, **changes)))


def _ask_section(state: State, section: str) -> Result:
    return _say(_with_new_turn(state, section, ask_text(state.plan.scenario, section)))


def _say(state: State, _: Event | None = None) -> Result:
    turn = state.turn
    return replace(state, phase="saying"), Say(turn.ask, turn.text, turn.because)


def _listen(state: State, _: Event | None = None) -> Result:
    plan, ask = state.plan, state.turn.ask
    target_s: float | None = None
    if ask == "opening":
        target_s = plan.scenario.level(plan.level).length_s
    elif ask in SECTIONS:
        target_s = section_target_s(plan, ask)
    effect = Listen(ask, state.next_take, target_s)
    return replace(state, phase="listening", next_take=state.next_take + 1), effect


def _recorded(state: State, event: Recorded) -> Result:
    state = _keep(state, event.take)
    if event.ended_by == "interrupted":
        return _say(state)
    if state.turn.speech_s < LEAST_SPEECH_S:
        state = _with_turn(_set_aside(state), outcome="unheard")
        return replace(state, phase="unheard"), Offer("unheard", ("redo", "repeat", "skip", "stop"))
    return _transcribe(_with_turn(state, ended_by=event.ended_by))


def _keep(state: State, take: Take | None) -> State:
    """Add what was recorded to the answer; a take without speech is set aside."""
    if take is None:
        return state
    if take.speech_s < LEAST_SPEECH_S:
        return _with_turn(state, set_aside=(*state.turn.set_aside, take))
    return _with_turn(state, takes=(*state.turn.takes, take))


def _set_aside(state: State) -> State:
    turn = state.turn
    return _with_turn(state, set_aside=(*turn.set_aside, *turn.takes), takes=(), transcripts=(), outcome="open")


def _repeat(state: State, event: Requested) -> Result:
    return _say(_with_turn(_keep(state, event.take), outcome="open"))


def _redo_take(state: State, event: Requested) -> Result:
    return _listen(_set_aside(_keep(state, event.take)))


def _redo_question(state: State, event: Requested) -> Result:
    """While a new question is being read, redo means the answer just given, if there is one."""
    if not state.turn.takes and len(state.turns) > 1 and state.plan.mode == "interview":
        state = replace(state, turns=state.turns[:-1])
    return _say(_set_aside(_keep(state, event.take)))


def _skip(state: State, event: Requested) -> Result:
    state = _set_aside(_keep(state, event.take))
    return _after_turn(_with_turn(state, outcome="skipped"))


def _pause(state: State, event: Requested) -> Result:
    state = _keep(state, event.take)
    phase = "paused_saying" if state.phase == "saying" else "paused"
    return replace(state, phase=phase), Offer("paused", ("resume", "repeat", "redo", "skip", "stop"))


def _stop(state: State, event: Requested) -> Result:
    state = replace(_keep(state, event.take), stopping=True)
    return _transcribe(state) if state.turn.takes else _finish(state)


# ---- after an answer -----------------------------------------------------------------------------------------


def _transcribe(state: State) -> Result:
    take = state.turn.takes[len(state.turn.transcripts)]
    return replace(state, phase="transcribing"), Transcribe(take.number)


def _transcribed(state: State, event: Transcribed) -> Result:
    turn = state.turn
    expected = turn.takes[len(turn.transcripts)].number
    if event.take != expected:
        raise ImpossibleEvent(f"take {event.take} was transcribed where take {expected} was due")
    state = _with_turn(state, transcripts=(*turn.transcripts, event.transcript))
    if len(state.turn.transcripts) < len(turn.takes):
        return _transcribe(state)
    state = _with_turn(state, outcome="answered")
    if state.stopping:
        return _finish(state)
    if state.plan.mode == "drill":
        return replace(state, phase="coaching"), Coach(state.turn.ask)
    return _after_turn(state)


def _after_turn(state: State) -> Result:
    if state.plan.mode == "drill":
        return _next_section(state)
    if len(state.turns) > state.plan.probes:
        return _finish(state, complete=True)
    return replace(state, phase="choosing"), Choose(state.asked)


def _chosen(state: State, event: Chosen) -> Result:
    if event.probe is None:
        return _finish(state, complete=True)
    if event.probe in state.asked:
        raise ImpossibleEvent(f"probe '{event.probe}' was chosen twice")
    text = ask_text(state.plan.scenario, event.probe)
    return _say(_with_new_turn(state, event.probe, text, event.because))


def _coached(state: State, _: Event) -> Result:
    return replace(state, phase="coached"), Offer("coached", ("next", "redo", "repeat", "stop"))


def _next_section(state: State, _: Event | None = None) -> Result:
    sections = state.plan.sections
    following = sections.index(state.turn.ask) + 1
    return _ask_section(state, sections[following]) if following < len(sections) else _finish(state, complete=True)


def _finish(state: State, _: Event | None = None, complete: bool = False) -> Result:
    return replace(state, phase="finishing"), Finish(complete)


def _finished(state: State, event: Finished) -> Result:
    return replace(state, phase="finished"), Finish(event.complete)


# ---- study ---------------------------------------------------------------------------------------------------


def _present(state: State, page: int) -> Result:
    all_pages = pages(state.plan.scenario)
    if page >= len(all_pages):
        return _ask_quiz(state)
    here = all_pages[page]
    return replace(state, phase="presenting", page=page), Present(here.id, here.text)


def _next_page(state: State, _: Event) -> Result:
    return _present(state, state.page + 1)


def _page_back(state: State, _: Event) -> Result:
    return _present(state, max(0, state.page - 1))


def _ask_quiz(state: State, _: Event | None = None) -> Result:
    if len(state.quiz) == len(state.plan.scenario.quiz):
        return _finish(state, complete=True)
    return replace(state, phase="quizzing"), Quiz(len(state.quiz))


def _answered(state: State, event: Answered) -> Result:
    if event.question != len(state.quiz):
        raise ImpossibleEvent(f"question {event.question} was answered where {len(state.quiz)} was put")
    return _ask_quiz(replace(state, quiz=(*state.quiz, event)))


# ---- the tables ----------------------------------------------------------------------------------------------

Handler = Callable[[State, Any], Result]

FACTS: dict[tuple[str, type], Handler] = {
    ("saying", Said): _listen,
    ("listening", Recorded): _recorded,
    ("transcribing", Transcribed): _transcribed,
    ("choosing", Chosen): _chosen,
    ("coaching", Coached): _coached,
    ("presenting", Presented): _next_page,
    ("quizzing", Answered): _answered,
    ("finishing", Finished): _finished,
}

REQUESTS: dict[tuple[str, str], Handler] = {
    ("saying", "repeat"): _repeat,
    ("saying", "skip"): _skip,
    ("saying", "redo"): _redo_question,
    ("saying", "pause"): _pause,
    ("saying", "stop"): _stop,
    ("listening", "repeat"): _repeat,
    ("listening", "skip"): _skip,
    ("listening", "redo"): _redo_take,
    ("listening", "pause"): _pause,
    ("listening", "stop"): _stop,
    ("paused_saying", "resume"): _say,
    ("paused_saying", "repeat"): _repeat,
    ("paused_saying", "redo"): _redo_question,
    ("paused_saying", "skip"): _skip,
    ("paused_saying", "stop"): _stop,
    ("paused", "resume"): _listen,
    ("paused", "repeat"): _repeat,
    ("paused", "redo"): _redo_take,
    ("paused", "skip"): _skip,
    ("paused", "stop"): _stop,
    ("unheard", "redo"): _redo_take,
    ("unheard", "repeat"): _repeat,
    ("unheard", "skip"): _skip,
    ("unheard", "stop"): _stop,
    ("coached", "next"): _next_section,
    ("coached", "redo"): _redo_take,
    ("coached", "repeat"): _redo_question,
    ("coached", "stop"): _finish,
    ("presenting", "next"): _next_page,
    ("presenting", "back"): _page_back,
    ("presenting", "repeat"): lambda state, _: _present(state, state.page),
    ("presenting", "skip"): _ask_quiz,
    ("presenting", "stop"): _finish,
    ("quizzing", "stop"): _finish,
}
