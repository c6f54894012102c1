"""The five-second sound check as a pure state machine: blocks of sound go in, results come out.

First the person speaks, then the interviewer's voice is played while the microphone listens.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockloop.core.microphone_trouble import CLIPPED, CLIPPED_SHARE, QUIET, QUIET_DBFS, SILENT, SoundBlock, Trouble

SPEAK_S = 2.0  # the time for a few words
LATEST_S = 8.0  # how long to wait for the voice
TAIL_S = 0.5  # how long to listen after the voice, which reaches the microphone late: a wireless headset takes 0.3 s
_EXACT_DBFS = -95.0  # below one step of 16 bits
_LEAST_SPEECH_S = 0.3
LEAKS = 0.3  # similarity of what is heard and what is played: benchmarks/reopening.py


@dataclass(frozen=True, slots=True)
class Result:
    """One line of a check; ``state`` is ok, warning or failing."""

    name: str
    state: str
    sentence: str
    next_step: str = ""


_LATE = Result(
    "voice",
    "warning",
    "The voice was not ready in time, so it is not known whether the microphone hears the loudspeaker.",
    "Wear headphones. The next interview checks it again.",
)


class SoundCheck:
    """The check. ``phase``: speak, voice or over. ``plays``: there is a voice to play."""

    def __init__(self, plays: bool = True, speak_s: float = SPEAK_S) -> None:
        self.phase = "speak"
        self.skipped = False
        self.level_dbfs = _EXACT_DBFS
        self._plays = plays
        self._speak_s = speak_s
        self._at_s = 0.0
        self._ready = False
        self._played = False
        self._tail_s = 0.0
        self._spoken: list[SoundBlock] = []

    @property
    def wants_voice(self) -> bool:
        """Whether the voice should be played now."""
        return self.phase == "voice" and not self._played

    def hear(self, block: SoundBlock) -> None:
        """Take in the next block of the microphone."""
        self._at_s += block.seconds
        self.level_dbfs = block.level_dbfs
        if self.phase == "speak":
            self._spoken.append(block)
        if self._played:
            self._tail_s += block.seconds
        self._advance()

    def voice_ready(self) -> None:
        """Note that the voice can be played."""
        self._ready = True
        self._advance()

    def voice_failed(self) -> None:
        """Note that there is no voice."""
        self._plays = False
        self._advance()

    def voice_over(self) -> None:
        """Note that the voice has been played to its end."""
        self._played = True

    def skip(self) -> None:
        """Note that the person skips the check."""
        self.skipped, self.phase = True, "over"

    def _advance(self) -> None:
        if self.phase == "voice" and self._tail_s >= TAIL_S:
            self.phase = "over"
        if self.phase != "speak" or self._at_s < self._speak_s:
            return
        if is_silent(self._spoken):
            self.phase = "over"  # a silent microphone would not hear the voice
        elif self._plays and self._ready:
            self.phase = "voice"
        elif not self._plays or self._at_s >= LATEST_S:
            self.phase = "over"

    def results(self, resemblance: float | None) -> tuple[Result, ...]:
        """Return the results. ``resemblance``: similarity of what was heard and played; None if nothing was played."""
        late = [_LATE] if self._plays and not self._ready else []
        microphone = microphone_result(self._spoken)
        if is_silent(self._spoken):
            return (microphone,)  # it could not hear the loudspeaker either
        return (microphone, *_leak_result(resemblance, self._played), *late)


def is_silent(blocks: Sequence[SoundBlock]) -> bool:
    """Return whether a microphone gave nothing, not even the hum of a room."""
    return not blocks or max(block.level_dbfs for block in blocks) <= _EXACT_DBFS


def microphone_result(blocks: Sequence[SoundBlock]) -> Result:
    """Return a result about the microphone from a few seconds of its sound, with or without speech."""
    spoken = [block for block in blocks if block.speaking]
    if is_silent(blocks):
        return _troubled(SILENT)
    level = mean_dbfs(spoken or blocks)
    if not spoken or sum(block.seconds for block in spoken) < _LEAST_SPEECH_S:
        told = "It works. Nobody spoke, so the loudness of your voice was not checked."
        return Result("microphone", "ok", told)
    if sum(block.clipped_share for block in spoken) / len(spoken) >= CLIPPED_SHARE:
        return _troubled(CLIPPED)
    if level < QUIET_DBFS:
        return _troubled(QUIET)
    return Result("microphone", "ok", "Your voice is heard well.")


def mean_dbfs(blocks: Sequence[SoundBlock]) -> float:
    """Return the mean level of several blocks."""
    seconds = sum(block.seconds for block in blocks)
    power = sum(10 ** (block.level_dbfs / 10) * block.seconds for block in blocks)
    return 10 * math.log10(power / seconds)


def _troubled(trouble: Trouble) -> Result:
    return Result("microphone", "warning", f"{trouble.sentence}.", trouble.next_step)


def _leak_result(resemblance: float | None, played: bool) -> Iterator[Result]:
    if resemblance is None:
        return
    if resemblance >= LEAKS:
        told = "The microphone hears the loudspeaker."
        yield Result(
            "leak", "warning", told, "Wear headphones; otherwise the questions are recorded with your answers."
        )
    elif played:
        yield Result("leak", "ok", "The microphone does not hear the loudspeaker: headphones are not needed.")
