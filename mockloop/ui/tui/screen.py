"""ports.Screen for the live screen: each call alters the board and returns; whoever draws is told of it."""

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
    """See ports.Screen. May be called from any thread; ``cues`` False leaves the cues out."""

    captions = True

    def __init__(self, board: Board, controls: LiveControls, cues: bool = True) -> None:
        self._board = board
        self.controls = controls
        self._cues = cues
        self._lock = threading.Lock()
        self._changed: Callable[[], None] = lambda: None

    @property
    def board(self) -> Board:
        """What is to be seen now."""
        return self._board

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called after every change, from the thread that made it."""
        self._changed = changed

    def asks(self, say: Say) -> None:
        self._change(lambda board: changes.asks(board, say))

    def speaks(self, heard_s: float, of_s: float) -> None:
        self._change(lambda board: changes.speaks(board, heard_s, of_s))

    def prepares(self, left_s: float, of_s: float) -> None:
        self._change(lambda board: changes.prepares(board, left_s))

    def listens(self, listen: Listen) -> None:
        afresh = self.controls.redone()
        self._change(lambda board: changes.listens(board, listen, afresh))

    def ticks(self, tick: Tick) -> None:
        self._change(lambda board: changes.ticks(board, tick))

    def hears(self, words: Sequence[Word], open_words: str = "") -> None:
        self._change(lambda board: changes.hears(board, words, open_words))

    def reads(self, live: LiveReading) -> None:
        shown = live if self._cues else replace(live, cue=None)
        self._change(lambda board: changes.reads(board, shown))

    def transcribes(self, take: int) -> None:
        self.controls.forget("enter")
        self._change(changes.transcribes)

    def rehears(self, share: float) -> None:
        if self._board.phase != "rehearing":
            self.controls.forget("enter")  # it was meant for the answer
        self._change(lambda board: changes.rehears(board, share))

    def coaches(self, one: AnswerDebrief, section: Section) -> None:
        self._change(lambda board: changes.coaches(board, one, section))

    def offers(self, offer: Offer) -> None:
        self._change(lambda board: changes.offers(board, offer))

    def tells(self, sentence: str) -> None:
        self._change(lambda board: changes.tells(board, sentence))

    def marks(self, told: str) -> None:
        """Show for a moment what became of a key with which the person marked a section."""
        self._change(lambda board: changes.marks(board, told))

    def thinks(self) -> None:
        """Note that the person asked for more time."""
        self._change(changes.thinks)

    def shows_keys(self, shown: bool) -> None:
        """Show all keys, or no longer."""
        self._change(lambda board: changes.shows_keys(board, shown))

    def stops(self) -> None:
        """Ctrl-C was pressed."""
        self._change(changes.stops)

    def uncovers(self) -> None:
        """Show the question whole: no sound of it has come."""
        self._change(changes.uncovers)

    def _change(self, change: Callable[[Board], Board]) -> None:
        with self._lock:
            before, self._board = self._board, change(self._board)
        if self._board is not before:
            self._changed()
