"""The interview machine: a state machine without sound, clock or disk, for all three modes.

``start(plan)`` gives the first state and request; ``step(state, event)`` gives each next one. The live engine, a
replay, a resumed session and a test all carry out the request and feed back the resulting fact, or a ``Requested`` by
the person. The two tables at the end of this file are the only place that says what may follow what.
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
    Offer,
    Prepared,
    Presented,
    Recorded,
    Reopened,
    Requested,
    Said,
    Say,
    Transcribe,
    Transcribed,
)
from mockloop.core.pressure import MOST_TAKES, STOP
from mockloop.core.state import Plan, State, ask_text
from mockloop.core.study import answered, ask_quiz, go_on, next_page, page_back, present
from mockloop.core.transitions import ImpossibleEvent, Result, finish, finished
from mockloop.core.turns import (
    LEAST_SPEECH_S,
    decide,
    keep,
    listen,
    may_redo,
    pause,
    redo_answer,
    reopened,
    repeat,
    said,
    say,
    set_aside,
    settled,
    with_new_turn,
    with_turn,
)


def start(plan: Plan) -> Result:
    """Return the first state and the first request of a session."""
    state = State(plan, "new")
    if plan.mode == "study":
        return present(state, 0)
    if plan.mode == "drill":
        return _ask_section(state, plan.sections[0])
    state = with_new_turn(state, "opening", plan.scenario.question)
    return say(with_turn(state, shape=plan.scenario.shape))


def step(state: State, event: Event) -> Result:
    """Return the state after ``event`` and the next request. Raise ImpossibleEvent."""
    if isinstance(event, Requested):
        handler = REQUESTS.get((state.phase, event.what)) if may_ask(state, event.what) else None
    else:
        handler = FACTS.get((state.phase, type(event)))
    if handler is None:
        name = event.what if isinstance(event, Requested) else type(event).__name__
        raise ImpossibleEvent(f"{name} cannot follow in phase {state.phase}")
    return handler(state, event)


def may_ask(state: State, what: str) -> bool:
    """Return whether the person may request this now."""
    return (state.phase, what) in REQUESTS and (what != "redo" or may_redo(state))


# ---- asking and listening ------------------------------------------------------------------------------------


def _ask_section(state: State, section: str) -> Result:
    return say(with_new_turn(state, section, ask_text(state.plan.scenario, section)))


def _recorded(state: State, event: Recorded) -> Result:
    state = keep(state, event.take)
    if event.ended_by == "interrupted":
        return say(state)
    if state.turn.speech_s < LEAST_SPEECH_S:
        return _unheard(state)
    state = with_turn(state, ended_by=event.ended_by)
    if event.ended_by == "interviewer":
        return replace(state, phase="interjecting"), Say(state.turn.ask, STOP)
    return _given(state)


def _unheard(state: State) -> Result:
    if state.turn.given:  # an earlier take can still count
        return decide(state)
    state = with_turn(set_aside(state), outcome="unheard")
    return replace(state, phase="unheard"), Offer("unheard", ("redo", "repeat", "skip", "stop"))


def _given(state: State, _: Event | None = None) -> Result:
    """Accept the answer. If another take is allowed, the person decides which one counts."""
    return decide(state) if (state.plan.pressure.takes or 1) > 1 else _request_words(state)


def _taken(state: State, event: Requested) -> Result:
    """Count the take that was named, or the last one."""
    number = None if event.what == "keep" else int(event.what.removeprefix("take_"))
    if number is not None and number > len(state.turn.given) + bool(state.turn.takes):
        raise ImpossibleEvent(f"there is no take {number} of this answer")
    return _request_words(settled(state, number))


def _redo_question(state: State, event: Requested) -> Result:
    """While a new question is being read, redo the answer just given, if there is one."""
    if not state.turn.takes and len(state.turns) > 1 and state.plan.mode == "interview":
        state = replace(state, turns=state.turns[:-1])
    return say(set_aside(keep(state, event.take)))


def _skip(state: State, event: Requested) -> Result:
    state = set_aside(keep(state, event.take))
    return _after_turn(with_turn(state, outcome="skipped"))


def _stop(state: State, event: Requested) -> Result:
    state = replace(settled(keep(state, event.take)), stopping=True)
    return _request_words(state)


# ---- after an answer -----------------------------------------------------------------------------------------


def _request_words(state: State) -> Result:
    """Request the words that are missing. None are if an answer was re-opened and nothing more was said."""
    return _transcribe(state) if state.untranscribed else _continue_with_words(state)


def _transcribe(state: State) -> Result:
    """Request the words of the first take that lacks them, which may belong to an earlier answer."""
    assert state.untranscribed
    return replace(state, phase="transcribing"), Transcribe(state.untranscribed[1].number)


def _transcribed(state: State, event: Transcribed) -> Result:
    place, take = state.untranscribed or (0, None)
    if take is None or event.take != take.number:
        raise ImpossibleEvent(f"take {event.take} was transcribed where {take.number if take else 'none'} was due")
    turn = state.turns[place]
    turn = replace(turn, transcripts=(*turn.transcripts, event.transcript))
    state = replace(state, turns=(*state.turns[:place], turn, *state.turns[place + 1 :]))
    return _request_words(state)


def _continue_with_words(state: State) -> Result:
    """Continue the interview: every take has its words now."""
    if state.turn.speech_s > 0:
        state = with_turn(state, outcome="answered")
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
    """Ask the next question before the last words are known. Request those words after its answer."""
    if not event.provisional or event.probe is None:
        raise ImpossibleEvent("a probe was chosen before the answer was transcribed, and not said to be provisional")
    return _chosen(with_turn(state, outcome="answered"), event)


def _chosen(state: State, event: Chosen) -> Result:
    if event.probe is None:
        return finish(state, complete=True)
    if event.probe in state.asked:
        raise ImpossibleEvent(f"probe '{event.probe}' was chosen twice")
    text = event.text if event.text is not None else ask_text(state.plan.scenario, event.probe)
    before = state.plan.pressure.acknowledgement if state.turn.ended_by != "interviewer" else ""
    return say(with_new_turn(state, event.probe, text, event.because), before=before)


def _coached(state: State, _: Event) -> Result:
    return replace(state, phase="coached"), Offer("coached", ("next", "redo", "repeat", "stop"))


def _next_section(state: State, _: Event | None = None) -> Result:
    sections = state.plan.sections
    following = sections.index(state.turn.ask) + 1
    return _ask_section(state, sections[following]) if following < len(sections) else finish(state, complete=True)


def _stop_coached(state: State, _: Event | None = None) -> Result:
    """End a drill. After its last section nothing is left to resume."""
    return finish(state, complete=state.turn.ask == state.plan.sections[-1])


def _go_on(state: State, event: Requested) -> Result:
    """Resume a stopped session: ask its open question again, or the next one after an answer."""
    if state.plan.mode == "study":
        return go_on(state, event)
    if not state.stopped:
        raise ImpossibleEvent(f"{event.what} cannot follow: the session is complete")
    state = replace(state, stopping=False)
    if state.turn.outcome in ("answered", "skipped"):
        return _after_turn(state)
    return say(with_turn(state, outcome="open"))


# ---- the tables ----------------------------------------------------------------------------------------------

Handler = Callable[[State, Any], Result]

FACTS: dict[tuple[str, type], Handler] = {
    ("saying", Said): said,
    ("interjecting", Said): _given,
    ("preparing", Prepared): listen,
    ("listening", Recorded): _recorded,
    ("transcribing", Transcribed): _transcribed,
    ("transcribing", Chosen): _chosen_early,
    ("choosing", Chosen): _chosen,
    ("coaching", Coached): _coached,
    ("presenting", Presented): next_page,
    ("quizzing", Answered): answered,
    ("finishing", Finished): finished,
    ("saying", Reopened): reopened,
    ("coaching", Reopened): reopened,
    ("finishing", Reopened): reopened,
    ("deciding", Reopened): reopened,
}

REQUESTS: dict[tuple[str, str], Handler] = {
    ("saying", "repeat"): repeat,
    ("saying", "skip"): _skip,
    ("saying", "redo"): _redo_question,
    ("saying", "pause"): pause,
    ("saying", "stop"): _stop,
    ("interjecting", "stop"): _stop,
    ("preparing", "repeat"): repeat,
    ("preparing", "skip"): _skip,
    ("preparing", "pause"): pause,
    ("preparing", "stop"): _stop,
    ("listening", "repeat"): repeat,
    ("listening", "skip"): _skip,
    ("listening", "redo"): redo_answer,
    ("listening", "pause"): pause,
    ("listening", "stop"): _stop,
    ("paused_saying", "resume"): say,
    ("paused_saying", "repeat"): repeat,
    ("paused_saying", "redo"): _redo_question,
    ("paused_saying", "skip"): _skip,
    ("paused_saying", "stop"): _stop,
    ("paused", "resume"): said,
    ("paused", "repeat"): repeat,
    ("paused", "redo"): redo_answer,
    ("paused", "skip"): _skip,
    ("paused", "stop"): _stop,
    ("unheard", "redo"): redo_answer,
    ("unheard", "repeat"): repeat,
    ("unheard", "skip"): _skip,
    ("unheard", "stop"): _stop,
    ("deciding", "keep"): _taken,
    **{("deciding", f"take_{number}"): _taken for number in range(1, MOST_TAKES + 1)},
    ("deciding", "redo"): redo_answer,
    ("deciding", "stop"): _stop,
    ("coached", "next"): _next_section,
    ("coached", "redo"): redo_answer,
    ("coached", "repeat"): _redo_question,
    ("coached", "stop"): _stop_coached,
    ("presenting", "next"): next_page,
    ("presenting", "back"): page_back,
    ("presenting", "repeat"): lambda state, _: present(state, state.page),
    ("presenting", "skip"): ask_quiz,
    ("presenting", "stop"): finish,
    ("quizzing", "stop"): finish,
    ("finished", "resume"): _go_on,
}
