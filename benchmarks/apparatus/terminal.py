"""The program on a terminal of its own, as a person uses it; everything it draws is read."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

SIZE = (30, 100)  # rows, columns


class OnTerminal:
    """``mockloop`` with these arguments. ``began_s``: when it was started; ``drawn``: what it drew, and when."""

    def __init__(self, arguments: list[str], env: Mapping[str, str], home: Path) -> None:
        self._home = home
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        own = {**env, "MOCKLOOP_HOME": str(home), "TERM": "xterm-256color", "MOCKLOOP_SOUND_CHECK": "off"}
        command = [sys.executable, "-m", "mockloop.cli.main", *arguments]
        ends = {"stdin": slave, "stdout": slave, "stderr": slave}
        self.began_s = time.monotonic()
        self._process = subprocess.Popen(command, env=own, start_new_session=True, **ends)
        os.close(slave)
        self.drawn: list[tuple[float, bytes]] = []
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def text(self) -> bytes:
        """All that it has drawn."""
        return b"".join(data for _, data in self.drawn)

    @property
    def pid(self) -> int:
        return self._process.pid

    def press(self, key: str) -> None:
        os.write(self._master, key.encode())

    def draws(self, text: bytes, timeout_s: float) -> float:
        """Wait for this text, and return when it was drawn. Raises TimeoutError."""
        self._wait(lambda: text in self.text, timeout_s)
        return next(at_s for number, (at_s, _) in enumerate(self.drawn, 1) if text in self._until(number))

    def _until(self, number: int) -> bytes:
        return b"".join(data for _, data in self.drawn[:number])

    def recording(self, timeout_s: float, take: int = 1) -> None:
        """Wait until sound comes from the microphone. Raises TimeoutError."""
        name = f"takes/{take:02}.flac"
        self._wait(lambda: any(path.stat().st_size > 100 for path in self._home.rglob(name)), timeout_s)

    def shows(self, text: bytes, timeout_s: float) -> None:
        """Wait until something is drawn. Raises TimeoutError."""
        self._wait(lambda: text in self.text, timeout_s)

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    def _wait(self, there: Callable[[], bool], timeout_s: float) -> None:
        until_s = time.monotonic() + timeout_s
        while not there():
            if time.monotonic() > until_s or self._process.poll() is not None:
                raise TimeoutError(self.text[-2000:].decode(errors="replace"))
            time.sleep(0.02)

    def _read(self) -> None:
        try:
            while data := os.read(self._master, 65_536):
                self.drawn.append((time.monotonic(), data))
        except OSError:
            return  # the terminal is closed


def cpu_s(pid: int) -> float:
    """Processor seconds that this process has used, its children aside (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
