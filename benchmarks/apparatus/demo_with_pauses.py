"""The shipped demo candidate with realistic pauses: its own are replaced by silences of random lengths."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np

from benchmarks.apparatus.answers import endless
from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.voice_activity import VoiceActivity, voiced_spans

_EDGE_S = 0.1  # of a phrase, in which its voice begins and dies away: at each end of a silence
_ROOM = 20  # of 32,767: a quiet room, about -64 dBFS


@dataclass(frozen=True, slots=True)
class Paused:
    """An answer with silences put in; each of ``silences`` is the stretch of ``sound`` between two phrases."""

    sound: Samples
    silences: tuple[Span, ...]

    @property
    def spoken_s(self) -> float:
        return len(self.sound) / RATE_HZ - sum(span.seconds for span in self.silences)


def paused(seconds: float, silences_s: list[float]) -> Paused:
    """Return so many seconds of the candidate's speech, with one of these silences after each phrase but the last.

    A silence is counted from the end of a voice to the next.
    """
    room = np.random.default_rng(round(1000 * sum(silences_s)))
    pieces: list[Samples] = []
    spans: list[Span] = []
    at = 0
    for phrase, silence_s in zip(phrases(seconds), [*silences_s, 0.0], strict=True):
        silence = room.normal(0.0, _ROOM, round(max(0.0, silence_s - 2 * _EDGE_S) * RATE_HZ)).astype(np.int16)
        begin_s = (at + len(phrase)) / RATE_HZ
        spans.append(Span(begin_s - _EDGE_S, begin_s + len(silence) / RATE_HZ + _EDGE_S))
        pieces += [phrase, silence]
        at += len(phrase) + len(silence)
    return Paused(np.concatenate(pieces), tuple(spans[:-1]))


@functools.cache
def phrases(seconds: float) -> tuple[Samples, ...]:
    """Return the stretches between the candidate's own pauses."""
    sound = endless(seconds)
    spans = voiced_spans(VoiceActivity().accept(sound))
    edges = [(max(0.0, span.start_s - _EDGE_S), span.end_s + _EDGE_S) for span in spans]
    return tuple(sound[round(begin_s * RATE_HZ) : round(end_s * RATE_HZ)] for begin_s, end_s in edges)


def drawn(seconds: float, per_minute: float, lengths: Random, draw: Callable[[Random], float]) -> list[float]:
    """Return a silence for each gap between two phrases: so many a minute by ``draw``, the others very short."""
    gaps = len(phrases(seconds)) - 1
    share = min(1.0, per_minute * seconds / 60.0 / gaps)
    return [draw(lengths) if lengths.random() < share else 2 * _EDGE_S for _ in range(gaps)]
