"""Find voiced sound that may be an um or uh, by its sound alone: flat pitch, steady spectrum, length.

Filled pauses hardly move their pitch and their spectrum (Goto, Itou and Hayamizu 1999); words do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mockloop.core.transcript import Span, Transcript, Word
from mockloop.ports import RATE_HZ, Samples

SHORTEST_S = 0.15
HOP_S, FRAME_S = 0.01, 0.04
LOWEST_HZ, HIGHEST_HZ = 70, 350
PERIODIC = 0.5  # of the autocorrelation's height at no shift
FLAT_SEMITONES = 1.0  # from the median of a run of frames
APART = 4  # frames between which the spectrum is compared
BANDS = 20
STEADY_DB = 4.0  # the mean change of the bands over so many frames
_LETTER_S, _LEAST_WORD_S = 0.09, 0.15  # a word's end is often stretched over what comes after it

Floats = NDArray[np.float64]


def steady_stretches(sound: Samples, transcript: Transcript) -> list[tuple[float, float]]:
    """Where each voiced stretch without words begins, and for how long it stays steady, in seconds."""
    return [(span.start_s, steady_s(_cut(sound, span))) for span in wordless(transcript)]


def wordless(transcript: Transcript) -> Iterator[Span]:
    """What is left of the voiced stretches without the words in them."""
    for span in transcript.voiced or ():
        at_s = span.start_s
        for start_s, end_s in [*map(_spoken, _within(transcript.words, span)), (span.end_s, span.end_s)]:
            if start_s - at_s >= SHORTEST_S:
                yield Span(at_s, start_s)
            at_s = max(at_s, end_s)


def _within(words: Sequence[Word], span: Span) -> list[Word]:
    return [word for word in words if word.start_s < span.end_s and span.start_s < word.end_s]


def _spoken(word: Word) -> tuple[float, float]:
    return word.start_s, min(word.end_s, word.start_s + _LEAST_WORD_S + _LETTER_S * len(word.text))


def _cut(sound: Samples, span: Span) -> Floats:
    return sound[round(span.start_s * RATE_HZ) : round(span.end_s * RATE_HZ)].astype(np.float64) / 32768.0


def steady_s(sound: Floats) -> float:
    """The longest run of frames with a flat pitch and a steady spectrum, in seconds."""
    size, hop = round(FRAME_S * RATE_HZ), round(HOP_S * RATE_HZ)
    frames = [sound[at : at + size] * np.hanning(size) for at in range(0, len(sound) - size + 1, hop)]
    if len(frames) <= APART:
        return 0.0
    bands = np.array([_bands(frame) for frame in frames])
    change = np.mean(np.abs(bands[APART:] - bands[:-APART]), axis=1)
    pitches = [_pitch(frame) for frame in frames[: len(change)]]
    longest, run = 0, list[float]()
    for pitch, moved in zip(pitches, change, strict=True):
        steady = pitch is not None and moved < STEADY_DB
        run = [*run, pitch] if steady and pitch is not None else []
        while run and abs(run[-1] - float(np.median(run))) > FLAT_SEMITONES:
            run = run[1:]
        longest = max(longest, len(run))
    return longest * HOP_S


def _pitch(frame: Floats) -> float | None:
    """In semitones; None where the frame is not periodic."""
    shifted = np.fft.irfft(np.abs(np.fft.rfft(frame, 2 * len(frame))) ** 2)
    if shifted[0] <= 0:
        return None
    shortest, longest = RATE_HZ // HIGHEST_HZ, RATE_HZ // LOWEST_HZ
    best = shortest + int(np.argmax(shifted[shortest:longest]))
    return float(12 * np.log2(RATE_HZ / best)) if shifted[best] > PERIODIC * shifted[0] else None


def _bands(frame: Floats) -> Floats:
    """Levels in dB in bands of equal width on a scale of octaves, 100 Hz to 6 kHz."""
    power = np.abs(np.fft.rfft(frame)) ** 2
    edges = np.geomspace(100, 6000, BANDS + 1) * len(frame) / RATE_HZ
    sums = [power[int(a) : max(int(a) + 1, int(b))].sum() for a, b in pairwise(edges)]
    return np.asarray(10 * np.log10(np.array(sums) + 1e-6))
