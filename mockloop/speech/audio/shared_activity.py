"""Voice activity for a stream that several listen to: each window is computed once.

The recorder and the recognizer hear the same sound, each in its own thread and in its own pieces; the second pass
hears it again from the file. What one has computed is kept under a digest of the whole stream so far, so that the
others find it. A stream that differs in one sample finds nothing, and nothing has to be passed from one listener to
the other.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from mockloop.speech.audio.voice_activity import AT_ONCE, Progress, VoiceActivity

_KEPT = 40_000  # windows: 20 minutes, in 6 MB
_FRESH = 256  # windows: 8 s, by which one listener may be behind the other and go on from any of its pieces
_APART = 256  # windows between those of older ones from which one can go on
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
        together = [*self._skipped, *windows]
        self._skipped = []
        parts = [np.stack(together[at : at + AT_ONCE]) for at in range(0, len(together), AT_ONCE)]
        computed = [p for part in parts for p in VoiceActivity._probabilities(self, part)]
        return computed[-len(windows) :]

    def _after(self, window: NDArray[np.float32]) -> bytes:
        self._digest = blake2b(self._digest + window.tobytes(), digest_size=16).digest()
        return self._digest


class _Recent:
    """What was computed last, by any listener."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: OrderedDict[bytes, _Found] = OrderedDict()
        self._fresh: deque[bytes] = deque()
        self._passed = 0  # windows since the last that kept its progress

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
                self._fresh.append(digest)
            while len(self._fresh) > _FRESH:
                self._age(self._fresh.popleft())
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)

    def _age(self, digest: bytes) -> None:
        """Drop the progress of a window, which takes 3 kB, unless it is long since one kept it."""
        probability, progress = self._found.get(digest, (0.0, None))
        self._passed += 1
        if progress and self._passed >= _APART:
            self._passed = 0
        elif progress:
            self._found[digest] = (probability, None)


_recent = _Recent()
