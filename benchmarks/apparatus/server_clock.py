"""Measure a sound server's clock against the computer's, without mockloop: the server's own drift."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping

from benchmarks.apparatus.lateness import Lateness
from mockloop.ports import RATE_HZ

_BYTES = 2  # of a sample


class ServerClock(threading.Thread):
    """Counts the samples of the server's microphone as ``parec`` gives them."""

    def __init__(self, env: Mapping[str, str]) -> None:
        super().__init__(daemon=True)
        command = ["parec", f"--rate={RATE_HZ}", "--channels=1", "--format=s16le", "--latency-msec=20"]
        self._child = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.PIPE)
        self._lateness = Lateness(time.monotonic())

    def run(self) -> None:
        assert self._child.stdout is not None
        samples = 0
        while block := os.read(self._child.stdout.fileno(), 1 << 16):
            samples += len(block) // _BYTES
            self._lateness.note(time.monotonic(), samples / RATE_HZ)

    def stop(self) -> float | None:
        """Stop, and return by how many ms an hour samples fall behind the clock; None if it ran too briefly."""
        self._child.kill()
        self.join()
        drift = self._lateness.drift()
        return 1000 * 3600 * drift[1] / drift[0] if drift else None
