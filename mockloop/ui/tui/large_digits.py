"""A clock in large figures, readable from a metre away."""

from __future__ import annotations

from mockloop.ui.tui.styled_lines import Line, line

_FIGURES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" ##", "  #", "  #", "  #", "  #"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
_BLOCKS = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}  # an upper and a lower dot in one cell
SMALL, TALL = 3, 5  # lines


def large(clock: str, height: int = SMALL) -> list[Line]:
    """Return ``clock``, made of figures and colons, in ``SMALL`` or ``TALL`` lines."""
    rows = [" ".join(_FIGURES[sign][row] for sign in clock) for row in range(TALL)]
    if height == TALL:
        return [line("".join("█" * 2 if dot == "#" else "  " for dot in row), "bold") for row in rows]
    rows.append(" " * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [line("".join(_BLOCKS[up + low] for up, low in zip(*pair, strict=True)), "bold") for pair in pairs]
