"""Decide whether so much of an answer's sound was lost that the answer must not be criticized.

A microphone that is muted, unplugged or used by another program gives silence while the person speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mockloop.core.events import SoundQuality
from mockloop.core.state import Turn

LEAST_LOST_S = 4.0  # a missing word or two do not change a verdict
LEAST_SHARE = 0.25
FEWEST_AFTER_S = 2.0  # of speech after a break: after that much, the answer was continued


@dataclass(frozen=True, slots=True)
class Recordings:
    """The recordings of the answers.

    ``sounds``: those of every take. ``lost``: by question, why its answer is incomplete.
    """

    sounds: Sequence[SoundQuality] = ()
    lost: Mapping[str, str] = field(default_factory=dict)


def recordings(turns: Sequence[Turn]) -> Recordings:
    """Return the recordings of these answers."""
    sounds = tuple(take.sound for turn in turns for take in turn.takes)
    return Recordings(sounds, {turn.ask: why for turn in turns if (why := lost_because(turn))})


def lost_s(turn: Turn) -> float:
    """Return the seconds of an answer in which no sound came from the microphone."""
    return sum(take.sound.silent_s + take.sound.lost_s for take in turn.takes)


def lost_because(turn: Turn) -> str | None:
    """Return why part of an answer may be lost, as a clause; None if most of it was recorded."""
    return _silent(turn) or _broken_off(turn)


def _silent(turn: Turn) -> str | None:
    lost, whole_s = lost_s(turn), sum(take.duration_s for take in turn.takes)
    if lost < LEAST_LOST_S or lost < LEAST_SHARE * whole_s:
        return None
    return f"the microphone gave no sound for {lost:.0f} of {whole_s:.0f} seconds, so part of your answer is lost"


def _broken_off(turn: Turn) -> str | None:
    """Return the reason for a recording that broke off and was neither continued nor ended by the speaker."""
    broken = [number for number, take in enumerate(turn.takes) if take.broken_off]
    if not broken or turn.ended_by == "key":
        return None
    after = turn.takes[broken[-1] + 1 :]
    if turn.ended_by == "end_of_input" and any(take.duration_s for take in after):
        return None  # what was to be heard was heard to its end
    if sum(take.speech_s for take in after) >= FEWEST_AFTER_S:
        return None
    at_s = sum(take.duration_s for take in turn.takes[: broken[-1] + 1])
    return f"the recording broke off after {at_s:.0f} seconds, so the rest of your answer is lost"
