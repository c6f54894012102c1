"""ports.Screen for the live screen: each call changes what is shown, and the view is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mockloop.ui.tui import screen_changes

if TYPE_CHECKING:
    from mockloop.analysis.judging.debrief import AnswerDebrief
    from mockloop.analysis.live_reading import LiveReading
    from mockloop.core.events import Listen, Offer, Say
    from mockloop.core.scenario import Section
    from mockloop.core.transcript import Word
    from mockloop.ports import Tick
    from mockloop.ui.tui.controls import LiveControls
    from mockloop.ui.tui.screen_state import ScreenState


class LiveScreen:
    """See ports.Screen. May be called from any thread; with ``cues`` False there are no hints."""

    captions = True

    def __init__(self, state: ScreenState, controls: LiveControls, cues: bool = True) -> None:
        self._state = state
        self.controls = controls
        self._cues = cues
        self._lock = threading.Lock()
        self._changed: Callable[[], None] = lambda: None

    @property
    def state(self) -> ScreenState:
        """What is shown now."""
        return self._state

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called after every change, from the thread that made it."""
        self._changed = changed

    def show_question(self, say: Say) -> None:
        self._change(lambda state: screen_changes.show_question(state, say))

    def show_spoken(self, heard_s: float, of_s: float) -> None:
        self._change(lambda state: screen_changes.show_spoken(state, heard_s, of_s))

    def show_preparation(self, left_s: float, of_s: float) -> None:
        self._change(lambda state: screen_changes.show_preparation(state, left_s))

    def show_listening(self, listen: Listen) -> None:
        afresh = self.controls.redone()
        self._change(lambda state: screen_changes.show_listening(state, listen, afresh))

    def show_recording(self, tick: Tick) -> None:
        self._change(lambda state: screen_changes.show_recording(state, tick))

    def show_captions(self, words: Sequence[Word], open_words: str = "") -> None:
        self._change(lambda state: screen_changes.show_captions(state, words, open_words))

    def show_clocks(self, live: LiveReading) -> None:
        shown = live if self._cues else replace(live, cue=None)
        self._change(lambda state: screen_changes.show_clocks(state, shown))

    def show_transcribing(self, take: int) -> None:
        self.controls.forget("enter")
        self._change(screen_changes.show_transcribing)

    def show_second_pass(self, share: float) -> None:
        if self._state.phase != "second pass":
            self.controls.forget("enter")  # it was meant for the answer
        self._change(lambda state: screen_changes.show_second_pass(state, share))

    def show_coaching(self, one: AnswerDebrief, section: Section) -> None:
        self._change(lambda state: screen_changes.show_coaching(state, one, section))

    def show_choices(self, offer: Offer) -> None:
        self._change(lambda state: screen_changes.show_choices(state, offer))

    def notify(self, sentence: str) -> None:
        self._change(lambda state: screen_changes.notify(state, sentence))

    def show_mark(self, told: str) -> None:
        """Show briefly the reply to a key with which the person marked a section."""
        self._change(lambda state: screen_changes.show_mark(state, told))

    def show_more_time(self) -> None:
        """Note that the person requested more time."""
        self._change(screen_changes.show_more_time)

    def show_reply(self, told: str) -> None:
        """Show at once what a key does, until that is there."""
        self._change(lambda state: screen_changes.show_reply(state, told))

    def show_keys(self, shown: bool) -> None:
        """Show or hide all keys."""
        self._change(lambda state: screen_changes.show_keys(state, shown))

    def show_stopping(self) -> None:
        """Show that Ctrl-C was pressed."""
        self._change(screen_changes.show_stopping)

    def show_whole_question(self) -> None:
        """Show the whole question, since its sound has not come."""
        self._change(screen_changes.show_whole_question)

    def _change(self, change: Callable[[ScreenState], ScreenState]) -> None:
        with self._lock:
            before, self._state = self._state, change(self._state)
        if self._state is not before:
            self._changed()
