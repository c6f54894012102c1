"""An interview stepped by hand: its plan, its takes, and facts that may follow an effect."""

from collections.abc import Sequence

from mockloop.core.events import (
    Choose,
    Chosen,
    Coach,
    Coached,
    Finish,
    Finished,
    Listen,
    Recorded,
    Requested,
    Said,
    Say,
    Take,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import start, step
from mockloop.core.state import Plan, State
from mockloop.core.transcript import Span, from_text
from mockloop.library.loader import load_scenario

SCENARIO = load_scenario("ownership-webhook")


def plan(mode: str = "interview", probes: int = 2, **more) -> Plan:
    return Plan(mode, SCENARIO, "sde2", probes=probes, **more)


def spoken(number: int, seconds: float = 5.0) -> Take:
    return Take(number, seconds + 1, (Span(0.5, 0.5 + seconds),))


def silent(number: int) -> Take:
    return Take(number, 4.0)


def drive(begun, *events):
    state, effect = begun
    for event in events:
        state, effect = step(state, event)
    return state, effect


def listening(mode: str = "interview", **more):
    return drive(start(plan(mode, **more)), Said("opening" if mode == "interview" else "situation"))


def answer_to(effect, choice: int, number: int):
    """Some fact that may follow ``effect``; ``choice`` picks which."""
    whats = ["repeat", "skip", "redo", "pause", "stop"]
    if isinstance(effect, Say):
        return Said(effect.ask) if choice < 5 else Requested(whats[choice - 5])
    if isinstance(effect, Listen):
        take = spoken(effect.take) if choice % 3 else silent(effect.take)
        return Recorded(take, "key") if choice < 5 else Requested(whats[choice - 5], take)
    if isinstance(effect, Transcribe):
        return Transcribed(effect.take, from_text("words"))
    if isinstance(effect, Choose):
        left = [probe.id for probe in SCENARIO.probes if probe.id not in effect.asked]
        return Chosen(left[choice % len(left)] if left else None)
    if isinstance(effect, Coach):
        return Coached(effect.section)
    return Requested(effect.choices[choice % len(effect.choices)])


def pressed(mode: str, choices: Sequence[int], resumes: bool = False) -> tuple[State, list[int]]:
    """Where a session stands after these choices, and the numbers of the takes that were recorded and not withdrawn.

    ``resumes``: where it was stopped, it is taken up again at once.
    """
    state, effect = start(plan(mode))
    recorded: set[int] = set()
    for number, choice in enumerate(choices):
        if isinstance(effect, Finish) and (effect.complete or not resumes):
            break
        if isinstance(effect, Finish):
            state, effect = drive((state, effect), Finished(False), Requested("resume"))
            continue
        event = answer_to(effect, choice, number)
        if isinstance(event, Recorded) or (isinstance(event, Requested) and event.take):
            recorded.add(event.take.number)
        withdrawn = state
        state, effect = step(state, event)
        if len(state.turns) < len(withdrawn.turns):
            recorded -= {take.number for take in withdrawn.turn.set_aside}
    return state, sorted(recorded)


def takes_kept(state: State) -> list[int]:
    """The numbers of all takes of a session, those set aside included."""
    return sorted(take.number for turn in state.turns for take in (*turn.takes, *turn.set_aside))
