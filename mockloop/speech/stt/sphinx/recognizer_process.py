"""The recognizer's process as its owner sees it: begun, sent to, asked, ended (see sphinx_process.py)."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mockloop.core.errors import ModelError
from mockloop.ports import RATE_HZ
from mockloop.speech.stt.errors import REINSTALL, RESUME
from mockloop.speech.stt.sphinx.process import HEADER
from mockloop.speech.tts.child_process import environment

_BYTES_PER_S = 2 * RATE_HZ


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a process may take before it counts as hung.

    ``ready_s``: to make itself ready for a vocabulary. ``least_s``, and ``per_sound_s`` for each second of sound
    sent since its last words: to take it in and to find the next ones, which two idle cores do in 0.3 s for a second.
    """

    ready_s: float = 120.0
    least_s: float = 20.0
    per_sound_s: float = 10.0


class Stopped(Exception):
    """The process has ended without an answer, whatever the reason."""

    def __init__(self, why: str, next_step: str = REINSTALL) -> None:
        super().__init__(why)
        self.next_step = next_step


class RecognizerProcess:
    """One process. Messages are a kind of one byte, a length and data; an answer is one line of JSON.

    Raises ModelError where the system lets no process begin.
    """

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._limit_s = self._patience.ready_s  # for what was sent last
        self._last = b""  # the kind of what was sent last
        self._sound_s = 0.0  # sent since the last segment was answered
        self._hung = False
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "mockloop.speech.stt.sphinx.process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
            )
        except OSError as error:
            sentence = f"The embedded recognizer cannot begin ({error.strerror})."
            raise ModelError(sentence, "Close other programs, then try again.") from error

    def send(self, kind: bytes, data: bytes = b"") -> None:
        """Raises Stopped, or ModelError where the process could still say what was wrong."""
        assert self._process.stdin is not None
        self._allow(kind, len(data) / _BYTES_PER_S)
        try:
            with self._watched():  # a process that does not read holds up the one that writes
                self._process.stdin.write(HEADER.pack(kind, len(data)) + data)
                self._process.stdin.flush()
        except (OSError, ValueError):
            self.answer()

    def answer(self) -> dict[str, Any]:
        """Its next answer. Raises Stopped; ModelError where it says that it failed."""
        assert self._process.stdout is not None
        with self._watched():
            line = self._process.stdout.readline()
            if not line.endswith(b"\n"):  # nothing, or half an answer
                status = self._process.wait()
                raise self._too_late() if self._hung else Stopped(f"it stopped with status {status}")
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError as error:
            raise Stopped("its answer cannot be read") from error
        if "failed" in answer:
            raise ModelError(f"The embedded recognizer cannot work ({answer['failed']}).", REINSTALL)
        return answer

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once. Twice is allowed."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):  # what it no longer read is not to be written later
            if self._process.stdin:
                self._process.stdin.close()

    def _allow(self, kind: bytes, seconds: float) -> None:
        """Work out how long a message may take: as much as it could, if all before it were still to be decoded."""
        if self._last in (b"V", b"E"):  # answered; what was forgotten on the way may still be being decoded
            self._sound_s = 0.0
        if kind == b"A":
            self._sound_s += seconds
        self._last, allowed = kind, self._patience
        least_s = allowed.ready_s if kind == b"V" else allowed.least_s
        self._limit_s = least_s + allowed.per_sound_s * self._sound_s

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        """Kill the process if this does not end in time: reading from it and writing to it then fail."""
        timer = threading.Timer(self._limit_s, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self._hung = True
        self._process.kill()

    def _too_late(self) -> Stopped:
        return Stopped(f"it did not answer within {self._limit_s:g} s", RESUME)
