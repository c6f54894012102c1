"""The encoder of a loaded model: a window is encoded once, and only as far as it is told to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mockloop.speech.stt.whisper.model import Encoder

ONE, OTHER = np.zeros((2, 3), np.float32), np.ones((2, 3), np.float32)


def test_the_same_sound_is_encoded_once_and_another_anew() -> None:
    encoded: list[float] = []

    def encode(features: NDArray[np.float32]) -> float:
        encoded.append(float(features.sum()))
        return encoded[-1]

    kept = Encoder(encode)
    assert [kept(sound) for sound in (ONE, ONE, OTHER, OTHER.copy(), ONE)] == [0.0, 0.0, 6.0, 6.0, 0.0]
    assert encoded == [0.0, 6.0, 0.0]


def test_only_so_much_of_a_window_is_encoded_as_is_asked_for() -> None:
    encoder = Encoder(lambda features: features.shape)
    window = np.zeros((1, 80, 3000), np.float32)
    assert encoder(window) == (1, 80, 3000)
    encoder.most_s = 22.0
    assert encoder(window) == (1, 80, 2200)
    encoder.most_s = 24.999
    assert encoder(window) == (1, 80, 2500)
    encoder.most_s = 40.0
    assert encoder(window) == (1, 80, 3000)
