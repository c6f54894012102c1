"""A paragraph of the debrief, wrapped to its width with a hanging indent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from mockloop.ui.tui.drawing import drawn

if TYPE_CHECKING:
    from mockloop.ui.tui.debrief_blocks import DebriefBlock


class Paragraph(Static):
    """A block; its later lines begin below its text, not below its mark."""

    def __init__(self, block: DebriefBlock) -> None:
        super().__init__("", markup=False)
        self.block = block
        self._text = drawn(block.text)

    def render(self) -> Content:
        return self._wrapped(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._wrapped(width).split("\n", allow_blank=True))

    def _wrapped(self, width: int) -> Content:
        mark = self.block.mark
        lines = self._text.wrap(max(1, width - len(mark))) or [Content("")]
        marked = [Content.assemble((mark, "bold"), lines[0]), *(Content(" " * len(mark)) + one for one in lines[1:])]
        return Content("\n").join(marked)


class FoundLine(Paragraph, can_focus=True):
    """A finding that can be played."""


def paragraph(block: DebriefBlock) -> Paragraph:
    """Return the widget of a block."""
    shown: Any = FoundLine if block.pieces else Paragraph
    return shown(block)  # type: ignore[no-any-return]
