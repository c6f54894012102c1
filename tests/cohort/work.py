"""Analyses that stand for the real one where a test is about the processes around it."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from mockloop.analysis.document import document
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.core.transcript import from_text

STORY = (
    "When I was at the bank, our payments failed every night. It was my task to find out why. I read the logs and "
    "I wrote a check. The result was that failures fell by 30 percent. I learned to test early."
)


def analysis_of(text: str = STORY) -> dict[str, Any]:
    """The document of these words, as it is written."""
    whole = debrief_transcript(None, from_text(text))
    return document(whole.answers[0], whole).model_dump()


def echoed(path: Path, question: str | None, engine: str) -> dict[str, Any]:
    """What says what it was given, in the place of an analysis."""
    return {"analysis": {"text": f"{path.name} {question} {engine}"}}


def deadly(path: Path, question: str | None, engine: str) -> dict[str, Any]:
    """The same, but a file called 'deadly' ends the process as the kernel does where memory is short."""
    if path.stem == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return echoed(path, question, engine)


def dies_once(path: Path, question: str | None, engine: str) -> dict[str, Any]:
    """The same, but the first process that meets 'deadly' dies of it, and the second does not."""
    mark = path.with_suffix(".met")
    if path.stem == "deadly" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return echoed(path, question, engine)


def raising(path: Path, question: str | None, engine: str) -> dict[str, Any]:
    """A fault of our own on one file."""
    if path.stem == "faulty":
        raise ZeroDivisionError("division by zero")
    return echoed(path, question, engine)
