"""Draw a line with Textual, without control characters, which Textual would pass on to the terminal."""

from __future__ import annotations

from textual.content import Content

from mockloop.core.printable import printable
from mockloop.ui.tui.styled_lines import Line


def drawn(of: Line) -> Content:
    """Return a line with its styles."""
    return Content.assemble(*((printable(text), style) for text, style in of))
