"""A take cut into segments short enough to recognize, in its pauses, as the sound comes in.

Cut points depend on the samples alone: neither on the size of the chunks nor on when they come, so that a take played
again at any speed gives the same segments. Sound without speech belongs to no segment; no sample belongs to two.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.voice_activity import SILENCE_BELOW, SPEECH_AT, WINDOW, WINDOW_S, VoiceActivity, voiced_spans


@dataclass(frozen=True, slots=True)
class Cutting:
    """Where a segment begins and ends, all in seconds.

    ``enough_s``: speech after which ``pause_s`` of silence ends a segment; before that it takes ``long_pause_s``.
    ``longest_s``: no segment is longer; one without a pause is cut where speech is least likely in its last
    ``search_s``. ``lead_s`` and ``tail_s``: the silence kept before and after speech.
    """

    enough_s: float = 4.0
    pause_s: float = 0.3
    long_pause_s: float = 0.8
    longest_s: float = 24.0
    search_s: float = 4.0
    lead_s: float = 0.2
    tail_s: float = 0.16


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A stretch of a take with speech in it: 16 kHz mono samples, and where in the take they begin."""

    start_sample: int
    samples: Samples

    @property
    def start_s(self) -> float:
        return self.start_sample / RATE_HZ

    @property
    def end_s(self) -> float:
        return (self.start_sample + len(self.samples)) / RATE_HZ


class Segmenter:
    """One take, cut as it comes in."""

    def __init__(self, cutting: Cutting | None = None) -> None:
        self._activity = VoiceActivity()
        self._cuts = _Cuts(cutting or Cutting())
        self._probabilities = array("f")
        self._sound = np.zeros(0, np.int16)
        self._dropped = 0  # samples before the first one in _sound

    def accept(self, chunk: Samples) -> list[Segment]:
        """Take in 16 kHz mono samples, any number of them; the segments that they complete."""
        self._sound = np.concatenate([self._sound, chunk])
        probabilities = self._activity.accept(chunk)
        self._probabilities.extend(probabilities)
        done = [self._segment(*cut) for probability in probabilities for cut in self._cuts.hear(probability)]
        self._forget(self._cuts.needed_from)
        return done

    def finish(self) -> list[Segment]:
        """The segment still open at the end of the take, if there is one. No ``accept`` after it."""
        begun = self._cuts.begun
        if begun is None:
            return []
        end = self._cuts.reached
        whole = self.accepted if end == self._cuts.heard else end * WINDOW
        self._cuts.begun = None
        return [Segment(begun * WINDOW, self._between(begun * WINDOW, whole))]

    def open(self) -> Segment | None:
        """What is already certain to belong to the next segment: always the beginning of it, as far as it goes."""
        begun = self._cuts.begun
        return None if begun is None else self._segment(begun, self._cuts.settled)

    def speaking(self) -> Segment | None:
        """The open segment as far as it has been heard, while speech is heard; None in any silence, however short."""
        begun = self._cuts.begun
        return None if begun is None or self._cuts.silent else self._segment(begun, self._cuts.heard)

    @property
    def accepted(self) -> int:
        """Samples taken in so far."""
        return self._dropped + len(self._sound)

    @property
    def duration_s(self) -> float:
        return self.accepted / RATE_HZ

    @property
    def voiced(self) -> tuple[Span, ...]:
        """The voice activity timeline so far, seconds from the first sample."""
        return voiced_spans(self._probabilities)

    def _segment(self, begin: int, end: int) -> Segment:
        return Segment(begin * WINDOW, self._between(begin * WINDOW, end * WINDOW))

    def _between(self, begin: int, end: int) -> Samples:
        return self._sound[begin - self._dropped : end - self._dropped].copy()

    def _forget(self, window: int) -> None:
        self._sound = self._sound[window * WINDOW - self._dropped :]
        self._dropped = window * WINDOW


class _Cuts:
    """The rule itself, over windows counted from the start of the take."""

    def __init__(self, cutting: Cutting) -> None:
        self._enough = _windows(cutting.enough_s)
        self._pause = _windows(cutting.pause_s)
        self._long_pause = _windows(cutting.long_pause_s)
        self._longest = _windows(cutting.longest_s)
        self._search = _windows(cutting.search_s)
        self._lead = _windows(cutting.lead_s)
        self._tail = min(_windows(cutting.tail_s), self._pause)
        self.begun: int | None = None  # first window of the open segment
        self.heard = 0
        self._free_from = 0  # the end of the last segment: nothing before it may be taken again
        self._speaking = False
        self.silent = 0  # windows since the last speech
        self._open: list[float] = []  # probabilities of the open segment's windows
        self._spoken = 0

    @property
    def reached(self) -> int:
        """The window up to which the open segment goes if nothing more comes: its last speech, and a little silence."""
        return self.heard - self.silent + min(self.silent, self._tail)

    @property
    def settled(self) -> int:
        """The window up to which sound surely belongs to the open segment, wherever it will be cut."""
        assert self.begun is not None
        return min(self.reached, self.begun + self._longest - self._search)

    @property
    def needed_from(self) -> int:
        """The first window whose sound may still be asked for."""
        return max(self._free_from, self.heard - self._lead) if self.begun is None else self.begun

    def hear(self, probability: float) -> Sequence[tuple[int, int]]:
        """The segment that this window ends, as its first window and the one after its last; often none."""
        self.heard += 1
        self._speaking = probability >= (SILENCE_BELOW if self._speaking else SPEECH_AT)
        self.silent = 0 if self._speaking else self.silent + 1
        if self.begun is None:
            if not self._speaking:
                return ()
            self._begin()
        self._open.append(probability)
        self._spoken += self._speaking
        if self.silent >= (self._pause if self._spoken >= self._enough else self._long_pause):
            return (self._end(self.heard - self.silent + self._tail),)
        return (self._divide(),) if len(self._open) >= self._longest else ()

    def _begin(self) -> None:
        self.begun = max(self._free_from, self.heard - 1 - self._lead)
        self._open = [0.0] * (self.heard - 1 - self.begun)  # the lead, known to be silent
        self._spoken = 0

    def _end(self, end: int) -> tuple[int, int]:
        assert self.begun is not None
        begun, self.begun, self._free_from = self.begun, None, end
        return begun, end

    def _divide(self) -> tuple[int, int]:
        """Cut where speech is least likely, and go on from there; in a pause, however short, there."""
        if self.silent:
            return self._end(self.reached)
        last = self._open[-self._search :]
        at = len(self._open) - self._search + int(np.argmin(last))
        rest = self._open[at:]
        begun, end = self._end(self.heard - len(rest))
        self.begun, self._open = end, rest
        self._spoken = sum(p >= SILENCE_BELOW for p in rest)
        return begun, end


def _windows(seconds: float) -> int:
    return max(1, round(seconds / WINDOW_S))
