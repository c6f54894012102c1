"""A voice that says nothing and a loudspeaker that plays nothing, each as long as a real one would take."""

from __future__ import annotations

import time

import numpy as np

from mockloop.ports import Sound

_QUESTION_S = 0.6


class ToneVoice:
    """Give every question the same short silence."""

    name = "a tone"

    def render(self, text: str) -> Sound:
        return Sound(np.zeros(round(_QUESTION_S * 16_000), np.float32), 16_000)

    def close(self) -> None:
        """Nothing to give back."""


class SilentPlayer:
    """Take as long as a loudspeaker does, without one."""

    name = "nobody's loudspeaker"

    def prepare(self) -> None:
        """Nothing to open."""

    def play(self, sound: Sound) -> _Playback:
        return _Playback(sound.duration_s)

    def close(self) -> None:
        """Nothing to give back."""


class _Playback:
    def __init__(self, duration_s: float) -> None:
        self._began_s, self._duration_s = time.monotonic(), duration_s

    @property
    def played_s(self) -> float:
        return min(self._duration_s, time.monotonic() - self._began_s)

    def wait(self, timeout_s: float) -> bool:
        time.sleep(max(0.0, min(timeout_s, self._duration_s - self.played_s)))
        return self.played_s >= self._duration_s

    def stop(self) -> None:
        self._duration_s = 0.0
