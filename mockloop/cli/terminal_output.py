"""The one way to the terminal: a stream that removes foreign control characters."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from mockloop.core.printable import for_terminal
from mockloop.ui.terminal.wrapping import width_of, word_wrapped


class TerminalOutput:
    """Wrap an output stream. Only ``write`` is its own.

    ``buffer`` is hidden, since output to it would bypass the filter.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text without control characters that are not our own; the length of what was asked."""
        self._stream.write(for_terminal(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of some lines."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":
            raise AttributeError(name)
        return getattr(self._stream, name)


class WordWrapped(TerminalOutput):
    """An output whose lines are broken between words at ``width`` cells."""

    def __init__(self, stream: TextIO, width: int) -> None:
        super().__init__(stream)
        self._width = width

    def write(self, text: str) -> int:
        """Write text, its lines broken between words; the length of what was asked."""
        broken = [row for line in text.split("\n") for row in word_wrapped(line, self._width)]
        super().write("\n".join(broken))
        return len(text)


@contextmanager
def word_wrapped_output() -> Iterator[None]:
    """Break printed lines between words during the block, if standard output is a terminal."""
    before, width = sys.stdout, width_of(sys.stdout)
    if width:
        sys.stdout = cast(TextIO, WordWrapped(before, width))
    try:
        yield
    finally:
        sys.stdout = before
