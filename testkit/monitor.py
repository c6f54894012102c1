"""Record what a loudspeaker of the sound server plays, or what is played into its microphone."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections import deque
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
LOUD = 100  # of 32,767: a null sink's own silence is below it, the first sound of any voice above
KEPT_S = 60.0
_COMMAND = ["--raw", f"--rate={RATE_HZ}", "--channels=1", "--format=s16le", "--latency-msec=5"]


class Monitor:
    """Listens to a source from now on; times are those of ``time.monotonic``, right to about 10 ms."""

    def __init__(self, source: str, env: Mapping[str, str]) -> None:
        command = ["parec", "-d", source, *_COMMAND]
        self._process = subprocess.Popen(command, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._blocks: deque[tuple[float, NDArray[np.int16]]] = deque()  # when each began
        # of each block that has any, when its loud samples sounded: looked through two hundred times a second, beside
        # what is measured and in the same process
        self._loud: deque[NDArray[np.float64]] = deque()
        self._heard = threading.Condition()
        threading.Thread(target=self._listen, name=source, daemon=True).start()

    def first_loud(self, since_s: float, timeout_s: float) -> float | None:
        """When the first loud sample after ``since_s`` sounds, waited for; None after ``timeout_s``."""
        with self._heard:
            self._heard.wait_for(lambda: self._found(since_s) is not None, timeout_s)
            return self._found(since_s)

    def since(self, since_s: float) -> tuple[float, NDArray[np.int16]]:
        """All that sounded after a moment, in one piece: when its first sample did, and the samples.

        Blocks may be handed over late and never early: the one that was least late sets the time of all.
        """
        with self._heard:
            blocks = [block for block in self._blocks if block[0] > since_s]
        lengths = np.cumsum([0, *(len(samples) for _, samples in blocks)])
        began_s = min(at_s - length / RATE_HZ for (at_s, _), length in zip(blocks, lengths, strict=False))
        return began_s, np.concatenate([samples for _, samples in blocks])

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        descriptor, odd = self._process.stdout.fileno(), b""
        while data := os.read(descriptor, 65_536):
            now_s, data = time.monotonic(), odd + data
            odd = data[len(data) // 2 * 2 :]
            samples = np.frombuffer(data[: len(data) // 2 * 2], np.int16)
            began_s = now_s - len(samples) / RATE_HZ
            loud = began_s + np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD) / RATE_HZ
            with self._heard:
                self._blocks.append((began_s, samples))
                if len(loud):
                    self._loud.append(loud)
                while self._blocks[0][0] < now_s - KEPT_S:
                    self._blocks.popleft()
                while self._loud and self._loud[0][-1] < now_s - KEPT_S:
                    self._loud.popleft()
                self._heard.notify_all()

    def _found(self, since_s: float) -> float | None:
        first: float | None = None
        for loud in reversed(self._loud):
            if loud[-1] <= since_s:
                break
            first = float(loud[np.searchsorted(loud, since_s, "right")])
        return first
