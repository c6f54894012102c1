"""Search a recording of the loudspeaker for the sound that it should contain."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from mockloop.ports import Sound

RATE_HZ = 16_000
FRAME, HOP, BANDS = 512, 160, 24
PIECE = 100  # frames: a second
ALIKE = 0.75  # the same sentence rendered twice is alike to 0.98, two sentences of one voice to 0.54 at most
Floats = NDArray[np.float64]


def loud_seconds(wav: Path) -> float:
    """Return the seconds from the first to the last sample that is not silence; 0 if there is none."""
    samples, rate_hz = soundfile.read(str(wav))
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    return float(loud[-1] - loud[0]) / rate_hz if len(loud) else 0.0


def likeness(recording: Path, wanted: Sound) -> float:
    """How alike what was heard is to a sound: the correlation of their spectra, second by second, the median.

    1 is the same. Spectra and not waveforms: a voice's waveform depends on what it rendered before, its speech not.
    By the second, each at its best place, since a busy machine may leave a gap in what is played or recorded.
    """
    samples, rate_hz = soundfile.read(str(recording))
    heard = spectra(soxr.resample(samples, rate_hz, RATE_HZ) if rate_hz != RATE_HZ else samples)
    sound = spectra(soxr.resample(wanted.samples, wanted.rate_hz, RATE_HZ))
    pieces = [sound[at : at + PIECE] for at in range(0, max(1, len(sound) - PIECE + 1), PIECE)]
    return float(np.median([_best(heard, piece) for piece in pieces]))


def spectra(samples: Floats) -> Floats:
    """Frames by bands: loudness in dB of bands as wide as the ear's, nothing below 60 dB under the loudest."""
    count = max(1, (len(samples) - FRAME) // HOP + 1)
    frames = np.stack([samples[i * HOP : i * HOP + FRAME] for i in range(count)]) * np.hanning(FRAME)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    edges = np.geomspace(4, FRAME // 2, BANDS + 1).astype(int)  # from 125 Hz up
    bands = np.stack([power[:, a : max(b, a + 1)].sum(axis=1) for a, b in pairwise(edges)], axis=1)
    db = 10 * np.log10(bands + 1e-12)
    return np.maximum(db, db.max() - 60)


def _best(heard: Floats, wanted: Floats) -> float:
    """The highest normalized cross-correlation over time, of all bands together."""
    if len(heard) < len(wanted):
        return 0.0
    size = 1 << int(np.ceil(np.log2(len(heard) + len(wanted))))
    centred = wanted - wanted.mean(axis=0)
    product = np.fft.rfft(heard, size, axis=0) * np.conj(np.fft.rfft(centred, size, axis=0))
    cross = np.fft.irfft(product, size, axis=0)[: len(heard) - len(wanted) + 1].sum(axis=1)
    sums, squares = (np.cumsum(np.vstack([np.zeros(BANDS), x]), axis=0) for x in (heard, heard**2))
    mean = (sums[len(wanted) :] - sums[: -len(wanted)]) / len(wanted)
    energy = ((squares[len(wanted) :] - squares[: -len(wanted)]) - len(wanted) * mean**2).sum(axis=1)
    return float(np.max(cross / np.sqrt(np.maximum(energy, 1e-9) * np.sum(centred**2))))
