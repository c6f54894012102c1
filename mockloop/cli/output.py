"""Printing for all commands: text, tables and JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer

from mockloop.ui.terminal.wrapping import width_of, word_wrapped

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


def print_json(document: Any) -> None:
    """Print one JSON document. Escape what the output's encoding lacks, so that nothing is lost."""
    holds_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(document, indent=1, ensure_ascii=not holds_all))


def print_table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> None:
    """Print rows in columns as wide as their widest cell; the last column may be any width."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header) - 1)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in [header, *rows]
    ]
    typer.echo("\n".join([bold(lines[0]), *lines[1:]]))  # at once: thousands of rows are possible


def remark(sentence: str) -> None:
    """Print a message beside the result, on standard error; on a terminal break it between words."""
    width = width_of(sys.stderr) if sys.stderr else None
    rows = (row for line in sentence.split("\n") for row in word_wrapped(line, width) or [""])
    typer.echo("\n".join(rows), err=True)
