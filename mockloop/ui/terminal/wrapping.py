"""Lines that are wider than the terminal, broken between words."""

from __future__ import annotations

import re
import shutil
import textwrap
from typing import TextIO

_STYLED = re.compile(r"(\x1b\[[0-9;]*m)(.*)(\x1b\[0m)", re.DOTALL)
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_LEAD = re.compile(r" *(?:(?:\d+\.?|[-+…!»]) +)?")
_COMMAND = re.compile(r"(.*:)? *(?:\d+\. )?(mockloop(?: \S+)+)(?<![.;])")
_COLUMN = re.compile(r"\S {2,}(?=\S)")


def word_wrapped(text: str, width: int | None) -> list[str]:
    """Return a line as lines of at most ``width`` cells, the later ones below the text of the first; None: as it is.

    Where it has columns, two spaces apart, they go on below the last column that begins in its first half. A word that
    is wider than that stays whole, and so does a command at the end of a line, so that it works as it is copied. A line
    that is styled as a whole stays so.
    """
    if styled := _STYLED.fullmatch(text):
        begin, inside, end = styled.groups()
        return [f"{begin}{row}{end}" for row in word_wrapped(inside, width)]
    if width is None or len(_STYLE.sub("", text)) <= width:  # a style takes no cell
        return [text]
    if command := _COMMAND.fullmatch(text):
        before, typed = command.groups()
        return [*word_wrapped(before, width), typed] if before else [text]
    lead = _LEAD.match(text)
    columns = [found.end() for found in _COLUMN.finditer(text) if found.end() <= width // 2]
    return hanging(text, width, columns[-1] if columns else len(lead.group()) if lead else 0)


def hanging(text: str, width: int, indent: int) -> list[str]:
    """Return a text as lines of at most ``width`` cells, all but the first after ``indent`` cells, half at most."""
    below = " " * min(indent, width // 2)
    return textwrap.wrap(text, width, subsequent_indent=below, break_long_words=False, break_on_hyphens=False)


def width_of(out: TextIO) -> int | None:
    """Return how many cells a line may have: all where ``out`` is no terminal."""
    return shutil.get_terminal_size().columns if out.isatty() else None
