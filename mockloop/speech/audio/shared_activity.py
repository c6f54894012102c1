"""Voice activity for a stream that several listen to at about the same time: each window is computed once.

The recorder and the recognizer hear the same sound, each in its own thread and in its own pieces. What one has
computed is kept for a few seconds under a digest of the whole stream so far, so that the other finds it. A stream that
differs in one sample finds nothing, and nothing has to be passed from one listener to the other.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from mockloop.speech.audio.voice_activity import Progress, VoiceActivity

_KEPT = 256  # windows: 8 s, by which one listener may be behind the other
_Found = tuple[float, Progress | None]  # the probability of a window, and the progress after it where that is known


class SharedActivity(VoiceActivity):
    """Speech probabilities of one stream, the same as by ``VoiceActivity``."""

    def __init__(self) -> None:
        super().__init__()
        self._digest = b""
        self._skipped: list[NDArray[np.float32]] = []  # windows since the progress of this object, found elsewhere

    def _probabilities(self, windows: NDArray[np.float32]) -> list[float]:
        digests = [self._after(window) for window in windows]
        found = _recent.leading(digests)
        for window, (_, progress) in zip(windows, found, strict=False):
            self._skipped.append(window)
            if progress is not None:
                self._progress, self._skipped = progress, []
        new = len(windows) - len(found)
        computed = self._computed(windows[len(found) :]) if new else []
        _recent.add(digests[len(found) :], computed, self._progress)
        return [*(probability for probability, _ in found), *computed]

    def _computed(self, windows: NDArray[np.float32]) -> list[float]:
        together = np.concatenate([np.reshape(self._skipped, (-1, windows.shape[1])), windows])
        self._skipped = []
        return super()._probabilities(together.astype(np.float32))[-len(windows) :]

    def _after(self, window: NDArray[np.float32]) -> bytes:
        self._digest = blake2b(self._digest + window.tobytes(), digest_size=16).digest()
        return self._digest


class _Recent:
    """What was computed last, by any listener."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: OrderedDict[bytes, _Found] = OrderedDict()

    def leading(self, digests: Sequence[bytes]) -> list[_Found]:
        """Return what is known of the first windows, up to one that is not known."""
        with self._lock:
            known = [self._found.get(digest) for digest in digests]
        return [one for one in known[: known.index(None)] if one] if None in known else [one for one in known if one]

    def add(self, digests: Sequence[bytes], probabilities: Sequence[float], progress: Progress) -> None:
        """Keep the windows of one computation, with the progress after the last."""
        with self._lock:
            for digest, probability in zip(digests, probabilities, strict=True):
                self._found[digest] = (probability, progress if digest == digests[-1] else None)
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)


_recent = _Recent()
