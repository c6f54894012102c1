"""The recognizer's process as its owner sees it: begun, sent to, asked, ended (see sphinx_process.py)."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from typing import Any

from mockloop.core.errors import ModelError
from mockloop.speech.spawned import environment
from mockloop.speech.sphinx_process import HEADER

NEXT_STEP = "Reinstall it with: pip install --force-reinstall pocketsphinx, or use --engine whisper."


class Stopped(Exception):
    """The process has ended without an answer, whatever the reason."""


class RecognizerProcess:
    """One process. Messages are a kind of one byte, a length and data; an answer is one line of JSON.

    Raises ModelError where the system lets no process begin.
    """

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "mockloop.speech.sphinx_process"],
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
        try:
            self._process.stdin.write(HEADER.pack(kind, len(data)) + data)
            self._process.stdin.flush()
        except (OSError, ValueError):
            self.answer()

    def answer(self) -> dict[str, Any]:
        """Its next answer. Raises Stopped; ModelError where it says that it failed."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):  # nothing, or half an answer
            raise Stopped(f"it stopped with status {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "failed" in answer:
            raise ModelError(f"The embedded recognizer cannot work ({answer['failed']}).", NEXT_STEP)
        return answer

    def kill(self) -> None:
        """End it at once. Twice is allowed."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):  # what it no longer read is not to be written later
            if self._process.stdin:
                self._process.stdin.close()
