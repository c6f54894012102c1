"""Answers of any length: the shipped demo candidate's, spoken by a synthetic voice, one after the other."""

from __future__ import annotations

import functools
import itertools

import numpy as np

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.decoding import read_sound
from mockloop.speech.vad import VoiceActivity, voiced_spans
from mockloop.wiring import demo_answers

SCENARIO = "ownership-webhook"
ORDER = ("opening", "adoption", "differently", "verification", "why-not-wait")
BETWEEN_S = 0.8  # from one answer to the next
_LOUD = 300  # of 32,767: above the faint room under the voice
_MORE_S = 10.0


def answer(seconds: float, variant: int = 0) -> Samples:
    """About so many seconds of speech, ended with its last word, before a pause; another ``variant``, another pause."""
    whole = endless(seconds + _MORE_S)
    ends_s = [span.end_s for span in voiced_spans(VoiceActivity().accept(whole))]
    end_s = sorted(ends_s, key=lambda one: abs(one - seconds))[variant]
    sound = whole[: round(end_s * RATE_HZ)]
    return sound[: int(np.flatnonzero(np.abs(sound.astype(np.int32)) > _LOUD)[-1]) + 1]


def endless(seconds: float) -> Samples:
    """The answers one after the other, again and again, cut off after so many seconds."""
    pieces: list[Samples] = []
    for piece in itertools.cycle(_shipped()):
        pieces += [piece, np.zeros(round(BETWEEN_S * RATE_HZ), np.int16)]
        if sum(map(len, pieces)) >= seconds * RATE_HZ:
            break
    return np.concatenate(pieces)[: round(seconds * RATE_HZ)]


@functools.cache
def _shipped() -> list[Samples]:
    paths = demo_answers(SCENARIO)
    return [read_sound(paths[name]) for name in ORDER]
