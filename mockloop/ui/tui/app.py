"""The Textual application: the interview, then its debrief, in the terminal's own colours."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from mockloop.ui.tui.engine_thread import ENDS_S, EngineThread
from mockloop.ui.tui.interview_view import InterviewView

if TYPE_CHECKING:
    from mockloop.ui.tui.excerpts import ExcerptPlayer
    from mockloop.ui.tui.screen import LiveScreen

SIDES = 2  # cells beside the debrief
SPOKEN = ("asking", "listening")  # phases in which the interviewer or the person speaks


class LiveApp(App[None]):
    """One session on the screen. Nothing is animated; background and text have the terminal's own colours."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "step_aside", show=False, priority=True),
    ]
    CSS = """
    Screen, VerticalScroll, Static { background: ansi_default; color: ansi_default; }
    InterviewView { align-horizontal: center; }
    #page { height: 100%; }
    Region { height: 1; text-wrap: nowrap; text-overflow: clip; }
    #scroll { height: 1fr; scrollbar-size-vertical: 0; margin-bottom: 1; }
    #space { height: 1fr; }
    DebriefView { align-horizontal: center; }
    #debrief { height: 100%; max-width: 122; padding: 0 1; }
    #text { height: 1fr; scrollbar-size-vertical: 0; }
    Paragraph { height: auto; }
    #told { height: auto; min-height: 1; max-height: 3; }
    #all-keys { height: auto; }
    DebriefView #keys { height: 1; }
    FoundLine:focus { text-style: bold reverse; }
    """

    def __init__(
        self,
        engine: EngineThread,
        screen: LiveScreen,
        replayer: ExcerptPlayer,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(ansi_color=True)
        self.animation_level = "none"
        self._engine = engine
        self._live = screen
        self._replayer = replayer
        self._now_s = now_s
        self._view = InterviewView(screen, now_s)
        self._drawing = False
        self._aside = False  # whether to go to the shell as soon as nobody speaks

    def on_mount(self) -> None:
        self.push_screen(self._view)
        with contextlib.suppress(NotImplementedError):  # Windows
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, self.call_later, self.action_interrupt)
        self._live.watch(self._changed)
        # not before the first page is shown, since the engine loads a lot
        self.call_after_refresh(self._engine.begin, lambda: self._soon(self._over))

    def on_unmount(self) -> None:
        """Stop a finding that is being played, since it would delay the end of the program."""
        self._live.watch(lambda: None)
        self._replayer.close()

    def _soon(self, what: Callable[[], None]) -> None:
        """Have ``what`` called in the application's thread, from any thread."""
        with contextlib.suppress(RuntimeError):  # the screen is closed; the engine continues without it
            self.call_later(what)

    def _changed(self) -> None:
        """Draw once, however much changes at the same time."""
        if not self._drawing:
            self._drawing = True
            self._soon(self._draw)

    def _draw(self) -> None:
        self._drawing = False
        self._view.draw()
        if self._aside and self._live.state.phase not in SPOKEN:
            self._to_the_shell()

    def _over(self) -> None:
        """Show the debrief, or return to the terminal: after a failure, and for a loop's next question."""
        finished = self._engine.finished
        if finished is None or finished[0].plan.loop:
            self.exit()
        elif isinstance(self.screen, InterviewView):
            from mockloop.ui.tui.debrief_blocks import bar_within, blocks
            from mockloop.ui.tui.debrief_view import DebriefView

            bar = bar_within(self.size.width - SIDES)
            first, full = (list(blocks(*finished, all_of_it, bar)) for all_of_it in (False, True))
            self.switch_screen(DebriefView(first, full, self._replayer, self._now_s))

    def action_interrupt(self) -> None:
        """Handle Ctrl-C: the engine gets a moment to close its devices; after the end, it means to leave."""
        if self._engine.finished or self._live.state.phase == "stopping":
            self.exit()
            return
        self._live.controls.interrupt()
        self._live.show_stopping()
        self.set_timer(ENDS_S, self.exit)

    def action_step_aside(self) -> None:
        """Handle Ctrl-Z: pause the answer, so that nobody speaks to a stopped program; then go to the shell."""
        if self._live.state.phase not in SPOKEN:
            self.action_suspend_process()
        elif not self._aside:
            self._aside = True
            self._live.controls.press("pause")
            self.set_timer(ENDS_S, self._to_the_shell)

    def _to_the_shell(self) -> None:
        """Stop until the shell continues the program; the terminal is the shell's meanwhile. Once for each Ctrl-Z."""
        if self._aside:
            self._aside = False
            self.action_suspend_process()
