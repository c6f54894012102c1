"""Cut a take into segments short enough to recognize, in its pauses, as the sound comes in.

Cut points depend on the samples alone: neither on the size of the chunks nor on when they come, so that a take played
again at any speed gives the same segments. Every sample belongs to exactly one. Voice activity says where to cut and
when words were said, never that nothing was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.shared_activity import SharedActivity
from mockloop.speech.audio.voice_activity import SILENCE_BELOW, WINDOW, WINDOW_S, Timeline

_NEAR_S = 1.0  # how far the timeline around a segment extends
HINT = 0.1  # a window with a higher probability of speech may be part of a quiet word, even without a certain voice


@dataclass(frozen=True, slots=True)
class Cutting:
    """Where a segment begins and ends, all in seconds.

    ``enough_s``: speech after which ``pause_s`` of silence ends a segment; before that it takes ``long_pause_s``, and
    before ``least_s``, which may be part of a hardly audible word, twice that. ``longest_s``: no segment is longer;
    one without a pause is cut where speech is least likely in its last ``search_s``. ``lead_s`` and ``tail_s``: the
    parts of a long silence that belong to the speech after and before it; the rest of it is a segment without voice.
    """

    enough_s: float = 8.0
    pause_s: float = 0.5
    long_pause_s: float = 1.0
    least_s: float = 1.0
    longest_s: float = 24.0
    search_s: float = 4.0
    lead_s: float = 1.0
    tail_s: float = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A stretch of a take: 16 kHz mono samples, their start in the take, and the take's own timeline around it.

    ``likeliest`` is the highest probability of speech in it, by voice activity detection.
    """

    start_sample: int
    samples: Samples
    voiced: tuple[Span, ...] = ()
    likeliest: float = 1.0

    @property
    def start_s(self) -> float:
        return self.start_sample / RATE_HZ

    @property
    def end_s(self) -> float:
        return (self.start_sample + len(self.samples)) / RATE_HZ


class Segmenter:
    """One take, cut as it comes in."""

    def __init__(self, cutting: Cutting | None = None) -> None:
        self._activity = SharedActivity()
        self._timeline = Timeline()
        self._cuts = _Cuts(cutting or Cutting())
        self._sound = np.zeros(0, np.int16)
        self._dropped = 0  # samples before the first one in _sound

    def accept(self, chunk: Samples) -> list[Segment]:
        """Take in 16 kHz mono samples, any number of them; return the segments that they complete."""
        self._sound = np.concatenate([self._sound, chunk])
        done: list[Segment] = []
        for probability in self._activity.accept(chunk):
            speaking = self._timeline.accept(probability)
            done += [self._segment(*cut) for cut in self._cuts.hear(probability, speaking)]
        self._forget(self._cuts.begun)
        return done

    def finish(self) -> list[Segment]:
        """Return the segment still open at the end of the take, if there is one. No ``accept`` after it."""
        begun, likeliest = self._cuts.begun * WINDOW, self._cuts.likeliest
        if begun >= self.accepted:
            return []
        self._cuts.begun = self._cuts.heard + 1  # nothing is open
        return [self._made(begun, self.accepted, likeliest)]

    def speaking(self) -> Segment | None:
        """Return the open segment as heard so far, while there is speech; None in any silence, however short."""
        if not self._cuts.spoken or self._cuts.silent or self._cuts.begun > self._cuts.heard:
            return None
        return self._segment(self._cuts.begun, self._cuts.heard, 1.0)

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
        return self._timeline.spans

    def _segment(self, begin: int, end: int, likeliest: float) -> Segment:
        return self._made(begin * WINDOW, end * WINDOW, likeliest)

    def _made(self, begin: int, end: int, likeliest: float) -> Segment:
        sound = self._sound[begin - self._dropped : end - self._dropped].copy()
        around = self._timeline.near(begin / RATE_HZ - _NEAR_S, end / RATE_HZ + _NEAR_S)
        return Segment(begin, sound, around, likeliest)

    def _forget(self, window: int) -> None:
        self._sound = self._sound[window * WINDOW - self._dropped :]
        self._dropped = window * WINDOW


_Cut = tuple[int, int, float]  # first window, the one after the last, the highest probability of speech between them


class _Cuts:
    """The cutting rule itself, over windows counted from the start of the take."""

    def __init__(self, cutting: Cutting) -> None:
        self._enough = _windows(cutting.enough_s)
        self._pause = _windows(cutting.pause_s)
        self._long_pause = _windows(cutting.long_pause_s)
        self._least = _windows(cutting.least_s)
        self._longest = _windows(cutting.longest_s)
        self._search = _windows(cutting.search_s)
        self._lead = _windows(cutting.lead_s)
        self._tail = min(_windows(cutting.tail_s), self._pause)
        self.begun = 0  # first window of the open segment: the one after the last that was cut
        self.heard = 0
        self.spoken = 0  # windows of speech in the open segment
        self.silent = 0  # windows since the last that may be speech
        self._open: list[float] = []  # probabilities of the open segment's windows

    @property
    def likeliest(self) -> float:
        """The highest probability of speech in the open segment."""
        return max(self._open, default=0.0)

    @property
    def _reached(self) -> int:
        """The window at which a continuing pause is cut: after the last speech and a little silence."""
        return self.heard - self.silent + min(self.silent, self._tail)

    def hear(self, probability: float, speaking: bool) -> Sequence[_Cut]:
        """Return the segments that this window ends; often none."""
        self.heard += 1
        self._open.append(probability)
        done: list[_Cut] = []
        if speaking and not self.spoken and len(self._open) > 2 * self._lead and self._hintless():
            done.append(self._end(self.heard - 1 - self._lead))  # the silence before it, without the lead
        self.spoken += speaking
        self.silent = 0 if speaking or probability >= HINT else self.silent + 1
        if self.spoken and self.silent >= self._pause_due():
            done.append(self._end(self._reached))
        elif len(self._open) >= self._longest:
            done.append(self._divide())
        return done

    def _hintless(self) -> bool:
        return max(self._open[: -1 - self._lead]) < HINT

    def _pause_due(self) -> int:
        if self.spoken >= self._enough:
            return self._pause
        return self._long_pause if self.spoken >= self._least else 2 * self._long_pause

    def _end(self, end: int) -> _Cut:
        """Cut here and continue from there."""
        begun, length = self.begun, end - self.begun
        likeliest = max(self._open[:length], default=0.0)
        self.begun, self._open, self.spoken = end, self._open[length:], 0
        return begun, end, likeliest

    def _divide(self) -> _Cut:
        """Cut where speech is least likely: in a pause, however short; of a silence keep the lead."""
        if not self.spoken:
            return self._end(self.heard - self._lead)
        if self.silent:
            return self._end(self._reached)
        last = self._open[-self._search :]
        cut = self._end(self.heard - self._search + int(np.argmin(last)))
        self.spoken = sum(p >= SILENCE_BELOW for p in self._open)
        return cut


def _windows(seconds: float) -> int:
    return max(1, round(seconds / WINDOW_S))
