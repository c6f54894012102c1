"""Voice activity: Silero, as the faster-whisper wheel carries it, fed as the sound comes in.

The asset's name and its layout (576 samples in: 64 of context and 512 new; state h and c of 1 x 1 x 128) are
private to that wheel, so both are checked here, once, and nowhere else.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.core.errors import ModelError
from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ, Samples

WINDOW = 512
WINDOW_S = WINDOW / RATE_HZ
SPEECH_AT = 0.5  # Silero's own thresholds; version 6 scores lower than 5 on some voices, so never stricter
SILENCE_BELOW = 0.35
_CONTEXT = 64
_ASSET = "silero_vad_v6.onnx"
_REINSTALL = "Reinstall it with: pip install --force-reinstall 'faster-whisper>=1.2.1,<1.3'."


class VoiceActivity:
    """Speech probabilities of one stream, a window of 32 ms at a time."""

    def __init__(self) -> None:
        self._model = _model()
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._context = np.zeros(_CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)

    def accept(self, samples: Samples) -> list[float]:
        """Probabilities of the windows that these 16 kHz mono samples complete."""
        sound = np.concatenate([self._rest, samples.astype(np.float32) / 32768.0])
        whole = len(sound) // WINDOW
        self._rest = sound[whole * WINDOW :]
        return self._probabilities(sound[: whole * WINDOW].reshape(whole, WINDOW)) if whole else []

    def _probabilities(self, windows: NDArray[np.float32]) -> list[float]:
        contexts = np.concatenate([self._context[None], windows[:-1, -_CONTEXT:]])
        self._context = windows[-1, -_CONTEXT:].copy()
        feed = {"input": np.concatenate([contexts, windows], axis=1), "h": self._h, "c": self._c}
        probabilities, self._h, self._c = self._model.run(None, feed)
        return [float(p) for p in np.ravel(probabilities)]


def voiced_spans(
    probabilities: Sequence[float], min_silence_s: float = 0.2, min_speech_s: float = 0.1
) -> tuple[Span, ...]:
    """Stretches of speech, seconds from the first window.

    Silences shorter than ``min_silence_s`` do not divide: gaps of 300 ms and more are found, to about 50 ms.
    """
    runs = _runs(probabilities)
    merged: list[Span] = []
    for run in runs:
        if merged and run.start_s - merged[-1].end_s < min_silence_s:
            merged[-1] = Span(merged[-1].start_s, run.end_s)
        else:
            merged.append(run)
    return tuple(span for span in merged if span.seconds >= min_speech_s)


def _runs(probabilities: Sequence[float]) -> list[Span]:
    """Runs of speech with hysteresis: begun at SPEECH_AT, ended below SILENCE_BELOW."""
    runs: list[Span] = []
    begun: int | None = None
    for index, probability in enumerate([*probabilities, 0.0]):
        if begun is None and probability >= SPEECH_AT:
            begun = index
        elif begun is not None and probability < SILENCE_BELOW:
            runs.append(Span(round(begun * WINDOW_S, 3), round(index * WINDOW_S, 3)))
            begun = None
    return runs


@functools.cache
def _model() -> Any:
    path = _asset()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.log_severity_level = 4
    try:
        model = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors have no base of their own
        raise ModelError(f"The voice activity model could not be loaded ({error}).", _REINSTALL) from error
    if [item.name for item in model.get_inputs()] != ["input", "h", "c"]:
        raise ModelError("The voice activity model is not of the kind that mockloop knows.", _REINSTALL)
    return model


def _asset() -> Path:
    """The model file, found without importing faster-whisper, which takes half a second."""
    spec = importlib.util.find_spec("faster_whisper")
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("faster-whisper is not installed, and with it the voice activity model.", _REINSTALL)
    path = Path(next(iter(spec.submodule_search_locations))) / "assets" / _ASSET
    if not path.is_file():
        raise ModelError("This faster-whisper carries no voice activity model that mockloop knows.", _REINSTALL)
    return path
