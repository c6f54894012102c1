"""Carry out what the interview machine requests: do it, write the fact, step the machine.

This is not the recognizer, which ``--engine`` selects; that is in ``mockloop/speech/stt/``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from mockloop.analysis.judging.debrief import drilled
from mockloop.analysis.judging.pacing import clocks
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
    Prepare,
    Present,
    Quiz,
    Reopened,
    Requested,
    Said,
    Say,
    Transcribe,
    Transcribed,
)
from mockloop.core.interview import may_ask
from mockloop.core.second_pass import follow_fact
from mockloop.core.state import Plan, State
from mockloop.core.turns import as_continuation
from mockloop.interview.joined_takes import with_joined_voice
from mockloop.interview.live_answer import LiveAnswer
from mockloop.interview.lookahead import bar_of, warm
from mockloop.interview.probe_chooser import ProbeChooser
from mockloop.interview.question_reader import POLL_S, QuestionReader
from mockloop.interview.second_pass import SecondPasses
from mockloop.interview.session_ports import Ports, next_from_files
from mockloop.interview.study import StudyRunner
from mockloop.interview.transcription import Transcription
from mockloop.interview.waiting import wait_for_choice, wait_for_preparation
from mockloop.ports import Playback, Sound, vocabulary
from mockloop.sessions.folder import SessionFolder
from mockloop.speech.recording.request import Recording

# a reason that stays true whatever the last words turn out to be
SO_FAR = "it follows from what you had said so far"
_ALL_ASKED = "every probe was asked"
LATE_S = 0.25  # the interviewer does not wait longer for the last words: the next question follows from the others


@dataclass(slots=True)
class Engine:
    """One running session. ``now_s`` returns seconds since it began; it never runs backwards."""

    ports: Ports
    folder: SessionFolder
    now_s: Callable[[], float]
    patience_s: float | None = None
    study: StudyRunner | None = None
    live: bool = False  # answers come in real time, and the next question should not have to wait
    _loaded: bool = False
    _reader: QuestionReader = field(init=False)
    _probes: ProbeChooser = field(init=False)
    _transcription: Transcription = field(init=False)
    _second: SecondPasses = field(init=False)
    _over_s: float = 0.0  # when the last take was over, by the clock of the machine
    _fresh: int = 0  # the last take recorded since the program started

    def __post_init__(self) -> None:
        ports = self.ports
        self._reader = QuestionReader(ports.voice, ports.player, ports.recorder, ports.screen.notify)
        self._probes = ProbeChooser(self._reader.render)
        self._transcription = Transcription(self.folder, ports.transcriber, ports.screen.notify)
        self._second = SecondPasses(self.folder, ports.transcriber)

    def run(self, state: State, effect: Effect) -> State:
        """Run the session from here to its end and return the last state.

        Raises MockloopError if the outside world fails. Everything recorded by then is on the disk.
        """
        try:
            return self._run(state, effect)
        finally:
            self._reader.close()

    def _run(self, state: State, effect: Effect) -> State:
        while state.phase != "finished":
            event = self._perform(state, effect)
            if isinstance(event, Requested):  # whoever requests something has finished the answer before it
                self._reader.stop_watching()
            state, effect = self._follow(state, effect, event)
            while fact := self._second.next(state):
                state, effect = self._follow(state, effect, fact)
        return state

    def _follow(self, state: State, effect: Effect, event: Event) -> tuple[State, Effect]:
        self.folder.append(self.now_s(), event)
        state, effect = follow_fact((state, effect), event)
        self._second.begin(state)
        return state, effect

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
            return self._offer(state, effect)
        if isinstance(effect, Prepare):
            return wait_for_preparation(effect, partial(may_ask, state), self.ports)
        if isinstance(effect, Present | Quiz) and self.study:
            return self.study.perform(state, effect)
        if isinstance(effect, Finish):
            return self._finish(state, effect)
        raise NotImplementedError(f"the engine does not carry out {type(effect).__name__}")

    def _say(self, state: State, effect: Say) -> Event:
        if self._reader.spoke_on():
            return Reopened()
        if state.phase == "interjecting":
            self._begin_transcription(state)
        self.ports.screen.show_question(effect)
        sound = self._reader.sound_of(effect.spoken)
        playback = self._reader.play(sound)
        if sound is None or playback is None:
            if self._reader.speaks_on():
                return Reopened()
            return self._requested(state, self.ports.controls.poll()) or Said(effect.ask)
        try:
            self._load_for_the_answer(state)
            return self._play_to_end(state, effect, sound, playback)
        finally:
            playback.stop()

    def _begin_transcription(self, state: State) -> None:
        """Begin to transcribe what was said of this answer so far."""
        for take in state.turn.takes[len(state.turn.transcripts) :]:
            self._transcription.end(take.number, vocabulary(state.plan.scenario, state.plan.story))

    def _load_for_the_answer(self, state: State) -> None:
        """Load what the answer will need while the question is heard, and not before: it takes all cores."""
        if self.live and not self._loaded:
            self._loaded = True
            self.ports.transcriber.prepare(vocabulary(state.plan.scenario, state.plan.story))
            warm()

    def _play_to_end(self, state: State, effect: Say, sound: Sound, playback: Playback) -> Event:
        """Play the question to its end, or until the person does something."""
        while not playback.wait(POLL_S):
            self.ports.screen.show_spoken(playback.played_s, sound.duration_s)
            if self._reader.spoke_on(sound):
                return Reopened()
            command = self.ports.controls.poll()
            if command == "enter":  # the candidate wants to begin the answer
                self._reader.stop_watching()
            if command == "enter" or self._reader.interrupts(sound):
                playback.stop()
            requested = self._requested(state, command)
            if requested:
                return requested
        if self._reader.speaks_on():  # if nothing could be heard, the question was over at once
            return Reopened()
        self._reader.over()
        return Said(effect.ask, round(playback.played_s, 3))

    def _requested(self, state: State, command: str | None) -> Requested | None:
        """Return the command as a fact, if it is allowed in this phase."""
        return Requested(command) if command and may_ask(state, command) else None

    def _listen(self, state: State, effect: Listen) -> Event:
        plan = state.plan
        self.ports.screen.show_listening(effect)
        self._reader.prepare(state)
        session = self.ports.transcriber.open(vocabulary(plan.scenario, plan.story))
        by, known = clocks(plan.scenario, plan.level), self._transcription.so_far
        self._begin_transcription(state)  # what was said before a pause, or a crash
        controls, screen, lookahead = self.ports.controls, self.ports.screen, self._probes.look_ahead(state)
        answer = LiveAnswer(
            session, state.turn, by, controls, screen, self.patience_s, lookahead, known, partial(may_ask, state)
        )
        self._transcription.begin(effect.take, answer)
        end = Endpointing(self.patience_s, limit_s=effect.limit_s, hurry_s=effect.hurry_s)
        recording = Recording(effect.ask, effect.take, self.folder.take_path(effect.take), end)
        try:
            event = self.ports.recorder.record(recording, answer.observers())
            return replace(event, take=as_continuation(state.turn, event.take)) if event.take else event
        finally:
            self._over_s, self._fresh = time.monotonic(), effect.take
            answer.lookahead.close()

    def _transcribe(self, state: State, effect: Transcribe) -> Event:
        self.ports.screen.show_transcribing(effect.take)
        within_s = None
        if self._may_go_on(state, effect.take):
            within_s = max(0.0, self._over_s + LATE_S - time.monotonic())
        try:
            return self._transcribed(state, effect.take, within_s)
        except TimeoutError:
            return self._provisional(state, effect.take)

    def _may_go_on(self, state: State, take: int) -> bool:
        """Return whether the next question may come before this take's words: live, in an ongoing interview."""
        goes_on = state.plan.mode == "interview" and not state.stopping and len(state.turns) <= state.plan.probes
        goes_on = goes_on and not self._time_is_up(state.plan)
        fresh = take == self._fresh and any(one.number == take for one in state.turn.takes)
        return (
            self.live and goes_on and fresh
        )  # after a resume the person does not wait for the next question: the words come first

    def _transcribed(self, state: State, take: int, within_s: float | None) -> Transcribed:
        words = vocabulary(state.plan.scenario, state.plan.story)
        transcript = self._transcription.get(take, words, within_s)
        return Transcribed(take, with_joined_voice(self.folder, state.turns, take, transcript))

    def _provisional(self, state: State, take: int) -> Event:
        """Return the probe that follows from the words so far; the rest is transcribed meanwhile."""
        best = self._probes.early(state, self._transcription.so_far(state.turn))
        if best:
            return Chosen(best.id, (SO_FAR,), provisional=True, text=best.ask)
        return self._transcribed(state, take, None)

    def _time_is_up(self, plan: Plan) -> bool:
        """Return whether the loop's other questions need the rest of its time."""
        return plan.loop is not None and self.now_s() > plan.loop.share_s

    def _choose(self, state: State, effect: Choose) -> Event:
        if self._time_is_up(state.plan):
            return Chosen(None, ("the time for this question of the loop is up",))
        best, asked = self._probes.choose(state, state.turn), next_from_files(self.ports.recorder, state.asked)
        if asked:
            return asked
        if best:
            return Chosen(best.id, best.because, text=best.ask)
        self.ports.screen.notify("No further follow-up question fits your story.")
        return Chosen(None, (_ALL_ASKED,))

    def _coach(self, state: State, effect: Coach) -> Event:
        if self._reader.speaks_on():
            return Reopened()
        one = drilled(bar_of(state.plan), effect.section, state.turn.answer)
        self.ports.screen.show_coaching(one, state.plan.scenario.sections[effect.section])
        return Coached(effect.section)

    def _finish(self, state: State, effect: Finish) -> Event:
        """Return the end, once the second pass of the last answer is done; a key skips it."""
        if effect.complete and self._reader.speaks_on():
            return Reopened()
        self._second.begin(state)
        self._second.settle(state)
        while (share := self._second.share) is not None:
            self.ports.screen.show_second_pass(share)
            if fact := self._second.next(state, POLL_S):
                return fact
            if self.ports.controls.poll() == "enter":
                self._second.drop()
        return Finished(effect.complete)

    def _offer(self, state: State, effect: Offer) -> Event:
        if effect.why == "deciding":
            self._fresh = 0  # its words may come while the person decides, since no question waits for them
            self._begin_transcription(state)
            if self._reader.speaks_on():
                return Reopened()
        self._reader.stop_watching()
        return wait_for_choice(effect, self.ports.controls, self.ports.screen)
