"""Help for terminals that are too narrow for boxes: each option on a line of its own, its text below it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from typing import Any

import typer

INDENT = 4  # cells before the text of an option
_NAMES = {"<str>": "TEXT", "<list[str]>": "TEXT", "<int>": "N", "<int range>": "N", "<float>": "N", "<path>": "PATH"}
_RANGES = ((r"\[(\d+)<=x<=(\d+)\]", r"[\1 to \2]"), (r"\[x>=(\d+)\]", r"[\1 or more]"))
# typer brings its own click, or uses the one that is installed: these classes are the same in both
_Context: Any = typer.Context.__mro__[1]
_Formatter: Any = _Context.formatter_class


class NarrowHelp(_Formatter):  # type: ignore[misc]
    """Write options with their text below them, and commands beside their whole text."""

    def write_dl(self, rows: Sequence[tuple[str, str]], *columns: int) -> None:
        """Write names and texts; below each other if the names are options or arguments."""
        named = [(_in_words(name), _ranges_in_words(text)) for name, text in rows]
        if all(name.replace("-", "").isalpha() and not name.startswith("-") for name, _ in named):
            super().write_dl(named, *columns)
            return
        for name, text in named:
            self.write(f"{'':>{self.current_indent}}{name}\n")
            self.current_indent += INDENT
            self.write_text(text)
            self.current_indent -= INDENT


def _in_words(name: str) -> str:
    for kind, word in _NAMES.items():
        name = name.replace(kind, word)
    return name.split(" ")[0] if name.startswith("[") else name


def _ranges_in_words(text: str) -> str:
    for written, words in _RANGES:
        text = re.sub(written, words, text)
    return text


def use_narrow_help(app: typer.Typer) -> None:
    """Print the help of an app and of its groups without boxes, each command with its whole first paragraph."""
    _Context.formatter_class = NarrowHelp
    app.rich_markup_mode = None
    for command in app.registered_commands:
        told = inspect.getdoc(command.callback) or ""
        command.short_help = " ".join(told.partition("\n\n")[0].split())
    for group in app.registered_groups:
        group.short_help = group.help
        if group.typer_instance:
            use_narrow_help(group.typer_instance)
