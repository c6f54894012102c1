"""The content of a file before its times are corrected: cues, their words, messages, and problems as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaidWord:
    """One word as the file gives it; a missing time is None."""

    text: str
    start_s: float | None = None
    end_s: float | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech: one caption, one segment, one line. ``words`` is empty if only the cue has times."""

    text: str
    start_s: float | None = None
    end_s: float | None = None
    speaker: str = ""
    words: tuple[SaidWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file that was read.

    ``duration_s``: the length of the recording, if the file states it. ``unread``: what else it says, in stretches of
    words that may have been said.
    """

    kind: str
    cues: tuple[Cue, ...]
    duration_s: float | None = None
    notices: tuple[str, ...] = ()
    estimated: bool = False
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Why a file cannot be read, and what to do; ``{file}`` is replaced by its name."""

    sentence: str
    next_step: str


Reader = Callable[[str], Parsed | FileProblem | None]
"""The text of a file to what it says; None: it is not of this kind."""
