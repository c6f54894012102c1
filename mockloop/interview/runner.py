"""Run a session: read its folder, wire its ports, and run the engine from the end of the journal."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing, nullcontext
from dataclasses import replace

from mockloop.core.events import Effect, Listen, Recorded, Requested, Take
from mockloop.core.interview import step
from mockloop.core.pressure import rules
from mockloop.core.scenario import Scenario
from mockloop.core.state import State
from mockloop.core.study import is_open
from mockloop.core.turns import hurry_after_s
from mockloop.interview import wiring
from mockloop.interview.engine import Engine
from mockloop.interview.release_memory import give_back
from mockloop.interview.session_ports import Ports
from mockloop.interview.study import StudyRunner, StudyScreen
from mockloop.interview.voice_start import VoiceStart
from mockloop.ports import Controls, Screen
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.locks import microphone_lock, session_lock
from mockloop.sessions.rebuild import Replayed, resume_point, resumed
from mockloop.speech.audio.measurement import take_on_disk
from mockloop.speech.recording.typed_answers import TypedAnswers, typed_take


def run_session(
    folder: SessionFolder, settings: wiring.Settings, controls: Controls, screen: Screen, voice_start: VoiceStart
) -> State:
    """Run the session to its end: a new folder from its beginning, an interrupted one from where it stopped.

    Raises MockloopError. ``voice_start``: the voice of these settings; it is always closed at the end.
    """
    patience_s = settings.patience_s if settings.live else None

    def opened(replay: Replayed) -> Ports:
        return _ports(replay.state.plan.scenario, settings, controls, screen, voice_start)

    with closing(voice_start), microphone_lock() if settings.live else nullcontext():
        return run_with_ports(folder, opened, patience_s, settings.live)


def run_with_ports(
    folder: SessionFolder, opened: Callable[[Replayed], Ports], patience_s: float | None, live: bool
) -> State:
    """Run the session with any ports; ``opened`` returns them for the session's state. Raises MockloopError."""
    with session_lock(folder):
        return _hold(folder, opened, patience_s, live)


def _hold(folder: SessionFolder, opened: Callable[[Replayed], Ports], patience_s: float | None, live: bool) -> State:
    replay, going_on = resume_point(resumed(folder))
    began_s = time.monotonic() - replay.last_at_s

    def now_s() -> float:
        return time.monotonic() - began_s

    ports = opened(replay)
    plan = replay.state.plan
    if agreed := rules(plan.pressure, hurry_after_s(plan, "opening")):
        ports.screen.notify(" ".join(agreed))
    try:
        for fact in going_on:  # not before there are devices: until then nothing has happened
            folder.append(now_s(), fact)
        state, effect = _recover_take(folder, replay.state, replay.effect, now_s())
        return Engine(ports, folder, now_s, patience_s, live=live).run(state, effect)
    finally:
        for port in (ports.recorder, ports.player, ports.voice, ports.transcriber):
            port.close()
        give_back()


def run_study(
    folder: SessionFolder, settings: wiring.Settings, controls: Controls, screen: StudyScreen, missed: frozenset[int]
) -> State:
    """Run a study session to its end or until the person stops; it needs neither microphone nor recognizer.

    ``missed``: the quiz questions that were answered wrong last time. Raises MockloopError.
    """
    with session_lock(folder):
        return _study(folder, settings, controls, screen, missed)


def _study(
    folder: SessionFolder, settings: wiring.Settings, controls: Controls, screen: StudyScreen, missed: frozenset[int]
) -> State:
    replay = resumed(folder)
    state, effect, began_s = replay.state, replay.effect, time.monotonic() - replay.last_at_s
    if state.phase == "finished" and is_open(state):
        going_on = Requested("resume")
        folder.append(replay.last_at_s, going_on)
        state, effect = step(state, going_on)
    voice, player = wiring.voice(settings, screen.notify), wiring.player(settings, screen.notify)
    nobody = TypedAnswers(lambda: None)  # a study session never listens, so there is no microphone
    ports = Ports(nobody, player, voice, wiring.transcriber("typed"), controls, screen)
    studying = StudyRunner(voice, player, controls, screen, missed)
    try:
        return Engine(ports, folder, lambda: time.monotonic() - began_s, study=studying).run(state, effect)
    finally:
        player.close()
        voice.close()


def _ports(
    scenario: Scenario, settings: wiring.Settings, controls: Controls, screen: Screen, voice_start: VoiceStart
) -> Ports:
    """Return the outside world. The voice renders its first question while the devices are opened."""
    recorder = wiring.recorder(settings, scenario, controls, screen.notify)  # without it nothing can begin
    player = wiring.player(settings, screen.notify)
    player.prepare()
    transcriber = wiring.transcriber(settings.recognizer)
    return Ports(recorder, player, voice_start.voice(screen.notify), transcriber, controls, screen)


def _recover_take(folder: SessionFolder, state: State, effect: Effect, at_s: float) -> tuple[State, Effect]:
    """Add a take that was being recorded when the session broke off to the journal, and continue."""
    if isinstance(effect, Listen) and effect.take in folder.takes_on_disk():
        typed = folder.typed_path(effect.take)
        take = typed_take(effect.take, typed) if typed.exists() else _recorded(folder, effect.take)
        found = Recorded(replace(take, broken_off=True), "interrupted")
        folder.append(at_s, found)
        return step(state, found)
    return state, effect


def _recorded(folder: SessionFolder, take: int) -> Take:
    return take_on_disk(take, folder.take_path(take))
