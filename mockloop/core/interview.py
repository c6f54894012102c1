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
    Event,
    Finished,
    Listen,
    Offer,
    Presented,
    Recorded,
    Reopened,
    Requested,
    Said,
    Say,
    Take,
    Transcribe,
    Transcribed,
)
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Plan, State, Turn, ask_text, section_target_s
from mockloop.core.study import answered, ask_quiz, go_on, next_page, page_back, present
from mockloop.core.transitions import ImpossibleEvent, Result, finish, finished

LEAST_SPEECH_S = 0.25


def start(plan: Plan) -> Result:
    """Return the first state and the first request of a session."""
    state = State(plan, "new")
    if plan.mode == "study":
        return present(state, 0)
    if plan.mode == "drill":
        return _ask_section(state, plan.sections[0])
    state = _with_new_turn(state, "opening", plan.scenario.question)
    return _say(_with_turn(state, shape=plan.scenario.shape))


def step(state: State, event: Event) -> Result:
    """Return the state after ``event`` and the next request. Raise ImpossibleEvent."""
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
    return _put_into_words(_with_turn(state, ended_by=event.ended_by))


def _keep(state: State, take: Take | None) -> State:
    """Add what was recorded to the answer; a take without speech is set aside.

    One that was broken off is not: too little of a word to be told from a breath may be its first sound.
    """
    if take is None:
        return state
    if take.speech_s < LEAST_SPEECH_S and not take.broken_off:
        return _with_turn(state, set_aside=(*state.turn.set_aside, take))
    return _with_turn(state, takes=(*state.turn.takes, take))


def _set_aside(state: State) -> State:
    turn = state.turn
    aside = (*turn.set_aside, *turn.takes)
    return _with_turn(state, set_aside=aside, takes=(), transcripts=(), live=(), outcome="open", corrected=())


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
    return _put_into_words(state)


def _reopened(state: State, event: Reopened) -> Result:
    """Go on with the answer before in a new take; take back a question that was about to be read."""
    if not state.turn.takes and len(state.turns) > 1:
        state = replace(state, turns=state.turns[:-1])
    return _listen(_with_turn(state, outcome="open", reopened=state.turn.reopened + 1))


# ---- after an answer -----------------------------------------------------------------------------------------


def _put_into_words(state: State) -> Result:
    """Ask for the words that are lacking; none are where an answer was re-opened and nothing more was said."""
    return _transcribe(state) if state.untranscribed else _in_words(state)


def _transcribe(state: State) -> Result:
    """Ask for the words of the first take that lacks them, which may be one of an earlier answer."""
    assert state.untranscribed
    return replace(state, phase="transcribing"), Transcribe(state.untranscribed[1].number)


def _transcribed(state: State, event: Transcribed) -> Result:
    place, take = state.untranscribed or (0, None)
    if take is None or event.take != take.number:
        raise ImpossibleEvent(f"take {event.take} was transcribed where {take.number if take else 'none'} was due")
    turn = state.turns[place]
    turn = replace(turn, transcripts=(*turn.transcripts, event.transcript))
    state = replace(state, turns=(*state.turns[:place], turn, *state.turns[place + 1 :]))
    return _put_into_words(state)


def _in_words(state: State) -> Result:
    """Every take has its words: the answer counts, and the interview goes on."""
    if state.turn.speech_s > 0:
        state = _with_turn(state, outcome="answered")
    if state.stopping:
        return finish(state)
    if state.plan.mode == "drill":
        return replace(state, phase="coaching"), Coach(state.turn.ask)
    return _after_turn(state)


def _after_turn(state: State) -> Result:
    if state.untranscribed:
        return _transcribe(state)
    if state.plan.mode == "drill":
        return _next_section(state)
    if len(state.turns) > state.plan.probes:
        return finish(state, complete=True)
    return replace(state, phase="choosing"), Choose(state.asked)


def _chosen_early(state: State, event: Chosen) -> Result:
    """Ask the next question before the last words are in; they are asked for again after its answer."""
    if not event.provisional or event.probe is None:
        raise ImpossibleEvent("a probe was chosen before the answer was transcribed, and not said to be provisional")
    return _chosen(_with_turn(state, outcome="answered"), event)


def _chosen(state: State, event: Chosen) -> Result:
    if event.probe is None:
        return finish(state, complete=True)
    if event.probe in state.asked:
        raise ImpossibleEvent(f"probe '{event.probe}' was chosen twice")
    text = event.text if event.text is not None else ask_text(state.plan.scenario, event.probe)
    return _say(_with_new_turn(state, event.probe, text, event.because))


def _coached(state: State, _: Event) -> Result:
    return replace(state, phase="coached"), Offer("coached", ("next", "redo", "repeat", "stop"))


def _next_section(state: State, _: Event | None = None) -> Result:
    sections = state.plan.sections
    following = sections.index(state.turn.ask) + 1
    return _ask_section(state, sections[following]) if following < len(sections) else finish(state, complete=True)


def _go_on(state: State, event: Requested) -> Result:
    """Take up a session that was stopped: its open question is asked again, after an answer the next one follows."""
    if state.plan.mode == "study":
        return go_on(state, event)
    if not state.stopped:
        raise ImpossibleEvent(f"{event.what} cannot follow: the session is complete")
    state = replace(state, stopping=False)
    if state.turn.outcome in ("answered", "skipped"):
        return _after_turn(state)
    return _say(_with_turn(state, outcome="open"))


# ---- the tables ----------------------------------------------------------------------------------------------

Handler = Callable[[State, Any], Result]

FACTS: dict[tuple[str, type], Handler] = {
    ("saying", Said): _listen,
    ("listening", Recorded): _recorded,
    ("transcribing", Transcribed): _transcribed,
    ("transcribing", Chosen): _chosen_early,
    ("choosing", Chosen): _chosen,
    ("coaching", Coached): _coached,
    ("presenting", Presented): next_page,
    ("quizzing", Answered): answered,
    ("finishing", Finished): finished,
    ("saying", Reopened): _reopened,
    ("coaching", Reopened): _reopened,
    ("finishing", Reopened): _reopened,
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
    ("coached", "stop"): finish,
    ("presenting", "next"): next_page,
    ("presenting", "back"): page_back,
    ("presenting", "repeat"): lambda state, _: present(state, state.page),
    ("presenting", "skip"): ask_quiz,
    ("presenting", "stop"): finish,
    ("quizzing", "stop"): finish,
    ("finished", "resume"): _go_on,
}
