"""Read single keys of a terminal, without Enter: characters as they are, other keys by name."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress

ReadKeys = Callable[[float | None], list[str] | None]

_REST_S = 0.05  # the bytes of one key come together, except sometimes over a network
_NAMED = {
    "\x1b": "escape",
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1b[5~": "page_up",
    "\x1b[6~": "page_down",
}
# what follows \xe0 or \0 on Windows
_SCANNED = {"H": "up", "P": "down", "M": "right", "K": "left", "I": "page_up", "Q": "page_down"}
_ONE_KEY = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1bO.|\x1b[^\x1b]|\x1b|.", re.DOTALL)  # \x1bx: x with Alt held
_CUT_OFF = re.compile(r"\x1b(?:O|\[[0-?]*[ -/]*)?\Z")
_CTRL_C = "\x03"


def terminal() -> tuple[ReadKeys, Callable[[], None]]:
    """Return a function that reads keys, and one that restores the terminal.

    The first waits for a key, or for so many seconds, and returns the keys that came at once; none if none came, and
    None at the end of input.
    """
    return _windows_terminal() if sys.platform == "win32" else _posix_terminal()


def keys_in(typed: str) -> list[str]:
    """Return the keys in a terminal's characters; a key without a name is ''."""
    return [_named(found) for found in _ONE_KEY.findall(typed)]


def is_cut_off(typed: str) -> bool:
    """Return whether the characters end within a key; a single Esc looks like that too."""
    return _CUT_OFF.search(typed) is not None


def _named(pressed: str) -> str:
    if not pressed.startswith("\x1b"):
        return pressed
    return _NAMED.get(pressed.replace("\x1bO", "\x1b["), "")  # some terminals send arrows with O


def _posix_terminal() -> tuple[ReadKeys, Callable[[], None]]:
    import os
    import select
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    tty.setcbreak(fd)  # keys come at once and are not echoed, and Ctrl-C still interrupts

    def characters(timeout_s: float | None) -> str | None:
        if not select.select([fd], [], [], timeout_s)[0]:
            return ""
        try:
            return os.read(fd, 32).decode(errors="replace") or None
        except OSError:  # the terminal has gone away
            return None

    def read(timeout_s: float | None) -> list[str] | None:
        typed = characters(timeout_s)
        while typed and is_cut_off(typed) and (more := characters(_REST_S)):
            typed += more
        return None if typed is None else keys_in(typed)

    def restore() -> None:
        with suppress(termios.error):  # a terminal that is gone needs no restoring
            termios.tcsetattr(fd, termios.TCSADRAIN, before)

    return read, restore


def _windows_terminal() -> tuple[ReadKeys, Callable[[], None]]:
    import msvcrt

    def read(timeout_s: float | None) -> list[str] | None:
        until_s = None if timeout_s is None else time.monotonic() + timeout_s
        while not msvcrt.kbhit():  # type: ignore[attr-defined]
            if until_s is not None and time.monotonic() >= until_s:
                return []
            time.sleep(0.01)
        return [windows_key(msvcrt.getwch)]  # type: ignore[attr-defined]

    return read, lambda: None


def windows_key(next_character: Callable[[], str]) -> str:
    """Return one key as Windows gives it: a character, or two, the second of which is a key's number."""
    pressed = next_character()
    if pressed in ("\x00", "\xe0"):
        return _SCANNED.get(next_character(), "")
    if pressed == _CTRL_C:  # read like this, Ctrl-C does not interrupt
        raise KeyboardInterrupt
    return "escape" if pressed == "\x1b" else pressed
