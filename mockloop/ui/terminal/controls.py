"""Commands from the person: single keys on a terminal, otherwise lines, or none at all."""

from __future__ import annotations

import contextlib
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TextIO, TypeVar

from mockloop.ports import TypedLine
from mockloop.ui.terminal.keypresses import terminal
from mockloop.ui.terminal.keys import INTERVIEW, Keys, command_of_line, typed_line

if TYPE_CHECKING:
    from mockloop.ports import Controls

T = TypeVar("T")


def _nothing() -> None:
    """Do nothing."""


def _tell_nobody(command: str) -> None:
    """Do nothing."""


class NoControls:
    """Nobody is at the keyboard."""

    interactive = False
    ended = True

    def poll(self) -> str | None:
        return None

    def wait(self, timeout_s: float | None) -> str | None:
        return None

    def close(self) -> None:
        pass


class _LineReader(Generic[T]):
    """Read lines in a thread of its own and pass on what ``parse`` makes of each; None is left out."""

    def __init__(self, lines: TextIO, parse: Callable[[str], T | None]) -> None:
        self.ended = False
        self._lines = lines
        self._parse = parse
        self._parsed: queue.SimpleQueue[T | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="lines", daemon=True).start()

    def next(self, timeout_s: float | None) -> T | None:
        """Return the next line; None after ``timeout_s`` or at the end of input."""
        if self.ended:
            return None
        try:
            parsed = self._parsed.get(timeout=timeout_s) if timeout_s != 0.0 else self._parsed.get_nowait()
        except queue.Empty:
            return None
        self.ended = parsed is None
        return parsed

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # a folder as the input, or one that was closed: its end
            for line in self._lines:
                parsed = self._parse(line)
                if parsed is not None:
                    self._parsed.put(parsed)
        self._parsed.put(None)


class LineControls:
    """Commands as lines of text: an empty line is Enter. For --plain, pipes and screen readers.

    ``tell_keys`` is called when the person asks for the keys, or types something that is no command; ``tell_taken``
    with each command when it is taken.
    """

    interactive = True

    def __init__(self, lines: TextIO, keys: Keys = INTERVIEW) -> None:
        self._keys = keys
        self.tell_keys: Callable[[], None] = _nothing
        self.tell_taken: Callable[[str], None] = _tell_nobody
        self._reader = _LineReader(lines, self._command)

    @property
    def ended(self) -> bool:
        return self._reader.ended

    def poll(self) -> str | None:
        return self.wait(0.0)

    def wait(self, timeout_s: float | None) -> str | None:
        command = self._reader.next(timeout_s)
        if command:
            self.tell_taken(command)
        return command

    def close(self) -> None:
        pass

    def _command(self, line: str) -> str | None:
        command = self._keys.of_line(line)
        if command == "keys" or (command is None and line.strip()):
            self.tell_keys()
            return None
        return command or None


class TypedAnswerControls:
    """Lines of an answer, and commands among them: an empty line is Enter, ``/skip`` what the key ``s`` would be."""

    interactive = True

    def __init__(self, lines: TextIO) -> None:
        self._reader = _LineReader(lines, typed_line)
        self._ahead: TypedLine | None = None  # a line of an answer that was typed before it was asked for

    def next_line(self) -> TypedLine | None:
        if self._ahead:
            ahead, self._ahead = self._ahead, None
            return ahead
        return self._reader.next(None)

    def poll(self) -> str | None:
        return self.wait(0.0)

    def wait(self, timeout_s: float | None) -> str | None:
        if self._ahead:
            return None
        typed = self._reader.next(timeout_s)
        if typed and not typed.command:
            bare = command_of_line(typed.line) if timeout_s is None else None
            if bare is None:
                self._ahead = typed
            return bare
        return typed.command if typed else None

    def close(self) -> None:
        pass


class Keyboard:
    """Commands as single keys of a terminal, without Enter; ``close`` restores the terminal.

    ``tell_keys`` and ``tell_taken``: as of ``LineControls``.
    """

    interactive = True

    def __init__(self, keys: Keys = INTERVIEW) -> None:
        self._keys = keys
        self.tell_keys: Callable[[], None] = _nothing
        self.tell_taken: Callable[[str], None] = _tell_nobody
        self.ended = False
        self._read_keys, self._restore = terminal()

    def poll(self) -> str | None:
        return self.wait(0.0)

    def wait(self, timeout_s: float | None) -> str | None:
        """See ports.Controls. A key without a meaning is skipped, since None would mean the end of input."""
        until_s = None if timeout_s is None else time.monotonic() + timeout_s
        while not self.ended:
            pressed = self._read_keys(None if until_s is None else max(0.0, until_s - time.monotonic()))
            self.ended = pressed is None
            command = next(filter(None, map(self._keys.of_key, pressed or ())), None)
            if command == "keys":
                self.tell_keys()
                command = None
            if command:
                self.tell_taken(command)
            if command or (until_s is not None and time.monotonic() >= until_s):
                return command
        return None

    def close(self) -> None:
        self._restore()


def controls_here(plain: bool, keys: Keys = INTERVIEW) -> Controls:
    """Return single keys on a terminal; lines with ``plain`` or if standard input is not a terminal."""
    if sys.stdin is None or sys.stdin.closed:
        return NoControls()
    return LineControls(sys.stdin, keys) if plain or not sys.stdin.isatty() else Keyboard(keys)
