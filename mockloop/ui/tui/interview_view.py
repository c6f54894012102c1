"""The interview on the screen: draw the state, and pass keys to the engine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import Screen
from textual.widgets import Static

from mockloop.ui.replies import NOTHING_NOW, reply_to, reply_to_mark
from mockloop.ui.tui.drawing import drawn
from mockloop.ui.tui.keys import command_of, has_more, named
from mockloop.ui.tui.page import REGIONS, WIDEST, Pages, Size

if TYPE_CHECKING:
    from mockloop.ui.tui.screen import LiveScreen
    from mockloop.ui.tui.styled_lines import Line

TWICE_S = 0.7  # a key pressed twice within this time counts once, since the next question may have begun meanwhile
REPEATED = ("more_time", "next_section", "unmark", "keys")  # these end nothing, so each press counts
UNHEARD_S = 2.0  # a question whose sound has not begun by then is shown completely


class Region(Static):
    """Lines that are redrawn only if they changed."""

    def __init__(self, name: str) -> None:
        super().__init__("", id=name, markup=False)
        self._lines: tuple[Line, ...] | None = None

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show these lines and no others."""
        if lines == self._lines:
            return
        taller = self._lines is None or len(lines) != len(self._lines)
        self._lines = lines
        self.display = bool(lines)
        if taller:
            self.styles.height = max(1, len(lines))
        self.update(Content("\n").join(drawn(line) for line in lines), layout=taller)


class InterviewView(Screen[None]):
    """One page: the question, the clocks, the microphone, the words."""

    def __init__(self, screen: LiveScreen, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._screen = screen
        self._now_s = now_s
        self._pages = Pages()
        self._regions = {name: Region(name) for name in (*REGIONS, "panel", "keys")}
        self._page, self._panel = Vertical(id="page"), VerticalScroll(id="scroll", can_focus=False)
        self._space = Static("", id="space")
        self._asked = 0
        self._width = 0
        self._pressed: tuple[str | None, float] = (None, 0.0)

    def compose(self) -> ComposeResult:
        with self._page:
            for name in REGIONS:
                yield self._regions[name]
            with self._panel:
                yield self._regions["panel"]
            yield self._space
            yield self._regions["keys"]

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self, event: Resize) -> None:
        self.draw()

    def draw(self) -> None:
        """Draw the current state; nothing if the view is not on the screen."""
        if not (self.is_running and self.app.is_running):
            return
        state = self._screen.state
        width = max(20, min(WIDEST, self.app.size.width - 2))
        shown = self._pages.page(state, Size(width, self.app.size.height))
        if width != self._width:
            self._page.styles.width = self._width = width
        for name, region in self._regions.items():
            region.show(tuple(shown.get(name, ())))
        self._panel.display = "panel" in shown
        self._space.display = "panel" not in shown
        if state.phase == "asking" and not state.shown and len(state.asked) != self._asked:
            self._asked = len(state.asked)
            self.set_timer(UNHEARD_S, self._screen.show_whole_question)

    def on_key(self, event: Key) -> None:
        if self._again(named(event.key, event.character)):
            return
        state = self._screen.state
        if event.character == "?" or (state.keys_shown and event.key == "escape"):
            self._screen.show_keys(not state.keys_shown and has_more(state))
            return
        command = command_of(state, event.key, event.character)
        if command and state.keys_shown:
            self._screen.show_keys(False)
        if command == "more_time":
            self._screen.show_more_time()
        if command and (marked := reply_to_mark(command)):
            self._screen.show_mark(marked if command == "unmark" else f"{marked} Backspace undoes it.")
        if command:
            self._screen.show_reply(reply_to(command, state.phase))
            self._screen.controls.press(command)
        elif event.key in ("up", "down", "pageup", "pagedown"):
            self._scroll(event.key)
        elif named(event.key, event.character):
            self._screen.show_reply(NOTHING_NOW)

    def _again(self, command: str | None) -> bool:
        """Return whether a command came twice in a row but is meant once."""
        (before, before_s), self._pressed = self._pressed, (command, self._now_s())
        return command == before and command not in (None, *REPEATED) and self._pressed[1] - before_s < TWICE_S

    def _scroll(self, key: str) -> None:
        height = self._panel.size.height
        lines = {"up": -1, "down": 1, "pageup": -height, "pagedown": height}
        self._panel.scroll_relative(y=lines[key], animate=False)
