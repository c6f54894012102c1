"""Voice activity with Silero, from the faster-whisper wheel, processed as the sound comes in.

The model's file name and its layout (576 samples in: 64 of context and 512 new; state h and c of 1 x 1 x 128) are
private to that wheel, so both are checked here, once, and nowhere else.
"""

from __future__ import annotations

import copy
import functools
import importlib.util
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockloop.core.errors import ModelError
from mockloop.core.transcript import MIN_SILENCE_S, Span
from mockloop.neural_network import Network
from mockloop.ports import RATE_HZ, Samples

WINDOW = 512
WINDOW_S = WINDOW / RATE_HZ
# Silero's own thresholds are 0.5 and 0.35. Lower ones miss a third fewer words of people, and take none of room, noise,
# clicks and breaths for speech (tests/speech/audio/test_voice_activity.py).
SPEECH_AT = 0.3
SILENCE_BELOW = 0.2
HALVED_IN_S = (4.0, 1.0)  # the time after which a loud voice is half forgotten
_CONTEXT = 64
_BLANK = np.zeros((1, 1, 128), np.float32)
AT_ONCE = 128  # windows: with a whole take of six minutes at once, the model needs 300 MB
_ASSET = "silero_vad_v6.onnx"
_REINSTALL = "Reinstall it with: pip install --force-reinstall 'faster-whisper>=1.2.1,<1.3'."


_State = tuple["GainControl", NDArray[np.float32], NDArray[np.float32]]  # and the model's h and c
Progress = tuple[NDArray[np.float32], tuple[_State, ...]]  # the last samples of a stream, and a state for each level


class VoiceActivity:
    """Speech probabilities of one stream, a window of 32 ms at a time, even for quiet voices.

    The model processes the stream at two levels, one that remembers a loud voice for long and one that soon forgets
    it. The second finds a quiet word after loud ones, the first a word among others.
    """

    def __init__(self) -> None:
        _model()
        begun = tuple((GainControl(seconds), _BLANK, _BLANK) for seconds in HALVED_IN_S)
        self._progress: Progress = (np.zeros(_CONTEXT, np.float32), begun)
        self._rest = np.zeros(0, np.float32)

    def accept(self, samples: Samples) -> list[float]:
        """Return the probabilities of the windows that these 16 kHz mono samples complete."""
        sound = np.concatenate([self._rest, samples.astype(np.float32) / 32768.0])
        whole = len(sound) // WINDOW
        self._rest = sound[whole * WINDOW :].copy()  # a view would keep all of it
        windows = sound[: whole * WINDOW].reshape(whole, WINDOW)
        parts = (windows[at : at + AT_ONCE] for at in range(0, whole, AT_ONCE))
        return [probability for part in parts for probability in self._probabilities(part)]

    def _probabilities(self, windows: NDArray[np.float32]) -> list[float]:
        context, states = self._progress
        contexts = np.concatenate([context[None], windows[:-1, -_CONTEXT:]])
        sound = np.concatenate([contexts, windows], axis=1)
        heard = [_heard(state, windows, sound) for state in states]
        self._progress = (windows[-1, -_CONTEXT:].copy(), tuple(state for _, state in heard))
        return [float(p) for p in np.max([probabilities for probabilities, _ in heard], axis=0)]


def _heard(
    state: _State, windows: NDArray[np.float32], sound: NDArray[np.float32]
) -> tuple[NDArray[np.float32], _State]:
    """Return a probability for each window, and the state after them; ``sound``: with the samples before each."""
    level, h, c = state
    level = copy.deepcopy(level)
    feed = {"input": np.clip(sound * level.gains(windows)[:, None], -1.0, 1.0), "h": h, "c": c}
    probabilities, h, c = _model().run(None, feed)
    return np.ravel(probabilities), (level, h, c)


class GainControl:
    """How much each window is amplified, so that a quiet voice is as loud as a usual one.

    It follows the loudest recent windows; a click of less than three windows does not change it. Measured on people's
    voices at a third of their level, words without voice fell from 32 to 2 of 100; at a third right after a loud voice
    to 3.
    """

    TARGET = 0.2  # root mean square of speech, full scale 1
    MOST = 20.0
    _WINDOWS = 5

    def __init__(self, halved_in_s: float) -> None:
        self._loud = 0.0
        self._last: deque[float] = deque(maxlen=self._WINDOWS)
        self._kept = 0.5 ** (WINDOW_S / halved_in_s)

    def gains(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a factor for each window, 1 or more; none makes a window clip."""
        levels = np.sqrt(np.square(windows).mean(axis=1))
        peaks = np.abs(windows).max(axis=1)
        return np.array([self._gain(*one) for one in zip(levels, peaks, strict=True)], np.float32)

    def _gain(self, level: float, peak: float) -> float:
        self._last.append(float(level))
        usual = sorted(self._last)[len(self._last) // 2] if len(self._last) > self._WINDOWS // 2 else 0.0
        self._loud = max(self._loud * self._kept, usual)
        return max(1.0, min(self.MOST, self.TARGET / max(self._loud, 1e-6), 0.9 / max(float(peak), 1e-6)))


class Timeline:
    """Where the voice is, from probabilities as they come; times are seconds from the first window.

    Speech begins at SPEECH_AT and ends below SILENCE_BELOW. Silences shorter than ``min_silence_s`` do not divide it:
    gaps of 300 ms and more are found, to about 50 ms. ``cut_off``: the voice may continue beyond the last window, so
    speech that reaches it counts however short it is.
    """

    def __init__(self, min_silence_s: float = MIN_SILENCE_S, min_speech_s: float = 0.1, cut_off: bool = False) -> None:
        self._min_silence_s, self._min_speech_s, self._cut_off = min_silence_s, min_speech_s, cut_off
        self._runs: list[list[int]] = []  # first window, and the one after the last
        self._heard = 0
        self.speaking = False

    def accept(self, probability: float) -> bool:
        """Take in the next window; return whether it is speech."""
        self.speaking, before = probability >= (SILENCE_BELOW if self.speaking else SPEECH_AT), self.speaking
        if self.speaking and not before and not self._goes_on():
            self._runs.append([self._heard, self._heard])
        self._heard += 1
        if self.speaking:
            self._runs[-1][1] = self._heard
        return self.speaking

    def _goes_on(self) -> bool:
        return bool(self._runs) and (self._heard - self._runs[-1][1]) * WINDOW_S < self._min_silence_s

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every stretch of speech so far."""
        return tuple(self._spans(self._runs))

    def near(self, start_s: float, end_s: float) -> tuple[Span, ...]:
        """Return the stretches of speech that overlap this time."""
        first = bisect_left(self._runs, start_s, key=lambda run: run[1] * WINDOW_S)
        return tuple(span for span in self._spans(self._runs[first:]) if span.start_s <= end_s)

    def _spans(self, runs: Sequence[Sequence[int]]) -> Iterator[Span]:
        for first, after in runs:
            goes_on = self._cut_off and after == self._heard
            if goes_on or (after - first) * WINDOW_S >= self._min_speech_s:
                yield Span(round(first * WINDOW_S, 3), round(after * WINDOW_S, 3))


def voiced_spans(probabilities: Iterable[float]) -> tuple[Span, ...]:
    """Return stretches of speech, in seconds from the first window: a ``Timeline`` of them all."""
    timeline = Timeline()
    for probability in probabilities:
        timeline.accept(probability)
    return timeline.spans


@functools.cache
def _model() -> Network:
    path = _asset()
    try:
        model = Network(path, threads=1)
    except Exception as error:  # its errors share no base class
        raise ModelError(f"The voice activity model could not be loaded ({error}).", _REINSTALL) from error
    if model.inputs != ["input", "h", "c"]:
        raise ModelError("The voice activity model is not of the kind that mockloop knows.", _REINSTALL)
    return model


def _asset() -> Path:
    """Return the model file, found without importing faster-whisper, which takes half a second."""
    spec = importlib.util.find_spec("faster_whisper")
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("faster-whisper, which contains the voice activity model, is not installed.", _REINSTALL)
    path = Path(next(iter(spec.submodule_search_locations))) / "assets" / _ASSET
    if not path.is_file():
        raise ModelError(
            "This version of faster-whisper contains no voice activity model that mockloop knows.", _REINSTALL
        )
    return path
