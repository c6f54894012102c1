"""Lines of text with styles: wrapping, justifying and boxes. Widths are in terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

Run = tuple[str, str]  # a text and its style: "", "bold", "dim", "ansi_green" …, several with a space between
Line = tuple[Run, ...]
BLANK: Line = ()


def line(text: str, style: str = "") -> Line:
    """Return a line in one style."""
    return ((text, style),)


def plain(of: Line) -> str:
    """Return the text of a line without its styles."""
    return "".join(text for text, _ in of)


def wrapped(text: str, width: int) -> list[str]:
    """Return the words of ``text`` in lines of at most ``width`` cells.

    A longer text begins with the same lines.
    """
    return filled([], text.split(), width)


def filled(lines: list[str], words: Iterable[str], width: int) -> list[str]:
    """Return ``lines`` with more words after the last one, without changing ``lines`` itself."""
    result = list(lines)
    room = width - cell_len(result[-1]) if result else 0
    for word in words:
        needed = cell_len(word) + 1
        if result and needed <= room:
            result[-1] += f" {word}"
            room -= needed
        else:
            result.append(word)
            room = width - needed + 1
    return result


def justified(left: Line, right: Line, width: int) -> Line:
    """Return ``left`` and ``right`` at the two ends of a line, with at least one space between them."""
    gap = max(1, width - cell_len(plain(left)) - cell_len(plain(right)))
    return (*left, (" " * gap, ""), *right)


def boxed(title: str, lines: Sequence[Line], width: int) -> list[Line]:
    """Return lines in a frame ``width`` cells wide, with the title in the upper edge."""
    edge = "─" * max(0, width - cell_len(title) - 5)
    inside = [_between(one, width) for one in (BLANK, *lines, BLANK)]
    return [(("╭─ ", ""), (title, "bold"), (f" {edge}╮", "")), *inside, line("╰" + "─" * (width - 2) + "╯")]


def _between(one: Line, width: int) -> Line:
    room = max(0, width - 6 - cell_len(plain(one)))
    return (("│  ", ""), *one, (" " * room + "  │", ""))


def shortened(text: str, width: int) -> str:
    """Return the text, shortened with … if it is wider than ``width``."""
    if cell_len(text) <= width:
        return text
    kept = text
    while kept and cell_len(kept) >= width:
        kept = kept[:-1]
    return kept.rstrip() + "…"
