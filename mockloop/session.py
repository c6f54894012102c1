"""A session held: its folder read, its ports wired, the engine run from wherever the journal ends."""

from __future__ import annotations

import time

from mockloop import wiring
from mockloop.core.events import Effect, Listen, Recorded, Take
from mockloop.core.interview import step
from mockloop.core.state import State
from mockloop.engine import Engine, Ports
from mockloop.ports import Controls, Screen
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.reading import replayed
from mockloop.speech.hearing import take_on_disk
from mockloop.speech.typewriter import typed_take


def hold(folder: SessionFolder, settings: wiring.Settings, controls: Controls, screen: Screen) -> State:
    """Hold the session to its end. A new folder begins, an interrupted one goes on. Raises MockloopError."""
    replay = replayed(folder)
    began_s = time.monotonic() - replay.last_at_s

    def now_s() -> float:
        return time.monotonic() - began_s

    ports = _ports(replay.state, settings, controls, screen)
    try:
        state, effect = _found_again(folder, replay.state, replay.effect, now_s())
        return Engine(ports, folder, now_s, settings.patience_s if settings.live else None).run(state, effect)
    finally:
        for port in (ports.player, ports.voice, ports.transcriber):
            port.close()


def _ports(state: State, settings: wiring.Settings, controls: Controls, screen: Screen) -> Ports:
    recorder = wiring.recorder(settings, state.plan.scenario, controls)  # first: without it nothing can begin
    voice = wiring.voice(settings, screen.tells)
    return Ports(
        recorder=recorder,
        player=wiring.player(settings, screen.tells),
        voice=voice,
        transcriber=wiring.transcriber(settings.engine, screen.tells),
        controls=controls,
        screen=screen,
    )


def _found_again(folder: SessionFolder, state: State, effect: Effect, at_s: float) -> tuple[State, Effect]:
    """A take that was being recorded when the session broke off is a fact too: journal it and go on."""
    if isinstance(effect, Listen) and effect.take in folder.takes_on_disk():
        typed = folder.typed_path(effect.take)
        take = typed_take(effect.take, typed) if typed.exists() else _recorded(folder, effect.take)
        found = Recorded(take, "interrupted")
        folder.append(at_s, found)
        return step(state, found)
    return state, effect


def _recorded(folder: SessionFolder, take: int) -> Take:
    return take_on_disk(take, folder.take_path(take))
