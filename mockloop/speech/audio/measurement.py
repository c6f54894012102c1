"""Measure a take while it is recorded: where speech is, its level, the room's level, and clipping."""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np

from mockloop.core.events import SoundQuality, Take
from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.shared_activity import SharedActivity
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.audio.voice_activity import SILENCE_BELOW, SPEECH_AT, WINDOW, voiced_spans

FLOOR_DBFS = -96.0  # one step of 16 bits is 90 dB below full scale: below this is digital silence
_FULL_SCALE = 32_700  # a clipped peak that passed a resampler may be a little below 32,767


class TakeMeasurement:
    """One take, processed in order, 32 ms at a time."""

    def __init__(self) -> None:
        self._activity = SharedActivity()
        self._rest = np.zeros(0, np.int16)
        # one number a window each: an hour takes 2 MB
        self._probabilities = array("f")
        self._powers = array("d")  # mean square, full scale 1
        self._clipped = array("f")  # share of samples at full scale
        self._speaking = False

    def accept(self, samples: Samples, clipped: float = 0.0) -> list[bool]:
        """Return for each complete window of these 16 kHz mono samples whether it is speech.

        ``clipped``: the share that a channel had clipped before the channels were mixed.
        """
        probabilities = self._activity.accept(samples)
        self._probabilities.extend(probabilities)
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // WINDOW
        self._rest = sound[whole * WINDOW :]
        self._measure(sound[: whole * WINDOW].reshape(whole, WINDOW), clipped)
        return [self._is_speech(probability) for probability in probabilities]

    def take(self, number: int, duration_s: float, lost_s: float = 0.0) -> Take:
        """Return everything heard so far as take ``number``."""
        return Take(number, round(duration_s, 3), self.voiced, self.sound(lost_s))

    @property
    def voiced(self) -> tuple[Span, ...]:
        return voiced_spans(self._probabilities)

    def sound(self, lost_s: float = 0.0) -> SoundQuality:
        """Return the mean level of speech, the median level of the room, and the share clipped in speech.

        A knock does not move the median.
        """
        if not self._powers:
            return SoundQuality(lost_s=round(lost_s, 3))
        probabilities, powers, clipped = map(np.array, (self._probabilities, self._powers, self._clipped))
        speech = probabilities >= SPEECH_AT
        room = (probabilities < SILENCE_BELOW) & (powers > 0)  # all zero is a gap or a muted stretch, not a room
        return SoundQuality(
            speech_dbfs=_dbfs(float(powers[speech].mean())) if speech.any() else None,
            noise_dbfs=_dbfs(float(np.median(powers[room]))) if room.any() else None,
            clipped_share=round(float(clipped[speech].mean()), 5) if speech.any() else 0.0,
            lost_s=round(lost_s, 3),
        )

    def _measure(self, windows: Samples, clipped: float) -> None:
        self._powers.extend(np.square(windows / 32768.0).mean(axis=1))
        mixed = (np.abs(windows.astype(np.int32)) >= _FULL_SCALE).mean(axis=1)
        self._clipped.extend(np.maximum(mixed, clipped))

    def _is_speech(self, probability: float) -> bool:
        self._speaking = probability >= (SILENCE_BELOW if self._speaking else SPEECH_AT)
        return self._speaking


def level_dbfs(samples: Samples) -> float:
    """Root mean square level in dB below full scale; ``FLOOR_DBFS`` for digital silence."""
    return _dbfs(float(np.square(samples / 32768.0).mean())) if len(samples) else FLOOR_DBFS


def clipped_share(samples: Samples) -> float:
    """Share of samples at full scale."""
    return float((np.abs(samples.astype(np.int32)) >= _FULL_SCALE).mean()) if len(samples) else 0.0


def take_on_disk(number: int, path: Path) -> Take:
    """Measure a take on the disk, whole or cut off. Raise SessionError."""
    samples = read_take(path)
    hearing = TakeMeasurement()
    for start in range(0, len(samples), RATE_HZ):
        hearing.accept(samples[start : start + RATE_HZ])
    return hearing.take(number, len(samples) / RATE_HZ)


def _dbfs(power: float) -> float:
    return round(max(FLOOR_DBFS, 10.0 * float(np.log10(max(power, 1e-12)))), 1)
