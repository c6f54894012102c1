"""Read the samples of a decoded PyAV frame, however many channels it has.

``AudioFrame.to_ndarray`` and ``AudioFrame.planes`` look for the end of a list of planes that has no end where there are
8 channels or more: they read whatever lies behind it, and the process may die (PyAV 18.1).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_TYPES = {"u8": np.uint8, "s16": np.int16, "s32": np.int32, "s64": np.int64, "flt": np.float32, "dbl": np.float64}


def samples_of(frame: Any) -> NDArray[Any]:
    """Return channels by samples, in the type that the frame has. Raises ValueError for a type that is not known."""
    kind = frame.format.packed.name
    if kind not in _TYPES:
        raise ValueError(f"samples of the type {kind} are not known")
    channels = max(1, len(frame.layout.channels))
    if frame.format.is_planar:
        return np.stack([_plane(frame, number, kind, frame.samples) for number in range(channels)])
    return _plane(frame, 0, kind, frame.samples * channels).reshape(-1, channels).T


def _plane(frame: Any, number: int, kind: str, count: int) -> NDArray[Any]:
    from av.audio.plane import AudioPlane

    if not count:
        return np.zeros(0, _TYPES[kind])
    plane: Any = AudioPlane(frame, number)
    return np.frombuffer(plane, np.dtype(_TYPES[kind]), count)
