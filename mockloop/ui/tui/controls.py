"""Pass keys pressed on the screen to the engine's thread."""

from __future__ import annotations

import threading
from collections import deque


class LiveControls:
    """See ports.Controls. The screen presses; the engine polls and waits, and gets Ctrl-C there."""

    interactive = True

    def __init__(self) -> None:
        self._pressed: deque[str] = deque()
        self._changed = threading.Condition()
        self._interrupted = False
        self._closed = False
        self._redone = False

    # ---- the screen's side -----------------------------------------------------------------------------------

    def press(self, command: str) -> None:
        """Pass a command to the engine."""
        with self._changed:
            self._pressed.append(command)
            self._changed.notify_all()

    def interrupt(self) -> None:
        """Handle Ctrl-C: from now on every ``poll`` and ``wait`` raises KeyboardInterrupt."""
        with self._changed:
            self._interrupted = True
            self._changed.notify_all()

    # ---- the engine's side -----------------------------------------------------------------------------------

    def poll(self) -> str | None:
        return self.wait(0.0)

    def wait(self, timeout_s: float | None) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self._pressed or self._interrupted or self._closed, timeout_s)
            if self._interrupted:
                raise KeyboardInterrupt
            if not self._pressed:
                return None
            command = self._pressed.popleft()
            self._redone = self._redone or command == "redo"
            return command

    def close(self) -> None:
        """Note that no more keys can come: a waiting caller gets None."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def forget(self, command: str) -> None:
        """Drop this command if it still waits, since a key pressed twice counts once."""
        with self._changed:
            self._pressed = deque(one for one in self._pressed if one != command)

    def redone(self) -> bool:
        """Return whether "redo" was passed on since the last call."""
        redone, self._redone = self._redone, False
        return redone
