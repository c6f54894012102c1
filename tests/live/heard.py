"""What the loudspeaker played, searched for what should have been in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from mockloop.ports import Sound

RATE_HZ = 16_000
PIECE_S = 1.0
Floats = NDArray[np.float64]


def likeness(recording: Path, wanted: Sound) -> float:
    """How alike what was heard is to a sound: the correlation of each second of it at its best place, their median.

    1 is the same but for loudness. By the second, since a busy machine may leave a gap in a recording of its monitor.
    """
    samples, rate_hz = soundfile.read(str(recording))
    heard = np.asarray(soxr.resample(samples, rate_hz, RATE_HZ) if rate_hz != RATE_HZ else samples, np.float64)
    sound = np.asarray(soxr.resample(wanted.samples, wanted.rate_hz, RATE_HZ), np.float64)
    length = int(PIECE_S * RATE_HZ)
    pieces = [sound[at : at + length] for at in range(0, max(1, len(sound) - length + 1), length)]
    return float(np.median([_best(heard, piece) for piece in pieces]))


def _best(heard: Floats, piece: Floats) -> float:
    """The highest normalized cross-correlation of a piece with any stretch of what was heard."""
    size = 1 << int(np.ceil(np.log2(len(heard) + len(piece))))
    product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(piece - piece.mean(), size))
    cross = np.fft.irfft(product, size)[: len(heard) - len(piece) + 1]
    energy = np.concatenate([[0.0], np.cumsum(heard**2)])
    local = energy[len(piece) :] - energy[: -len(piece)]
    loud = local > 1e-4 * local.max()  # a stretch of near silence resembles anything
    return float(np.max(np.where(loud, cross / np.sqrt(np.maximum(local, 1e-12) * np.sum(piece**2)), 0.0)))
