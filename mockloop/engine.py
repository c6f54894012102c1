"""Carries out what the interview machine asks for, through ports, and journals what came of it.

One loop serves live sessions, resumed ones and tests: perform the request, write the fact, step the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from mockloop.ahead import Ahead, questions_after
from mockloop.analysis.conversation import read_turn
from mockloop.analysis.debrief import drilled
from mockloop.analysis.pacing import clocks
from mockloop.analysis.probing import Bar, Candidate
from mockloop.core.endpointing import Endpointing
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
    Present,
    Quiz,
    Recorded,
    Reopened,
    Requested,
    Said,
    Say,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import REQUESTS, step
from mockloop.core.state import Plan, State, Turn
from mockloop.core.transcript import Transcript
from mockloop.foresight import Foresight, follows, warm
from mockloop.listening import Awaited, Listening
from mockloop.ports import Controls, Playback, Player, Screen, Sound, Transcriber, Voice, vocabulary
from mockloop.sessions.folder import SessionFolder
from mockloop.speech.recording import Observers, Recording
from mockloop.speech.takes import read_take
from mockloop.speech.typewriter import typed_transcript
from mockloop.studying import Studying

# what Enter, or nobody at the keyboard, means while the interview waits
_ENTER = {"paused": "resume", "unheard": "redo", "coached": "next"}
_ALONE = {"paused": "resume", "unheard": "skip", "coached": "next"}
_POLL_S = 0.05
LATE_S = 0.3  # an interviewer does not wait longer for the last words: the next question follows from the others


class Records(Protocol):
    """What takes answers: a recorder at a microphone, or a typewriter."""

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested: ...

    def close(self) -> None: ...


@runtime_checkable
class Watching(Protocol):
    """A recorder that knows whether the candidate spoke on after the end of a take."""

    def spoke_on(self, played: Sound | None = None) -> bool: ...


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
    study: Studying | None = None
    live: bool = False  # answers come at the pace of time, and the next question should not be waited for
    _live: dict[int, Listening] = field(default_factory=dict)
    _awaited: dict[int, Awaited] = field(default_factory=dict)
    _loaded: bool = False
    _foreseeing: Foresight = field(default_factory=Foresight)
    _ahead: Ahead = field(init=False)

    def __post_init__(self) -> None:
        self._ahead = Ahead(self.ports.voice.render)

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
        if isinstance(effect, Present | Quiz) and self.study:
            return self.study.perform(state, effect)
        if isinstance(effect, Finish):
            return Reopened() if self._spoke_on(None) else Finished(effect.complete)
        raise NotImplementedError(f"the engine does not carry out {type(effect).__name__}")

    def _say(self, state: State, effect: Say) -> Event:
        if self._spoke_on(None):
            return Reopened()
        self.ports.screen.asks(effect)
        sound = self._sound_of(effect.text)
        if sound is None:
            return self._requested(state, self.ports.controls.poll()) or Said(effect.ask)
        playback = self.ports.player.play(sound)
        try:
            self._load_the_rest(state)
            return self._heard(state, effect, sound, playback)
        finally:
            playback.stop()

    def _load_the_rest(self, state: State) -> None:
        """What the answer will need is loaded while the question is heard, and not before: it takes all cores."""
        if self.live and not self._loaded:
            self._loaded = True
            self.ports.transcriber.prepare(vocabulary(state.plan.scenario))
            warm()

    def _heard(self, state: State, effect: Say, sound: Sound, playback: Playback) -> Event:
        """The question to its end, or what the person does meanwhile."""
        while not playback.wait(_POLL_S):
            self.ports.screen.speaks(playback.played_s, sound.duration_s)
            if self._spoke_on(sound):
                return Reopened()
            command = self.ports.controls.poll()
            if command == "enter":  # the candidate has understood and wants to begin
                playback.stop()
            requested = self._requested(state, command)
            if requested:
                return requested
        return Said(effect.ask, round(playback.played_s, 3))

    def _spoke_on(self, played: Sound | None) -> bool:
        recorder = self.ports.recorder
        return isinstance(recorder, Watching) and recorder.spoke_on(played)

    def _sound_of(self, text: str) -> Sound | None:
        """The question as sound, rendered once; None where there is no voice."""
        return self.ports.voice.render(text)

    def _requested(self, state: State, command: str | None) -> Requested | None:
        """The command as a fact, where it means something in this phase."""
        return Requested(command) if command and (state.phase, command) in REQUESTS else None

    def _listen(self, state: State, effect: Listen) -> Event:
        plan = state.plan
        self.ports.screen.listens(effect)
        self._render_ahead(state)
        self.ports.player.prepare()
        session = self.ports.transcriber.open(vocabulary(plan.scenario))
        by = clocks(plan.scenario, plan.level)
        listening = Listening(
            session, state.turn, by, self.ports.controls, self.ports.screen, self.patience_s, self._foresight(state)
        )
        self._live[effect.take] = listening
        recording = Recording(effect.ask, effect.take, self.folder.take_path(effect.take), self._endpointing(effect))
        observers = Observers(listening.poll, listening.on_tick, listening.accept, listening.mark, listening.patience)
        try:
            return self.ports.recorder.record(recording, observers)
        finally:
            listening.foresight.close()

    def _foresight(self, state: State) -> Foresight:
        """What reads the answer under way; in an interview it also chooses the probe that would follow."""
        if state.plan.mode != "interview":
            return Foresight()
        bar, earlier, asked = _bar(state.plan), state.turns[:-1], state.asked
        self._foreseeing = Foresight(lambda reading: follows(bar, earlier, reading, asked))
        return self._foreseeing

    def _endpointing(self, effect: Listen) -> Endpointing:
        return Endpointing(self.patience_s, limit_s=effect.limit_s)

    def _render_ahead(self, state: State) -> None:
        """Have every question that may come next as sound before it can be needed."""
        for text in questions_after(state):
            self._ahead.submit(text)

    def _transcribe(self, state: State, effect: Transcribe) -> Event:
        self.ports.screen.transcribes(effect.take)
        late_s = LATE_S if self._may_go_on(state, effect.take) else None
        try:
            return Transcribed(effect.take, self._transcript(state, effect.take, late_s))
        except TimeoutError:
            return self._provisional(state, effect.take)

    def _may_go_on(self, state: State, take: int) -> bool:
        """Whether the next question may come before this take's words: live, in an interview that goes on."""
        goes_on = state.plan.mode == "interview" and not state.stopping and len(state.turns) <= state.plan.probes
        return self.live and goes_on and take in self._live and state.turn.takes[-1].number == take

    def _transcript(self, state: State, take: int, late_s: float | None) -> Transcript:
        """The words of a take. Raises TimeoutError where they are not there after ``late_s``."""
        typed = self.folder.typed_path(take)
        if typed.exists():
            return typed_transcript(typed)
        if take not in self._awaited and take in self._live:
            self._awaited[take] = Awaited(self._live[take].finish)
        transcript = self._awaited[take].get(late_s) if take in self._awaited else None
        self._live.pop(take, None)
        return transcript or self._heard_again(state, take)

    def _provisional(self, state: State, take: int) -> Event:
        """The probe that follows from what is committed; the rest is transcribed meanwhile."""
        seen = self._foreseeing.newest
        turn = self._live[take].so_far()
        best = seen.probe if seen and seen.turn.ask == turn.ask else self._follows(state, turn)
        if best:
            return Chosen(best.id, best.because, provisional=True)
        return Transcribed(take, self._transcript(state, take, None))

    def _follows(self, state: State, turn: Turn) -> Candidate | None:
        """The probe that follows from an answer; where nothing has been said since, the one that was foreseen."""
        seen = self._foreseeing.newest
        if seen and seen.holds_for(turn):
            return seen.probe
        return follows(_bar(state.plan), state.turns[:-1], read_turn(turn), state.asked)

    def _heard_again(self, state: State, take: int) -> Transcript:
        """A take from the disk: after a resume, or where the live transcription failed. Raises ModelError."""
        session = self.ports.transcriber.open(vocabulary(state.plan.scenario))
        session.accept(read_take(self.folder.take_path(take)))
        return session.finish()

    def _choose(self, state: State, effect: Choose) -> Event:
        best = self._follows(state, state.turn)
        return Chosen(best.id, best.because) if best else Chosen(None, ("every probe was asked",))

    def _coach(self, state: State, effect: Coach) -> Event:
        if self._spoke_on(None):
            return Reopened()
        one = drilled(_bar(state.plan), effect.section, state.turn.answer)
        self.ports.screen.coaches(one, state.plan.scenario.sections[effect.section])
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


def _bar(plan: Plan) -> Bar:
    return Bar(plan.scenario, plan.level, plan.lens)
