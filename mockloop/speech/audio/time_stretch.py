"""Speech faster or slower at the same pitch, by FFmpeg's atempo filter, which comes with PyAV."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.ports import Sound

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
_BLOCK = 4096


def at_speed(sound: Sound, speed: float) -> Sound:
    """Return the sound ``speed`` times as fast, 0.5 to 2, at the same pitch.

    Its length is right to a millisecond.
    """
    if not SPEEDS[0] <= speed <= SPEEDS[-1]:
        raise ValueError(f"speed {speed} is not between {SPEEDS[0]} and {SPEEDS[-1]}")
    if speed == 1.0 or not len(sound.samples):
        return sound
    pieces = list(_filtered(sound, speed))
    samples = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
    length = round(len(sound.samples) / speed)
    return Sound(np.pad(samples[:length], (0, max(0, length - len(samples)))), sound.rate_hz)


def _filtered(sound: Sound, speed: float) -> Iterator[NDArray[np.float32]]:
    from av import AudioFrame
    from av.error import BlockingIOError, EOFError
    from av.filter import Graph

    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=sound.rate_hz, format="flt", layout="mono", time_base=Fraction(1, sound.rate_hz)
    )
    tempo, sink = graph.add("atempo", str(speed)), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    for at in range(0, len(sound.samples) + _BLOCK, _BLOCK):
        block = sound.samples[at : at + _BLOCK]
        if len(block):
            frame = AudioFrame.from_ndarray(block[None].astype(np.float32), format="flt", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = sound.rate_hz, at, Fraction(1, sound.rate_hz)
            source.push(frame)
        elif at >= len(sound.samples):
            source.push(None)
        while True:
            try:
                pulled: Any = sink.pull()
                yield pulled.to_ndarray().reshape(-1)
            except (BlockingIOError, EOFError):
                break
