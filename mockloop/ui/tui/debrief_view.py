"""The debrief on the screen: the arrow keys scroll, the space bar plays a finding, ``?`` shows every key."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from mockloop.ui.tui.debrief_keys import all_keys, legend
from mockloop.ui.tui.drawing import drawn
from mockloop.ui.tui.paragraph import FoundLine, paragraph
from mockloop.ui.tui.styled_lines import line

if TYPE_CHECKING:
    from mockloop.ui.tui.debrief_blocks import DebriefBlock
    from mockloop.ui.tui.excerpts import ExcerptPlayer

UNSEEN_S = 1.0  # the key that stopped the interview, pressed twice, must not close the debrief


class DebriefView(Screen[None]):
    """The blocks of a debrief: the most important ones at first, all of them after ``f``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "q,escape", "leave", show=False
        ),  # not Enter: pressed twice at the last answer, it would close the debrief unseen
        Binding("space", "hear", show=False),
        Binding("f", "fold", show=False),
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("question_mark", "keys", show=False),
    ]

    def __init__(
        self,
        first: list[DebriefBlock],
        full: list[DebriefBlock],
        replayer: ExcerptPlayer,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._blocks, self._others = first, full
        self._whole, self._left_at = False, 0
        self._replayer = replayer
        self._now_s = now_s
        self._playing: FoundLine | None = None
        self._shown_s = now_s()
        self._text = VerticalScroll(id="text")
        self._told, self._keys = Static("", id="told", markup=False), Static("", id="keys", markup=False)
        self._all_keys = Static(Content("\n").join(drawn(one) for one in all_keys()), id="all-keys", markup=False)

    def compose(self) -> ComposeResult:
        with Vertical(id="debrief"):
            with self._text:
                yield from (paragraph(block) for block in self._blocks)
            yield self._all_keys
            yield self._told
            yield self._keys

    def on_mount(self) -> None:
        self._all_keys.display = False
        self._text.focus(scroll_visible=False)
        self._shown_s = self._now_s()
        self.watch(self._text, "scroll_y", self._place)

    def on_resize(self, event: Resize) -> None:
        self.call_after_refresh(self._place)

    def action_keys(self) -> None:
        """Show every key below the text, or hide them."""
        self._all_keys.display = not self._all_keys.display
        self.call_after_refresh(self._place)

    def action_leave(self) -> None:
        """Leave the debrief."""
        if self._now_s() - self._shown_s >= UNSEEN_S:
            self.app.exit()

    def action_step(self, by: int) -> None:
        """Go to the next finding, or the one before; at first to the first visible one."""
        found = list(self.query(FoundLine))
        if isinstance(self.focused, FoundLine):
            at = found.index(self.focused) + by
        else:
            top = self._text.scroll_offset.y
            at = next((number for number, one in enumerate(found) if one.virtual_region.y >= top), 0)
        if found:
            self.set_focus(found[at % len(found)])

    async def action_fold(self) -> None:
        """Show everything from the first visible line on, or again the most important, where it was left."""
        if self._playing:
            self._replayer.stop()
        self._blocks, self._others, self._whole = self._others, self._blocks, not self._whole
        self.set_focus(self._text, scroll_visible=False)
        if self._whole:
            self._left_at = self._text.scroll_offset.y
        async with self.batch():
            await self._text.remove_children()
            await self._text.mount(*(paragraph(block) for block in self._blocks))
        self.call_after_refresh(self._return_to, self._left_at)

    def _return_to(self, line_: int) -> None:
        self._text.scroll_to(y=line_, animate=False, immediate=True)
        self._place()

    def action_hear(self) -> None:
        """Play the selected finding, or the first visible one; stop a playing one."""
        if self._playing:
            self._replayer.stop()
            return
        if not isinstance(self.focused, FoundLine):
            self.action_step(0)
        if isinstance(self.focused, FoundLine):
            self._playing = self.focused
            self._tell(_playing(self.focused.block))
            self.run_worker(self._play, thread=True)
        else:
            self._tell("There is no finding to hear.")

    def _play(self) -> None:
        told = self._replayer.play(self._playing.block.pieces) if self._playing else ""
        self.call_later(self._played, told)  # the view may be closed meanwhile

    def _played(self, told: str) -> None:
        self._playing = None
        self._tell(told)

    def _tell(self, text: str) -> None:
        self._told.update(drawn(line(text)))

    def _place(self) -> None:
        """Show the keys, and whether there is more to read."""
        more = self._text.scroll_offset.y < self._text.max_scroll_y
        self._keys.update(drawn(legend(self._keys.size.width, self._whole, more)))


def _playing(block: DebriefBlock) -> str:
    spans = ", then ".join(f"take {one.take} from {one.start_s:.1f} to {one.end_s:.1f} s" for one in block.pieces)
    return f"▶ Playing {spans}. Space stops."
