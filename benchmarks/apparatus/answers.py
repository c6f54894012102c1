"""Answers of any length: the shipped demo candidate's, spoken by a synthetic voice, one after the other."""

from __future__ import annotations

import functools
import itertools

import numpy as np

from mockloop.core.transcript import Span
from mockloop.interview.wiring import demo_answers
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.voice_activity import VoiceActivity, voiced_spans

SCENARIO = "ownership-webhook"
ORDER = ("opening", "adoption", "differently", "verification", "why-not-wait")
BETWEEN_S = 0.8  # the pause between two answers
ENDING_S = 20.0
ENDINGS = 3
_PAUSE_S = 0.5
_EDGE_S = 0.1  # a voice begins a little before it is recognized as one
_LOUD = 300  # of 32,767: above the faint room under the voice


def answer(seconds: float, ending: int = 0) -> Samples:
    """Return about so many seconds of speech. The last 20 s are one of ``ENDINGS`` passages, whatever the length."""
    last = _ending(ending % ENDINGS)
    before_s = seconds - _PAUSE_S - len(last) / RATE_HZ
    spans = _spans()
    end_s = min((span.end_s for span in spans), key=lambda one: abs(one - before_s))
    pause = np.zeros(round(_PAUSE_S * RATE_HZ), np.int16)
    return np.concatenate([_sound()[: round(end_s * RATE_HZ)], pause, last])


def endless(seconds: float) -> Samples:
    """Return the answers in a row, repeated until they last so many seconds."""
    pieces: list[Samples] = []
    for piece in itertools.cycle(_shipped()):
        pieces += [piece, np.zeros(round(BETWEEN_S * RATE_HZ), np.int16)]
        if sum(map(len, pieces)) >= seconds * RATE_HZ:
            break
    return np.concatenate(pieces)[: round(seconds * RATE_HZ)]


def _ending(number: int) -> Samples:
    """From the beginning of a phrase to the last word of another, about ``ENDING_S`` later."""
    spans = _spans()
    first = 2 * number
    last = min(spans, key=lambda span: abs(span.end_s - spans[first].start_s - ENDING_S))
    begin, end = (round(s * RATE_HZ) for s in (spans[first].start_s - _EDGE_S, last.end_s))
    sound = _sound()[begin:end]
    return sound[: int(np.flatnonzero(np.abs(sound.astype(np.int32)) > _LOUD)[-1]) + 1]


@functools.cache
def _sound() -> Samples:
    return endless(300.0)


@functools.cache
def _spans() -> tuple[Span, ...]:
    return voiced_spans(VoiceActivity().accept(_sound()))


@functools.cache
def _shipped() -> list[Samples]:
    paths = demo_answers(SCENARIO)
    return [read_sound(paths[name]) for name in ORDER]
