"""Decide when to guess the newest words, and how long a guess is shown.

Whisper is not a streaming recognizer: every guess is a pass over the last seconds, discarded once the segment has been
decoded as a whole. It must cost little, and delay a segment by no more than itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from mockloop.ports import RATE_HZ
from mockloop.speech.stt.segmenter import Segment

Guess = Callable[[Segment], "Future[str] | None"]
_NEW_S = 2.0  # less sound than that is rarely another word
_LONGEST_S = 7.0
_LEFT_OUT = "… "  # stands for newer words than the guess has


@dataclass(frozen=True, slots=True)
class GuessBudget:
    """At most one guess every ``every_s``; after one that took ``most_share`` of that, none for ``rest_s``."""

    every_s: float = 6.0
    most_share: float = 0.15
    rest_s: float = 60.0


class GuessPace:
    """Whether a guess may begin; asked from any thread. All times are from one clock."""

    def __init__(self, sparing: GuessBudget | None = None) -> None:
        self._sparing = sparing or GuessBudget()
        self._lock = threading.Lock()
        self._under_way = False
        self._began_s = 0.0
        self._next_s = float("-inf")
        self._rest_s = self._sparing.rest_s

    def begin(self, now_s: float) -> bool:
        """Return whether a guess may begin now; if so, it has begun."""
        with self._lock:
            if self._under_way or now_s < self._next_s:
                return False
            self._under_way, self._began_s = True, now_s
            self._next_s = now_s + self._sparing.every_s
            return True

    def end(self, now_s: float) -> None:
        """Note that the guess has ended. A machine that is still too slow pauses twice as long."""
        with self._lock:
            self._under_way = False
            if now_s - self._began_s >= self._sparing.most_share * self._sparing.every_s:
                self._next_s = now_s + self._rest_s
                self._rest_s *= 2


@dataclass(frozen=True, slots=True)
class _Made:
    number: int  # which segment it is a guess at
    whole: bool  # whether it is about the whole segment as heard so far
    text: Future[str]


class PartialResults:
    """One take's guess. One thread hears, another asks; ``wanted`` once somebody has asked."""

    def __init__(self, guess: Guess) -> None:
        self._guess = guess
        self._lock = threading.Lock()
        self.wanted = False
        self._heard_to = 0  # the sample up to which the last guess went
        self._newest: _Made | None = None
        self._shown: _Made | None = None

    def hear(self, spoken: Segment, number: int) -> None:
        """Take in the open segment as heard so far; begin a guess if one is due."""
        end = spoken.start_sample + len(spoken.samples)
        if end - max(self._heard_to, spoken.start_sample) < _NEW_S * RATE_HZ:
            return
        last = spoken.samples[-round(_LONGEST_S * RATE_HZ) :]
        text = self._guess(Segment(end - len(last), last))
        if text is not None:
            self._heard_to = end
            with self._lock:
                self._newest = _Made(number, len(last) == len(spoken.samples), text)

    def text(self, committed: int) -> str:
        """Return the last guess, unless its segment is committed already."""
        self.wanted = True
        with self._lock:
            if self._newest and self._newest.text.done():
                self._shown, self._newest = self._newest, None
            shown = self._shown
        if shown is None or shown.number < committed or shown.text.exception():  # a failure is reported by the segment
            return ""
        text = shown.text.result()
        return text if shown.whole or not text else _LEFT_OUT + text
