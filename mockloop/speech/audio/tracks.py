"""Choose the track of a recording that contains the voice, and its channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.frame_samples import samples_of
from mockloop.speech.audio.voice_activity import SPEECH_AT, VoiceActivity

_LISTENED_S = 300.0  # enough to hear the voice
_OPPOSED = -0.3  # channels with a lower correlation cancel each other when they are mixed
_DEAD = 0.01  # a channel with less than this share of the other's power contains nothing: 20 dB


@dataclass(frozen=True, slots=True)
class TrackChoice:
    """A track (from 0), and the channel that is used alone (None: all are mixed). ``voice_s``: seconds of speech."""

    track: int
    channel: int | None = None
    voice_s: float = 0.0


def best_track(sounds: Sequence[Samples]) -> TrackChoice:
    """Return the track with the most speech, the first of equal ones.

    ``sounds``: per track, channels by samples at 16 kHz.
    """
    takens = [_of_track(number, sound, measured=True) for number, sound in enumerate(sounds)]
    most = max(taken.voice_s for taken in takens)
    return next(taken for taken in takens if taken.voice_s >= 0.9 * most)


def channel_choice(track: int, sound: Samples) -> TrackChoice:
    """Return how to use the channels of a track that was chosen already."""
    return _of_track(track, sound, measured=False)


class ChannelWatch:
    """Choose a channel while reading a stream that can be read only once: the stronger of two that differ."""

    def __init__(self) -> None:
        self._powers = np.zeros(2)
        self._product = 0.0

    def __call__(self, channels: Samples) -> Samples:
        """Return one channel of channels by samples at 16 kHz."""
        if len(channels) != 2:
            return mixed(channels)
        scaled = channels / 32768.0
        self._powers += np.square(scaled).sum(axis=1)
        self._product += float((scaled[0] * scaled[1]).sum())
        if not _are_apart(self._powers, self._product):
            return mixed(channels)
        stronger: Samples = channels[int(self._powers.argmax())]
        return stronger


def mixed(channels: Samples) -> Samples:
    """Return the mean of all channels."""
    return channels.mean(axis=0).astype(np.int16) if channels.size else channels.reshape(-1)


def _of_track(track: int, sound: Samples, measured: bool) -> TrackChoice:
    if len(sound) == 1:
        return TrackChoice(track, None, _voice_s(sound[0]) if measured else 0.0)
    if len(sound) != 2 or not _is_apart(sound):
        return TrackChoice(track, None, _voice_s(mixed(sound)) if measured else 0.0)
    voices = [_voice_s(channel) for channel in sound]
    powers = np.square(sound / 32768.0).mean(axis=1)
    best = max(range(2), key=lambda number: (round(voices[number], 1), powers[number]))
    return TrackChoice(track, best, voices[best])


def _is_apart(sound: Samples) -> bool:
    """Return whether mixing two channels would cancel the voice or only add noise to it."""
    scaled = sound / 32768.0
    return _are_apart(np.square(scaled).sum(axis=1), float((scaled[0] * scaled[1]).sum()))


def _are_apart(powers: np.ndarray[Any, np.dtype[np.float64]], product: float) -> bool:
    if powers.max() <= 0:
        return False
    if powers.min() < _DEAD * powers.max():
        return True
    return product < _OPPOSED * float(np.sqrt(powers[0] * powers[1]))


def _voice_s(samples: Samples) -> float:
    if not len(samples):
        return 0.0
    probabilities = np.array(VoiceActivity().accept(samples))
    return float((probabilities >= SPEECH_AT).sum()) * 0.032


def listened(container: Any, stream: Any) -> Samples:
    """Return the first minutes of a track, channels by samples at 16 kHz, without what cannot be decoded."""
    import av

    pieces = list(_channels(container, stream, av.error.FFmpegError))
    width = max((len(piece) for piece in pieces), default=1)
    alike = [piece for piece in pieces if len(piece) == width]
    return np.concatenate(alike, axis=1) if alike else np.zeros((width, 0), np.int16)


def _channels(container: Any, stream: Any, failed: type[Exception]) -> Iterator[Samples]:
    from av.audio.resampler import AudioResampler

    resampler, form, count = None, None, 0
    try:
        for frame in container.decode(stream):
            if form != (frame.format.name, frame.layout.name, frame.sample_rate):
                form = (frame.format.name, frame.layout.name, frame.sample_rate)
                resampler = AudioResampler(format="s16p", layout=frame.layout.name, rate=RATE_HZ)
            frame.pts = None
            assert resampler is not None
            for out in resampler.resample(frame):
                samples: Samples = samples_of(out).astype(np.int16, copy=False)
                count += samples.shape[1]
                yield samples
            if count > _LISTENED_S * RATE_HZ:
                return
    except (failed, ValueError):
        return
