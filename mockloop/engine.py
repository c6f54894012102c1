"""Carries out what the interview machine asks for, through ports, and journals what came of it.

One loop serves live sessions, resumed ones and tests: perform the request, write the fact, step the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mockloop.analysis.conversation import conversation
from mockloop.analysis.debrief import drilled
from mockloop.analysis.probing import Bar, ranked
from mockloop.core.endpointing import Endpointing
from mockloop.core.errors import MockloopError
from mockloop.core.events import (
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
    Recorded,
    Requested,
    Said,
    Say,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import REQUESTS, step
from mockloop.core.state import State
from mockloop.core.transcript import Transcript, Word
from mockloop.ports import Controls, Player, Samples, Screen, Session, Sound, Tick, Transcriber, Voice, vocabulary
from mockloop.sessions.folder import SessionFolder
from mockloop.speech.recorder import Observers, Recording
from mockloop.speech.takes import read_take
from mockloop.speech.typewriter import typed_transcript

# what Enter, or nobody at the keyboard, means while the interview waits
_ENTER = {"paused": "resume", "unheard": "redo", "coached": "next"}
_ALONE = {"paused": "resume", "unheard": "skip", "coached": "next"}
_POLL_S = 0.05


class Records(Protocol):
    """What takes answers: a recorder at a microphone, or a typewriter."""

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested: ...


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside world of one session."""

    recorder: Records
    player: Player
    voice: Voice
    transcriber: Transcriber
    controls: Controls
    screen: Screen


@dataclass(slots=True)
class Engine:
    """One session being held. ``now_s`` gives seconds since it began; it never runs backwards."""

    ports: Ports
    folder: SessionFolder
    now_s: Callable[[], float]
    patience_s: float | None = None
    _live: dict[int, _Live] = field(default_factory=dict)
    _rendered: dict[str, Sound | None] = field(default_factory=dict)

    def run(self, state: State, effect: Effect) -> State:
        """Hold the session from here to its end; the last state is returned.

        Raises MockloopError where the outside world fails. Whatever was recorded by then is on the disk.
        """
        while state.phase != "finished":
            event = self._perform(state, effect)
            self.folder.append(self.now_s(), event)
            state, effect = step(state, event)
        return state

    # ---- the requests, one method each -----------------------------------------------------------------------

    def _perform(self, state: State, effect: Effect) -> Event:
        if isinstance(effect, Say):
            return self._say(state, effect)
        if isinstance(effect, Listen):
            return self._listen(state, effect)
        if isinstance(effect, Transcribe):
            return self._transcribe(state, effect)
        if isinstance(effect, Choose):
            return self._choose(state, effect)
        if isinstance(effect, Coach):
            return self._coach(state, effect)
        if isinstance(effect, Offer):
            return self._offer(effect)
        if isinstance(effect, Finish):
            return Finished(effect.complete)
        raise NotImplementedError(f"the engine does not carry out {type(effect).__name__}")

    def _say(self, state: State, effect: Say) -> Event:
        self.ports.screen.asks(effect)
        sound = self._sound_of(effect.text)
        if sound is None:
            return self._requested(state, self.ports.controls.poll()) or Said(effect.ask)
        playback = self.ports.player.play(sound)
        try:
            while not playback.wait(_POLL_S):
                command = self.ports.controls.poll()
                if command == "enter":  # the candidate has understood and wants to begin
                    playback.stop()
                requested = self._requested(state, command)
                if requested:
                    return requested
            return Said(effect.ask, round(playback.played_s, 3))
        finally:
            playback.stop()

    def _sound_of(self, text: str) -> Sound | None:
        """The question as sound, rendered once; None where there is no voice."""
        if text not in self._rendered:
            self._rendered[text] = self.ports.voice.render(text)
        return self._rendered[text]

    def _requested(self, state: State, command: str | None) -> Requested | None:
        """The command as a fact, where it means something in this phase."""
        return Requested(command) if command and (state.phase, command) in REQUESTS else None

    def _listen(self, state: State, effect: Listen) -> Event:
        self.ports.screen.listens(effect)
        live = self._live[effect.take] = _Live(self.ports.transcriber.open(vocabulary(state.plan.scenario)))
        path = self.folder.take_path(effect.take)
        recording = Recording(effect.ask, effect.take, path, self._endpointing(effect))
        return self.ports.recorder.record(recording, self._observers(state, effect, live))

    def _endpointing(self, effect: Listen) -> Endpointing:
        return Endpointing(self.patience_s, limit_s=effect.limit_s)

    def _observers(self, state: State, effect: Listen, live: _Live) -> Observers:
        controls, screen = self.ports.controls, self.ports.screen
        listening = {what for phase, what in REQUESTS if phase == "listening"} | {"enter", "more_time"}

        def poll() -> str | None:
            command = controls.poll()
            return command if command in listening else None

        def on_tick(tick: Tick) -> None:
            screen.ticks(tick)
            screen.hears(live.words())

        return Observers(poll, on_tick, live.accept)

    def _transcribe(self, state: State, effect: Transcribe) -> Event:
        self.ports.screen.transcribes(effect.take)
        return Transcribed(effect.take, self._transcript(state, effect.take))

    def _transcript(self, state: State, take: int) -> Transcript:
        typed = self.folder.typed_path(take)
        if typed.exists():
            return typed_transcript(typed)
        live = self._live.pop(take, None)
        transcript = live.finish() if live else None
        return transcript or self._heard_again(state, take)

    def _heard_again(self, state: State, take: int) -> Transcript:
        """A take from the disk: after a resume, or where the live transcription failed. Raises ModelError."""
        session = self.ports.transcriber.open(vocabulary(state.plan.scenario))
        session.accept(read_take(self.folder.take_path(take)))
        return session.finish()

    def _choose(self, state: State, effect: Choose) -> Event:
        plan = state.plan
        best = ranked(Bar(plan.scenario, plan.level, plan.lens), conversation(state.turns), effect.asked)
        return Chosen(best[0].id, best[0].because) if best else Chosen(None, ("every probe was asked",))

    def _coach(self, state: State, effect: Coach) -> Event:
        plan = state.plan
        one = drilled(Bar(plan.scenario, plan.level, plan.lens), effect.section, state.turn.answer)
        self.ports.screen.coaches(one, plan.scenario.sections[effect.section])
        return Coached(effect.section)

    def _offer(self, effect: Offer) -> Event:
        if not self.ports.controls.interactive:
            return Requested(_ALONE[effect.why])
        self.ports.screen.offers(effect)
        while True:
            command = self.ports.controls.wait(None)
            if command is None:
                return Requested("stop")
            chosen = _ENTER[effect.why] if command == "enter" else command
            if chosen in effect.choices:
                return Requested(chosen)


class _Live:
    """A take transcribed while it is spoken. A recognizer that fails costs no recording: the take is heard again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: Sequence[Word] = ()
        self._failed = False

    def accept(self, samples: Samples) -> None:
        if not self._failed:
            try:
                self._session.accept(samples)
            except MockloopError:
                self._failed = True

    def words(self) -> Sequence[Word]:
        """The words committed so far."""
        if not self._failed:
            try:
                self._words = self._session.words()
            except MockloopError:
                self._failed = True
        return self._words

    def finish(self) -> Transcript | None:
        """The transcript; None where the recognizer failed on the way."""
        if self._failed:
            return None
        try:
            return self._session.finish()
        except MockloopError:
            return None
