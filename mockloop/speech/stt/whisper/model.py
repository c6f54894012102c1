"""Load a Whisper model: on the GPU if one works, otherwise on the CPU in 8 bits."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.allocation import keep, trim
from mockloop.speech.stt.models import damaged
from mockloop.speech.stt.whisper.deferred_av import defer_av

_MOST_THREADS = 4  # more hardly help
_SMALL_BYTES = 100 << 20  # a model like tiny: a second thread costs a fifth more processor time and saves hardly any
_MUCH = 1000  # columns, a hundred for each second


def loaded(folder: Path) -> Any:
    """Return the model on the GPU if that works, otherwise on the CPU. Raise ModelError."""
    keep()
    try:
        return _on_gpu(folder) or _opened(folder, "cpu", "int8")
    except Exception as error:  # a damaged tokenizer.json raises nothing more specific
        raise damaged(folder, f"it cannot be loaded ({error})") from error


def _on_gpu(folder: Path) -> Any:
    """Return the model, tested once; None without a GPU, or if its libraries or memory are missing."""
    import ctranslate2

    if ctranslate2.get_cuda_device_count() == 0:
        return None
    try:
        model = _opened(folder, "cuda", "float16")
        model.encode(np.zeros((model.model.n_mels, 3000), np.float32))
    except RuntimeError:
        return None
    return model


def _opened(folder: Path, device: str, precision: str) -> Any:
    defer_av()
    from faster_whisper import WhisperModel

    model = WhisperModel(
        str(folder), device=device, compute_type=precision, cpu_threads=_threads(folder), local_files_only=True
    )
    model.encode = Encoder(model.encode)
    return model


def _threads(folder: Path) -> int:
    told = os.environ.get("OMP_NUM_THREADS", "")  # how a cluster shares its cores out among processes
    if told.isdigit() and int(told):
        return int(told)
    small = (folder / "model.bin").stat().st_size < _SMALL_BYTES
    return 1 if small else min(_MOST_THREADS, os.cpu_count() or 1)


class Encoder:
    """The model's encoder, which caches its newest result, since one window is read in several ways.

    ``most_s``: how much of a window is encoded; None: all of it. Whisper pads every sound to 30 s, and the cost grows
    faster than the length: 26 s cost four fifths of 30, 22 s three fifths.
    """

    def __init__(self, encode: Callable[[NDArray[np.float32]], Any]) -> None:
        self._encode = encode
        self._newest: tuple[bytes, Any] = (b"", None)
        self.most_s: float | None = None

    def __call__(self, features: NDArray[np.float32]) -> Any:
        """Encode the columns of a spectrogram, a hundred for each second, in its last dimension."""
        if self.most_s is not None:
            features = np.ascontiguousarray(features[..., : 2 * round(50 * self.most_s)])  # the encoder halves it
        content = features.tobytes()
        if content != self._newest[0]:
            self._newest = (content, self._encoded(features))
        return self._newest[1]

    def _encoded(self, features: NDArray[np.float32]) -> Any:
        """Encode them; for much sound that takes 80 MB, which neither the step before nor the one after can use."""
        if features.shape[-1] < _MUCH:
            return self._encode(features)
        trim()
        encoded = self._encode(features)
        trim()
        return encoded


def tokenizer_of(model: Any) -> Any:
    """Return the tokenizer, in English whatever else the model knows."""
    from faster_whisper.tokenizer import Tokenizer

    return Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language="en")
