"""How a sound server's clock runs against the computer's own, without mockloop: what drift is the server's."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping

from mockloop.ports import RATE_HZ

_SETTLES_S = 5.0
_EDGE_S = 30.0  # blocks are late by chance, never early: the least late of so long a stretch tells the clock
_BYTES = 2  # of a sample


class ServerClock(threading.Thread):
    """Counts the samples of the server's microphone as ``parec`` gives them."""

    def __init__(self, env: Mapping[str, str]) -> None:
        super().__init__(daemon=True)
        command = ["parec", f"--rate={RATE_HZ}", "--channels=1", "--format=s16le", "--latency-msec=20"]
        self._child = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.PIPE)
        self._behind: list[tuple[float, float]] = []

    def run(self) -> None:
        assert self._child.stdout is not None
        samples, began_s = 0, time.monotonic()
        while block := os.read(self._child.stdout.fileno(), 1 << 16):
            now_s = time.monotonic()
            samples += len(block) // _BYTES
            if now_s >= began_s + _SETTLES_S:
                self._note(now_s, now_s - began_s - samples / RATE_HZ)

    def stop(self) -> float | None:
        """End it; milliseconds an hour by which samples fall behind the clock, None where it ran too short a time."""
        self._child.kill()
        self.join()
        return drift_ms_per_hour(self._behind)

    def _note(self, now_s: float, behind_s: float) -> None:
        """Keep the least late block of each second."""
        if self._behind and now_s - self._behind[-1][0] < 1.0:
            at_s, least_s = self._behind[-1]
            self._behind[-1] = (at_s, min(least_s, behind_s))
        else:
            self._behind.append((now_s, behind_s))


def drift_ms_per_hour(behind: list[tuple[float, float]]) -> float | None:
    """Compare the least lateness of the first and the last half minute of (moment, lateness), in seconds."""
    if not behind or behind[-1][0] - behind[0][0] < 2 * _EDGE_S:
        return None
    first_s = min(late for at_s, late in behind if at_s < behind[0][0] + _EDGE_S)
    last_s = min(late for at_s, late in behind if at_s > behind[-1][0] - _EDGE_S)
    return 1000 * 3600 * (last_s - first_s) / (behind[-1][0] - behind[0][0] - _EDGE_S)
