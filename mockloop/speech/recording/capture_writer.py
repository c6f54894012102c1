"""Write what a microphone captures before anything else is done with it.

A microphone gives sound in real time, whether anybody is ready for it or not. A thread that does nothing else reads
and writes it, so that on a busy machine the recorder may fall behind while the disk does not. Other sources are read
when the recorder asks for sound.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

import numpy as np

from mockloop.ports import RATE_HZ, Capture, Microphone, Samples
from mockloop.speech.audio.take_file import TakeWriter

_READ_S = 0.03  # how long the end of a take may wait for the thread


@runtime_checkable
class Paced(Protocol):
    """A capture that gives sound in real time; ``paced`` is true."""

    @property
    def paced(self) -> bool: ...


@runtime_checkable
class ReportsLoss(Protocol):
    """A capture that may lose sound: ``lost_s`` seconds of it were filled with silence so far."""

    @property
    def lost_s(self) -> float: ...


@runtime_checkable
class ReportsClipping(Protocol):
    """A capture that mixes channels: ``clipped_share`` is that of its worst channel in the last ``read``."""

    @property
    def clipped_share(self) -> float: ...


@runtime_checkable
class NamesSource(Protocol):
    """A microphone that may be another one from some moment on; ``source`` is the name of the current one, or ""."""

    @property
    def source(self) -> str: ...


@dataclass(frozen=True, slots=True)
class WrittenSound:
    """Sound that was passed to the writer, and when it came by ``time.monotonic``.

    ``gap_s``: silence before it, while the microphone was gone. ``clipped_share`` is that of its worst channel;
    ``lost_s``: what the capture had lost by then.
    """

    samples: Samples = field(default_factory=lambda: np.zeros(0, np.int16))
    at_s: float = 0.0
    gap_s: float = 0.0
    clipped_share: float = 0.0
    lost_s: float = 0.0


def joined(pieces: Sequence[WrittenSound]) -> WrittenSound:
    """Return pieces that came one after the other as one; only the first may come after a gap."""
    last = pieces[-1]
    samples = np.concatenate([piece.samples for piece in pieces])
    clipped = max(piece.clipped_share for piece in pieces)
    return WrittenSound(samples, last.at_s, pieces[0].gap_s, clipped, last.lost_s)


def lost_by(capture: Capture) -> float:
    """Return how many seconds a capture has lost so far."""
    return capture.lost_s if isinstance(capture, ReportsLoss) else 0.0


def source_of(microphone: Microphone) -> str:
    """Return the name of the microphone that is in use now, "" if it is not known."""
    return microphone.source if isinstance(microphone, NamesSource) else ""


class Closed:
    """The capture of a microphone that is closed."""

    def read(self, timeout_s: float) -> Samples | None:
        return None

    def close(self) -> None:
        """Do nothing: it is closed already."""


class CaptureWriter:
    """One open capture and its take. ``gone_since_s``: when a microphone that is back was lost."""

    def __init__(self, capture: Capture, writer: TakeWriter, gone_since_s: float | None = None) -> None:
        self.capture = capture
        self._writer = writer
        self._gone_since_s = gone_since_s
        self._over = threading.Event()
        self._found: queue.SimpleQueue[WrittenSound | Exception | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        if isinstance(capture, Paced) and capture.paced:
            self._thread = threading.Thread(target=self._run, name="capture writer", daemon=True)
            self._thread.start()

    def read(self, timeout_s: float) -> WrittenSound | None:
        """Wait for the next sound and return it; without samples: nothing came; None: the end. Raises DeviceError."""
        if self._thread is None:
            return self._next(timeout_s)
        try:
            found = self._found.get(timeout=timeout_s) if timeout_s else self._found.get_nowait()
        except queue.Empty:
            return WrittenSound()
        if isinstance(found, Exception):
            raise found
        return found

    def stop(self) -> None:
        """Take no more from the capture except by ``rest``; what was taken can still be read. Twice is allowed."""
        if self._thread is not None:
            self._over.set()
            self._thread.join()

    def rest(self) -> WrittenSound | None:
        """Return, once stopped, what was taken and not read, then what the capture has ready. Raises DeviceError."""
        return self.read(0.0) if not self._found.empty() else self._next(0.0)

    @property
    def waiting(self) -> bool:
        """Whether something was taken that was not read."""
        return not self._found.empty()

    @property
    def lost_s(self) -> float:
        """Seconds that the capture has lost so far."""
        return lost_by(self.capture)

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                kept = self._next(_READ_S)
            except Exception as error:  # noqa: BLE001 - the edge of the thread: raised by the next read
                self._found.put(error)
                return
            if kept is None or len(kept.samples):
                self._found.put(kept)
            if kept is None:
                return

    def _next(self, timeout_s: float) -> WrittenSound | None:
        samples = self.capture.read(timeout_s)
        if samples is None or not len(samples):
            return None if samples is None else WrittenSound(samples)
        at_s = time.monotonic()
        gap_s = self._filled(at_s - len(samples) / RATE_HZ)
        self._writer.accept(samples)
        clipped = self.capture.clipped_share if isinstance(self.capture, ReportsClipping) else 0.0
        return WrittenSound(samples, at_s, gap_s, clipped, self.lost_s)

    def _filled(self, until_s: float) -> float:
        """Write silence for the time in which the microphone was gone, so that times stay right; return its seconds."""
        if self._gone_since_s is None:
            return 0.0
        gap_s = max(0.0, until_s - self._gone_since_s)
        self._gone_since_s = None
        self._writer.accept(np.zeros(round(gap_s * RATE_HZ), np.int16))
        return gap_s
