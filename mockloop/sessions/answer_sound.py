"""The sound of an answer from its takes: the whole of it, or a section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from mockloop.analysis.answer import SectionSpan
from mockloop.core.errors import SessionError
from mockloop.core.state import Turn
from mockloop.ports import RATE_HZ, Samples, Sound
from mockloop.sessions.folder import SessionFolder
from mockloop.speech.audio.take_file import read_take

MARGIN_S = 0.15  # a recognizer's word times are a little late or early: play this much more on each side
PAUSE_S = 0.3  # between spans of one section that are apart

Placed = tuple[float, Samples]  # a take, and the second of the answer at which it begins


def takes_of(folder: SessionFolder, turn: Turn) -> list[Placed]:
    """Return the takes of an answer in order; a missing one has no samples."""
    starts = accumulate((part.duration_s for part in turn.transcripts), initial=0.0)
    read = ((start_s, take_in(folder, take.number)) for start_s, take in zip(starts, turn.takes, strict=False))
    return [(start_s, np.zeros(0, np.int16) if samples is None else samples) for start_s, samples in read]


def take_in(folder: SessionFolder, number: int) -> Samples | None:
    """Return a take; None if it is missing or cannot be read."""
    try:
        return read_take(folder.take_path(number))
    except SessionError:
        return None


def joined(parts: Sequence[tuple[Samples | None, float]]) -> Samples:
    """Return takes in a row, each with its seconds: cut, or filled with silence. None is silence alone."""
    pieces = [np.zeros(0, np.int16)]
    for samples, seconds in parts:
        piece = np.zeros(round(seconds * RATE_HZ), np.int16)
        if samples is not None:
            heard = samples[: len(piece)]
            piece[: len(heard)] = heard
        pieces.append(piece)
    return np.concatenate(pieces)


def playable(samples: Samples) -> Sound:
    """Return recorded samples in the form that a player takes."""
    return Sound(samples.astype(np.float32) / 32768.0, RATE_HZ)


def excerpt(takes: Sequence[Placed], spans: Sequence[SectionSpan]) -> Sound | None:
    """Return the sound of these spans of an answer in a row; None if nothing of it is on the disk."""
    pieces: list[Samples] = []
    for span in spans:
        heard = [piece for take in takes if len(piece := _cut(take, span))]
        if pieces and heard:
            pieces.append(np.zeros(round(PAUSE_S * RATE_HZ), np.int16))
        pieces += heard
    if not pieces:
        return None
    return playable(np.concatenate(pieces))


def _cut(take: Placed, span: SectionSpan) -> Samples:
    """Return a take's part of a span, with a margin; nothing if the span is outside it."""
    start_s, samples = take
    from_s, to_s = span.start_s - start_s, span.end_s - start_s
    if to_s <= 0 or from_s >= len(samples) / RATE_HZ:
        return samples[:0]
    return samples[max(0, round((from_s - MARGIN_S) * RATE_HZ)) : round((to_s + MARGIN_S) * RATE_HZ)]
