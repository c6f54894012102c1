"""The encoder of a loaded model: the same window in another manner is not encoded again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mockloop.speech.stt.whisper.model import newest_kept

ONE, OTHER = np.zeros((2, 3), np.float32), np.ones((2, 3), np.float32)


def test_the_same_sound_is_encoded_once_and_another_anew() -> None:
    encoded: list[float] = []

    def encode(features: NDArray[np.float32]) -> float:
        encoded.append(float(features.sum()))
        return encoded[-1]

    kept = newest_kept(encode)
    assert [kept(sound) for sound in (ONE, ONE, OTHER, OTHER.copy(), ONE)] == [0.0, 0.0, 6.0, 6.0, 0.0]
    assert encoded == [0.0, 6.0, 0.0]
