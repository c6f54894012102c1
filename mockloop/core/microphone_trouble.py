"""Notice trouble with the microphone while the person speaks, from the loudness of each block.

Each kind is noticed within three seconds and stays visible for a moment after it is over.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

UNOPENED_AFTER_S = 2.3  # on a busy machine the first sound of a microphone that works came after 2.0 s
REOPEN_S = 20.0  # how long a lost microphone may take to come back
SILENT_AFTER_S = 2.2  # a loaded machine takes up to half a second more until it stands on the screen
GATED_AFTER_S = 10.0  # a microphone that suppresses noise is exactly silent in every pause
GATED_FROM = 3  # this many breaks of exact silence mean that it is such a microphone
LEAST_BREAK_S = 0.1
WINDOW_S = 3.0  # the stretch of loudness that is considered
LEAST_SPEECH_S = 1.0
QUIET_DBFS = -42.0  # speech at a desk lies between -35 and -15
CLIPPED_SHARE = 0.01  # from this share of samples during speech on, words are distorted
BROKEN_OFF_S = 0.15  # sound lost by the device at once; PulseAudio loses 0.2 to 0.6 s when it changes the device
TOLD_FOR_S = 3.0
MOVED_FOR_S = 8.0  # a name takes longer to read, and nothing is lost meanwhile
_LONGEST_NAME = 23  # cells: the next step stands whole on a terminal of 60
_EXACT_DBFS = -95.0  # less than one step of 16 bits


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and what to do about it."""

    name: str
    sentence: str
    next_step: str


UNOPENED = Trouble(
    "unopened", "No sound has come from the microphone yet", "Check its plug and its switch before you speak."
)
SILENT = Trouble("silent", "The microphone gives no sound at all", "Is it muted, or is another program using it?")
LOST = Trouble("lost", "The microphone has fallen silent", "Is it muted or unplugged? What you have said is kept.")
BROKEN_OFF = Trouble(
    "broken off", "The sound broke off for a moment", "Was the microphone changed? Say the last words again."
)
CLIPPED = Trouble(
    "clipped", "Your voice is too loud: it is distorted", "Turn the microphone down, or move away from it."
)
GONE = "Is it unplugged, or does another program use it?"
QUIET = Trouble("quiet", "Your voice is very quiet", "Move nearer, or turn the microphone up.")


def moved_to(source: str) -> Trouble:
    """Return what is told where the system has let another microphone take over."""
    name = source if len(source) <= _LONGEST_NAME else source[: _LONGEST_NAME - 1].rstrip() + "…"
    return Trouble("moved", "Another microphone is in use now", f"It is {name}. Wrong? Press p to pause.")


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """One block of sound: its length, level, share clipped on its worst channel, and whether it is speech.

    ``lost_s``: seconds that the device lost just before it. ``source``: which microphone gave it, "" if unknown.
    """

    seconds: float
    level_dbfs: float
    speaking: bool = False
    clipped_share: float = 0.0
    lost_s: float = 0.0
    source: str = ""


class MicrophoneWatch:
    """One take, watched block by block; ``trouble`` is the worst problem at the moment, None if all is well.

    ``source``: which microphone was used before this take, "" if unknown.
    """

    def __init__(self, source: str = "") -> None:
        self._source = source
        self._moved_at_s: float | None = None
        self._at_s = 0.0
        self._exact_s = 0.0  # exact silence so far
        self._silent_s = 0.0  # earlier silences that were too exact for a room
        self._breaks = 0
        self._sounded = False
        self._spoken: deque[tuple[float, SoundBlock]] = deque()
        self._told: tuple[Trouble, float] | None = None

    def hear(self, block: SoundBlock) -> None:
        """Take in the next block."""
        self._at_s += block.seconds
        self._count_exact(block)
        self._look_back(block)
        self._notice_move(block.source)
        if block.lost_s >= BROKEN_OFF_S:
            self._told = (BROKEN_OFF, self._at_s)
        elif found := self._loudness():
            self._told = (found, self._at_s)

    def waits(self, seconds: float) -> Trouble | None:
        """Return what is wrong if nothing at all has come for so long since the microphone was opened."""
        return UNOPENED if self._at_s == 0.0 and seconds >= UNOPENED_AFTER_S else self.trouble

    @property
    def trouble(self) -> Trouble | None:
        """The worst problem now, or a moment ago."""
        if self.is_silent:
            return LOST if self._sounded else SILENT
        if self._told and self._at_s - self._told[1] < TOLD_FOR_S:
            return self._told[0]
        if self._moved_at_s is not None and self._at_s - self._moved_at_s < MOVED_FOR_S:
            return moved_to(self._source)
        return None

    @property
    def is_silent(self) -> bool:
        """Whether the silence is too exact and too long for a room."""
        gated = self._breaks >= GATED_FROM
        return self._exact_s >= (GATED_AFTER_S if gated else SILENT_AFTER_S)

    @property
    def silent_s(self) -> float:
        """Seconds of all silences so far that are too exact for a room."""
        return self._silent_s + (self._exact_s if self.is_silent else 0.0)

    def _count_exact(self, block: SoundBlock) -> None:
        if block.level_dbfs <= _EXACT_DBFS:
            self._exact_s += block.seconds
            return
        if self._sounded and LEAST_BREAK_S <= self._exact_s < SILENT_AFTER_S:
            self._breaks += 1
        self._silent_s = self.silent_s
        self._sounded, self._exact_s = True, 0.0

    def _notice_move(self, source: str) -> None:
        if source and self._source and source != self._source:
            self._moved_at_s = self._at_s
        self._source = source or self._source

    def _look_back(self, block: SoundBlock) -> None:
        if block.speaking:
            self._spoken.append((self._at_s, block))
        while self._spoken and self._spoken[0][0] < self._at_s - WINDOW_S:
            self._spoken.popleft()

    def _loudness(self) -> Trouble | None:
        """Judge the speech of the last seconds. One loud word is no trouble, and neither is one quiet word."""
        seconds = sum(block.seconds for _, block in self._spoken)
        if seconds < LEAST_SPEECH_S:
            return None
        if sum(block.clipped_share * block.seconds for _, block in self._spoken) / seconds >= CLIPPED_SHARE:
            return CLIPPED
        power = sum(10 ** (block.level_dbfs / 10) * block.seconds for _, block in self._spoken) / seconds
        return QUIET if power < 10 ** (QUIET_DBFS / 10) else None
