"""Recordings in place of a microphone: files, and sound from standard input."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from mockloop.core.errors import InputError, MockloopError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import Decoding
from mockloop.speech.audio.piped import PipedSound

_Piped = tuple[Samples, float] | list[str] | MockloopError  # a block and its clipping; at the end, the notices
_WAITING = 8  # blocks of standard input read ahead: the pipe keeps the rest


class FileMicrophone:
    """Play recordings as the answers, by the question's id or in order; a repeated question gets the same recording.

    ``realtime``: at the speed of speech; otherwise as fast as it is read. ``track``: which sound track, from 1;
    otherwise the one with the voice. ``notices``: a sentence for each recording that is cut off or has several tracks;
    ``tell`` receives each.
    """

    def __init__(
        self,
        sounds: Mapping[str, Path] | Sequence[Path],
        realtime: bool = False,
        now_s: Callable[[], float] = time.monotonic,
        track: int | None = None,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.track, self._tell = track, tell
        self._by_ask = dict(sounds) if isinstance(sounds, Mapping) else {}
        self._left = [] if isinstance(sounds, Mapping) else list(sounds)
        self.name = "recordings"
        self.live = realtime
        self._now_s = now_s
        self.notices: list[str] = []

    def open(self, ask: str) -> FileCapture:
        """Start the recording for ``ask``. Raises InputError if there is none, or the file is not a recording."""
        if ask not in self._by_ask and self._left:
            self._by_ask[ask] = self._left.pop(0)
        if ask not in self._by_ask:
            raise InputError(f"There is no recording for the answer to '{ask}'.", "Give one recording for each answer.")
        decoding = Decoding(self._by_ask[ask], track=self.track)
        return FileCapture(decoding, self._now_s if self.live else None, self._note)

    def recording_of(self, ask: str) -> Path | None:
        """Return the recording that was opened for ``ask``; None if there was none."""
        return self._by_ask.get(ask)

    def _note(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)
            self._tell(notice)


class FileCapture:
    """One recording being played into the recorder; ``now_s``: the clock that sets its speed, None: no limit."""

    def __init__(self, decoding: Decoding, now_s: Callable[[], float] | None, note: Callable[[str], None]) -> None:
        self._decoding = decoding
        self._blocks: Iterator[Samples] = iter(decoding)
        self._now_s = now_s
        self._note = note
        self.paced = now_s is not None  # see capture_writer.Paced
        self._began_at_s = now_s() if now_s else 0.0
        self._waiting: Samples | None = None
        self._played = 0
        self.clipped_share = 0.0  # see capture_writer.ReportsClipping

    def read(self, timeout_s: float) -> Samples | None:
        """See ports.Capture. Raises InputError where the recording contains no sound."""
        if self._waiting is None:
            self._waiting = next(self._blocks, None)
        if self._waiting is None:
            for notice in self._decoding.notices:
                self._note(notice)
            return None
        if self._now_s and not self._is_due(self._now_s(), timeout_s):
            return np.zeros(0, np.int16)
        block, self._waiting = self._waiting, None
        self.clipped_share = self._decoding.clipped_share
        self._played += len(block)
        return block

    def close(self) -> None:
        self._blocks = iter(())
        self._waiting = None

    def _is_due(self, now_s: float, timeout_s: float) -> bool:
        """Return whether the whole next block has been spoken within ``timeout_s``."""
        assert self._waiting is not None
        spoken_at_s = self._began_at_s + (self._played + len(self._waiting)) / RATE_HZ
        ahead_s = spoken_at_s - now_s
        time.sleep(max(0.0, min(ahead_s, timeout_s)))
        return ahead_s <= timeout_s


class StreamMicrophone:
    """Sound from a stream such as standard input: raw 16 kHz mono int16, or any sound file.

    One stream contains all answers: each ``open`` continues where the answer before it ended. ``track`` and ``tell``:
    as for ``FileMicrophone``.
    """

    live = False

    def __init__(
        self, stream: BinaryIO, track: int | None = None, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self.name = "standard input"
        self._sound = PipedSound(stream, track)
        self._tell = tell
        self._blocks: queue.Queue[_Piped] = queue.Queue(_WAITING)
        self._reader: threading.Thread | None = None

    def open(self, ask: str) -> StreamCapture:
        if self._reader is None:
            self._reader = threading.Thread(target=self._read, name="standard input", daemon=True)
            self._reader.start()
        return StreamCapture(self._blocks, self._tell)

    def _read(self) -> None:
        try:
            for block in self._sound:
                self._blocks.put((block, self._sound.clipped_share))
            self._blocks.put(self._sound.notices)
        except MockloopError as error:
            self._blocks.put(error)
        except (OSError, ValueError) as error:  # ValueError: the stream was closed
            self._blocks.put(InputError(f"Standard input ended with an error ({error}).", "Start it again."))


class StreamCapture:
    """The rest of a stream, until closed."""

    def __init__(self, blocks: queue.Queue[_Piped], tell: Callable[[str], None]) -> None:
        self._blocks, self._tell = blocks, tell
        self.clipped_share = 0.0  # see capture_writer.ReportsClipping

    def read(self, timeout_s: float) -> Samples | None:
        """See ports.Capture. Raises InputError where the stream contains no sound."""
        try:
            piped = self._blocks.get(timeout=timeout_s)
        except queue.Empty:
            return np.zeros(0, np.int16)
        if isinstance(piped, MockloopError):
            self._blocks.put(piped)  # the end stays the end for later reads
            raise piped
        if isinstance(piped, list):
            self._blocks.put([])
            for notice in piped:
                self._tell(notice)
            return None
        block, self.clipped_share = piped
        return block

    def close(self) -> None:
        """Nothing to close: the stream belongs to whoever opened it."""
