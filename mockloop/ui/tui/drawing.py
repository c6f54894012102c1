"""A line as Textual draws it: Textual hands on whatever a text holds, what commands a terminal is taken out here."""

from __future__ import annotations

from textual.content import Content

from mockloop.core.printable import printable
from mockloop.ui.tui.lines import Line


def drawn(of: Line) -> Content:
    """Return a line with its styles."""
    return Content.assemble(*((printable(text), style) for text, style in of))
