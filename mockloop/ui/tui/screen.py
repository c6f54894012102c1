"""ports.Screen for the live screen: each call changes the board, and the view is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mockloop.ui.tui import changes

if TYPE_CHECKING:
    from mockloop.analysis.judging.debrief import AnswerDebrief
    from mockloop.analysis.live import LiveReading
    from mockloop.core.events import Listen, Offer, Say
    from mockloop.core.scenario import Section
    from mockloop.core.transcript import Word
    from mockloop.ports import Tick
    from mockloop.ui.tui.board import Board
    from mockloop.ui.tui.controls import LiveControls


class LiveScreen:
    """See ports.Screen. May be called from any thread; with ``cues`` False there are no hints."""

    captions = True

    def __init__(self, board: Board, controls: LiveControls, cues: bool = True) -> None:
        self._board = board
        self.controls = controls
        self._cues = cues
        self._lock = threading.Lock()
        self._changed: Callable[[], None] = lambda: None

    @property
    def board(self) -> Board:
        """The current board."""
        return self._board

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called after every change, from the thread that made it."""
        self._changed = changed

    def show_question(self, say: Say) -> None:
        self._change(lambda board: changes.show_question(board, say))

    def show_spoken(self, heard_s: float, of_s: float) -> None:
        self._change(lambda board: changes.show_spoken(board, heard_s, of_s))

    def show_preparation(self, left_s: float, of_s: float) -> None:
        self._change(lambda board: changes.show_preparation(board, left_s))

    def show_listening(self, listen: Listen) -> None:
        afresh = self.controls.redone()
        self._change(lambda board: changes.show_listening(board, listen, afresh))

    def show_recording(self, tick: Tick) -> None:
        self._change(lambda board: changes.show_recording(board, tick))

    def show_captions(self, words: Sequence[Word], open_words: str = "") -> None:
        self._change(lambda board: changes.show_captions(board, words, open_words))

    def show_clocks(self, live: LiveReading) -> None:
        shown = live if self._cues else replace(live, cue=None)
        self._change(lambda board: changes.show_clocks(board, shown))

    def show_transcribing(self, take: int) -> None:
        self.controls.forget("enter")
        self._change(changes.show_transcribing)

    def show_second_pass(self, share: float) -> None:
        if self._board.phase != "second pass":
            self.controls.forget("enter")  # it was meant for the answer
        self._change(lambda board: changes.show_second_pass(board, share))

    def show_coaching(self, one: AnswerDebrief, section: Section) -> None:
        self._change(lambda board: changes.show_coaching(board, one, section))

    def show_choices(self, offer: Offer) -> None:
        self._change(lambda board: changes.show_choices(board, offer))

    def notify(self, sentence: str) -> None:
        self._change(lambda board: changes.notify(board, sentence))

    def show_mark(self, told: str) -> None:
        """Show briefly the reply to a key with which the person marked a section."""
        self._change(lambda board: changes.show_mark(board, told))

    def show_more_time(self) -> None:
        """Note that the person requested more time."""
        self._change(changes.show_more_time)

    def show_keys(self, shown: bool) -> None:
        """Show or hide all keys."""
        self._change(lambda board: changes.show_keys(board, shown))

    def show_stopping(self) -> None:
        """Show that Ctrl-C was pressed."""
        self._change(changes.show_stopping)

    def show_whole_question(self) -> None:
        """Show the whole question, since its sound has not come."""
        self._change(changes.show_whole_question)

    def _change(self, change: Callable[[Board], Board]) -> None:
        with self._lock:
            before, self._board = self._board, change(self._board)
        if self._board is not before:
            self._changed()
