"""The loop of every voice's own process: text lines in, sound files out.

It reads ``{"id": 1, "text": "..."}`` lines on standard input and answers each with ``{"id": 1, "path": "..."}``, a
sound file in its folder, or ``{"id": 1, "error": "..."}``. Before the first it says ``{"id": 0, "voice": "..."}``, or
the error. When standard input ends, the process ends and deletes the folder.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

Speak = Callable[[str, Path], Path]  # a text and a path without its ending; the file that was written


def serve(folder: Path, begin: Callable[[], tuple[str, Speak]]) -> None:
    """Start the voice, report its name, and serve requests until standard input ends."""
    replies = _own_standard_output()
    lines = _lines_until_the_end(folder)
    try:
        name, speak = begin()
        _reply(replies, 0, voice=name)
    except Exception as error:  # noqa: BLE001 - the edge of a process: reported to the one that started it
        _reply(replies, 0, error=f"{type(error).__name__}: {error}")
        return
    for line in lines:
        asked = json.loads(line)
        try:
            _reply(replies, asked["id"], path=str(speak(asked["text"], folder / str(asked["id"]))))
        except Exception as error:  # noqa: BLE001 - as above
            _reply(replies, asked["id"], error=f"{type(error).__name__}: {error}")


def _own_standard_output() -> TextIO:
    """Return standard output, for answers only; anything else that is printed goes to standard error."""
    replies = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return replies


def _lines_until_the_end(folder: Path) -> Iterator[str]:
    """Yield the lines of standard input. A thread reads them and ends the process, even while a driver hangs."""
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            lines.put(line)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return iter(lines.get, None)


def _reply(replies: TextIO, number: int, **content: str) -> None:
    replies.write(json.dumps({"id": number, **content}) + "\n")
    replies.flush()
