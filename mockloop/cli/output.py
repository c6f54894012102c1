"""Printing for all commands: text, tables and JSON."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from mockloop.ui.terminal.wrapping import hanging, width_of, word_wrapped

_GAP = 2  # cells between two columns
_INDENT = 4  # of a last column that stands below the others
_LEAST_ROOM = 24  # cells that a last column of words needs
FULL = typer.Option(False, "--full", help="Show every finding and every word, not only what counts most.")


def rewritable() -> bool:
    """Return whether a line can be rewritten: standard output is a terminal, and not a dumb one."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def coloured() -> bool:
    """Return whether standard output can show colour and bold, and NO_COLOR is not set."""
    return rewritable() and not os.environ.get("NO_COLOR")


def bold(text: str) -> str:
    """Return the text in bold if that can be shown."""
    return typer.style(text, bold=True) if coloured() else text


def size(count: int, decimals: int = 0) -> str:
    """Return a number of bytes for people: 63 MB, or 12 kB."""
    return f"{count / 1e6:.{decimals}f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def print_json(document: Any) -> None:
    """Print one JSON document. Escape what the output's encoding lacks, so that nothing is lost."""
    holds_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(document, indent=1, ensure_ascii=not holds_all))


def print_table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> None:
    """Print rows in columns as wide as their widest cell; the last one is broken between words on a terminal."""
    lines = list(table_lines(rows, header, width_of(sys.stdout)))
    typer.echo("\n".join([bold(lines[0]), *lines[1:]]))  # at once: thousands of rows are not rare


def table_lines(rows: Sequence[Sequence[str]], header: Sequence[str], width: int | None) -> Iterator[str]:
    """Yield the lines of a table, its header first; ``width`` None: any width.

    A last column with too little room goes below the others.
    """
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header) - 1)]
    lead = sum(widths) + _GAP * len(widths)
    below = width is not None and width - lead < min(_LEAST_ROOM, max(len(row[-1]) for row in [header, *rows]))
    for row in [header, *rows]:
        cells = [cell.ljust(size) for cell, size in zip(row, widths, strict=False)]
        if width is not None and below:
            yield (" " * _GAP).join(cells).rstrip()
            yield from hanging(" " * _INDENT + row[-1], width, _INDENT)
            continue
        line = (" " * _GAP).join([*cells, row[-1]]).rstrip()
        if width is None or len(line) <= width:
            yield line
        else:
            first, *more = textwrap.wrap(row[-1], width - lead, break_long_words=False, break_on_hyphens=False)
            yield (" " * _GAP).join([*cells, first])
            yield from (" " * lead + one for one in more)


def remark(sentence: str) -> None:
    """Print a message beside the result, on standard error; on a terminal break it between words."""
    width = width_of(sys.stderr) if sys.stderr else None
    rows = (row for line in sentence.split("\n") for row in word_wrapped(line, width) or [""])
    typer.echo("\n".join(rows), err=True)
