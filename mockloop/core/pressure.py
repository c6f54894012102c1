"""Pressure, on request only: a terse interviewer, an interviewer who interrupts, or the one-way format.

Each is a fixed rule that is printed before the first question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from mockloop.core.fields import Count, Flag, Seconds
from mockloop.core.times import clock

Tone = Literal["neutral", "terse"]
NEUTRAL: Tone = "neutral"
TERSE: Tone = "terse"
TONES: tuple[Tone, ...] = (NEUTRAL, TERSE)
THINK_S = (1.0, 600.0)  # the smallest and the largest value allowed
CAP_S = (10.0, 3600.0)
MOST_TAKES = 5

STOP = "Let me stop you there."
FAR_BEHIND = 1.25  # times the limit of the first answer: an interviewer in a hurry interrupts from there on
PROBE_HURRY_S = 120.0  # the same for the answer to a follow-up question, which has no limit of its own
_OKAY = "Okay."
_LEFT_OUT = re.compile(
    r"^(?:(?:please|could you|can you|would you|i would like you to)\s+)*"
    r"(?:tell me about|describe(?! how)|give me an example of|you said:)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pressure:
    """What the person asked for.

    ``tone`` is neutral or terse; ``hurry``: whether the interviewer interrupts. The one-way format: ``think_s`` before
    each recording, ``cap_s`` at which it ends, ``takes`` of each answer; None: not used.
    """

    tone: Tone = NEUTRAL
    hurry: Flag = False
    think_s: Annotated[Seconds, Field(gt=0, le=THINK_S[1])] | None = None
    cap_s: Annotated[Seconds, Field(gt=0, le=CAP_S[1])] | None = None
    takes: Annotated[Count, Field(ge=1, le=MOST_TAKES)] | None = None

    @property
    def one_way(self) -> bool:
        """Whether it is the format of video platforms, in which nobody asks follow-up questions."""
        return not (self.think_s is None and self.cap_s is None and self.takes is None)

    def worded(self, words: str) -> str:
        """Return a question in this interviewer's words. A terse one leaves out 'Tell me about' and 'You said'."""
        short = _LEFT_OUT.sub("", words.strip()) if self.tone == TERSE else ""
        return short[0].upper() + short[1:] if short else words

    @property
    def acknowledgement(self) -> str:
        """The reply to an answer before the next question; empty: none."""
        return _OKAY if self.tone == TERSE else ""

    def spoken(self, words: str) -> str:
        """Return everything that is spoken when the next question follows an answer."""
        return f"{self.acknowledgement} {self.worded(words)}".strip()


NONE = Pressure()


def rules(pressure: Pressure, first_s: float) -> tuple[str, ...]:
    """Return each rule in a sentence or two; ``first_s``: when a hurry stops the first answer."""
    told = []
    if pressure.tone == TERSE:
        told.append(f'Terse: questions without "Tell me about", and only "{_OKAY}" after an answer.')
    if pressure.hurry:
        told.append(
            f"Hurry: after {clock(first_s)} of speaking ({clock(PROBE_HURRY_S)} in follow-ups), "
            f'the interviewer says at your next breath: "{STOP}"'
        )
    parts = [
        f"{clock(pressure.think_s)} to think" if pressure.think_s else "",
        f"{clock(pressure.cap_s)} at most for each recording" if pressure.cap_s else "",
        "" if pressure.takes is None else "one take" if pressure.takes == 1 else f"{pressure.takes} takes",
    ]
    if pressure.one_way:
        told.append(f"One-way format: {', '.join(filter(None, parts))}.")
    return tuple(told)
