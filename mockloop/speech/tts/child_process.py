"""A module of mockloop in a process of its own that answers JSON lines."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

import mockloop

_ENDS_S = 1.0


class NoAnswer(Exception):
    """The process ended, or did not answer in time."""


class ChildProcess:
    """Run ``python -m module arguments``. It ends with this process, and Ctrl-C in the terminal does not reach it.

    Each request carries an id that its answer repeats. What it prints on standard error goes to ``errors``.
    """

    def __init__(self, module: str, arguments: list[str], errors: Path) -> None:
        with errors.open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env=environment(),
                **_apart(),
            )
        self._last_id = 0
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, limit_s: float, **request: str) -> dict[str, Any]:
        """Return the answer to a request. Raise NoAnswer."""
        self._last_id += 1
        line = json.dumps({"id": self._last_id, **request}) + "\n"
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode("ascii"))
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise NoAnswer("it has ended") from error
        return self.answer(self._last_id, limit_s)

    def answer(self, number: int, limit_s: float) -> dict[str, Any]:
        """Return the answer with this id; 0 is its message before the first request. Raise NoAnswer."""
        until_s = time.monotonic() + limit_s
        while True:
            try:
                answer = self._answers.get(timeout=max(0.0, until_s - time.monotonic()))
            except queue.Empty:
                raise NoAnswer(f"it did not answer within {limit_s:.0f} s") from None
            if answer is None:
                self._answers.put(None)
                raise NoAnswer("it has ended")
            if answer["id"] == number:  # an earlier id: the answer to an interrupted request
                return answer

    def close(self) -> None:
        """Ask it to end, then make sure. Closing twice is allowed."""
        self._hang_up()
        try:
            self._process.wait(_ENDS_S)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()
        self._hang_up()

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):  # drop what it did not read, so that it is not written later
            if self._process.stdin:
                self._process.stdin.close()

    def _read(self, lines: IO[bytes]) -> None:
        try:
            with lines:
                for line in lines:
                    if (answer := _answer_in(line)) is not None:
                        self._answers.put(answer)
        finally:
            self._answers.put(None)


def _answer_in(line: bytes) -> dict[str, Any] | None:
    """Return the answer in a line; None if a library printed it."""
    try:
        answer = json.loads(line)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and "id" in answer else None


def environment() -> dict[str, str]:
    """Return this process's environment, with this very package importable in any working folder."""
    root = str(Path(mockloop.__file__).parent.parent)
    paths = [root, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def _apart() -> dict[str, Any]:
    """Return the options for a session or process group of its own."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
