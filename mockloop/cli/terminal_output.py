"""The one way to the terminal: a stream that lets no foreign control character through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from mockloop.core.printable import for_terminal


class TerminalOutput:
    """Wraps an output stream; all but ``write`` is the stream's own.

    ``buffer`` is hidden, since what is written there would go past the filter.
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
