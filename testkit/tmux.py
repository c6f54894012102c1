"""The program in a terminal of tmux: what a person sees there, cell by cell."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import time
from pathlib import Path

from testkit.fakes import HANGS_AFTER_S
from testkit.program import COMMAND

_ASKS_S = 0.1


class Tmux:
    """A terminal of ``width`` by ``height`` cells, with a shell in which the program is started."""

    def __init__(self, env: dict[str, str], folder: Path, size: tuple[int, int]) -> None:
        self._command = ["tmux", "-L", f"mockloop-{os.getpid()}-{id(self)}", "-f", "/dev/null"]
        self._env = {**env, "MOCKLOOP_HOME": str(folder / "home"), "PS1": "ready> ", "TERM": "xterm-256color"}
        self._env.pop("TMUX", None)
        shell = ["env", "-u", "COLUMNS", "-u", "LINES", "sh", "-i"]
        self._tmux("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), *shell)
        self._tmux("set-option", "-g", "status", "off")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run([*self._command, *arguments], env=self._env, check=True, capture_output=True, text=True)
        return done.stdout

    def run(self, *arguments: str) -> None:
        """Type the program's command line and Enter."""
        self.type(shlex.join([*COMMAND, *arguments]))
        self.press("Enter")

    def type(self, text: str) -> None:
        """Type a text as it stands."""
        self._tmux("send-keys", "-l", text)

    def told(self, format_: str) -> str:
        """What tmux knows of the terminal, by its formats."""
        return self._tmux("display-message", "-p", format_).strip()

    def kill_program(self) -> None:
        """SIGTERM for what runs in the shell."""
        below = ["ps", "-o", "pid=", "--ppid", self.told("#{pane_pid}")]
        running = subprocess.run(below, check=True, capture_output=True, text=True).stdout.split()
        os.kill(int(running[0]), signal.SIGTERM)

    def press(self, *keys: str) -> None:
        """Keys by tmux's names: Enter, Right, Space, C-c, or a letter."""
        self._tmux("send-keys", *keys)

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def screen(self, styles: bool = False) -> str:
        """What the terminal shows."""
        return self._tmux("capture-pane", "-p", *(["-e"] if styles else []))

    def wait_for(self, pattern: str, timeout_s: float = HANGS_AFTER_S) -> str:
        """The screen as soon as ``pattern`` is on it."""
        until_s = time.monotonic() + timeout_s
        while time.monotonic() < until_s:
            shown = self.screen()
            if re.search(pattern, shown):
                return shown
            time.sleep(_ASKS_S)
        raise AssertionError(f"{pattern!r} was not shown in {timeout_s} s; there is:\n{self.screen()}")

    def close(self) -> None:
        self._tmux("kill-server")
