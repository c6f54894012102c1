"""Watch the first second after an answer for speech that continues it.

The microphone stays open that long, so that no word is lost. The next question may be playing by then. If the
microphone hears the loudspeaker, the sound correlates with what is played, so it is not the candidate. What an echo
canceller leaves of a loudspeaker correlates with nothing, but is far quieter than the candidate was.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from mockloop.core.errors import DeviceError
from mockloop.ports import RATE_HZ, Capture, Samples, Sound
from mockloop.speech.audio.measurement import FLOOR_DBFS, TakeMeasurement, level_dbfs
from mockloop.speech.audio.voice_activity import WINDOW_S

WATCH_S = 1.0  # speech within this time after the end of the answer re-opens it
LEAST_SPEECH_S = 0.25  # unbroken: a breath or a click is not speech
LEAST_AFTER_KEY_S = 0.6  # whoever ended it by key may still finish a word, or sigh
LATE_S = 1.0  # how long to wait for a device that gives no more sound
# Measured by benchmarks/reopening.py: after 0.6 s another voice stays below 0.27, and the loudspeaker, heard in rooms
# of up to 0.5 s of reverberation, above 0.3; after 0.25 s the two cannot be told apart.
TELLS_APART_S = 0.6
LEAK = 0.3
QUIETER_DB = 12.0  # sound this much quieter than the answer is not the candidate: nobody whispers over a question


class EndpointWatch:
    """An open capture after the end of an answer; its sound is kept until it is released or closed.

    ``least_s``: how long unbroken speech must last to continue the answer; ``voice_dbfs``: the level of the answer,
    None if it is not known.
    """

    watch_s = WATCH_S

    def __init__(
        self,
        capture: Capture,
        least_s: float = LEAST_SPEECH_S,
        voice_dbfs: float | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._capture = capture
        self._now_s = now_s
        self._least_s = least_s
        self._voice_dbfs = FLOOR_DBFS if voice_dbfs is None else voice_dbfs
        self._until_s = now_s() + self.watch_s + max(least_s, TELLS_APART_S) + LATE_S
        self._leaked = 0  # windows that were identified as the loudspeaker
        self._onset = 0  # the window at which the last identified speech began
        self._hearing = TakeMeasurement()
        self._speech: list[bool] = []  # window by window
        self._samples: list[Samples] = []
        self._over = False
        self.spoke = False

    @property
    def watches(self) -> bool:
        """Whether it is still undecided."""
        return not self._over

    def spoke_on(self, played: Sound | None = None) -> bool:
        """Return whether the candidate is known to have continued, without waiting.

        ``played``: what is playing meanwhile.
        """
        if self._over:
            return self.spoke
        if self._now_s() > self._until_s:
            self._over = True
        else:
            self._look(played)
        if self._over and not self.spoke:
            self.close()
        return self.spoke

    def _look(self, played: Sound | None) -> None:
        self._read()
        onset = _onset(self._speech, self._leaked, self._least_s)
        if onset is not None and onset * WINDOW_S <= self.watch_s:
            self._decide(onset, played)
        elif len(self._speech) * WINDOW_S > self.watch_s + self._least_s:
            self._over = True

    def _decide(self, onset: int, played: Sound | None) -> None:
        """Decide whose speech began at ``onset``. While a question is playing, this takes some of it."""
        heard = self._since(onset)
        if played is None:
            self.spoke = self._over = True
        elif len(heard) >= TELLS_APART_S * RATE_HZ:
            piece = heard[: round(TELLS_APART_S * RATE_HZ)]
            is_loud = level_dbfs(piece) >= self._voice_dbfs - QUIETER_DB
            self.spoke = self._over = is_loud and resemblance(piece, played) < LEAK
            self._onset = onset
            self._leaked = onset + round(TELLS_APART_S / WINDOW_S)  # what comes after it may be the candidate

    def release(self) -> tuple[Capture, Samples]:
        """Return the capture, still open, and its sound since the end of the answer."""
        self._over = True
        return self._capture, self._since(0)

    def close(self) -> None:
        """Close the microphone. Closing twice is allowed."""
        self._over = True
        self._capture.close()

    def _read(self) -> None:
        try:
            while (samples := self._capture.read(0.0)) is not None and len(samples):
                self._samples.append(samples)
                self._speech += self._hearing.accept(samples)
        except DeviceError:
            self._over = True

    def _since(self, window: int) -> Samples:
        return np.concatenate([np.zeros(0, np.int16), *self._samples])[round(window * WINDOW_S * RATE_HZ) :]


def _onset(speech: list[bool], since: int, least_s: float) -> int | None:
    """Return the window, from ``since`` on, at which lasting speech begins; None if there is none."""
    run, least = 0, round(least_s / WINDOW_S)
    for window, speaking in enumerate(speech[since:], since):
        run = run + 1 if speaking else 0
        if run >= least:
            return window - run + 1
    return None


def resemblance(heard: Samples, played: Sound) -> float:
    """Return the highest normalized cross-correlation of the recording with any stretch of what was played.

    1 means equal.
    """
    import soxr

    wanted = soxr.resample(played.samples, played.rate_hz, RATE_HZ).astype(np.float64)
    piece = heard.astype(np.float64) - heard.mean()
    if len(wanted) < len(piece) or not piece.any():
        return 0.0
    size = 1 << int(np.ceil(np.log2(len(wanted) + len(piece))))
    cross = np.fft.irfft(np.fft.rfft(wanted, size) * np.conj(np.fft.rfft(piece, size)), size)
    cross = cross[: len(wanted) - len(piece) + 1]
    energy = np.concatenate([[0.0], np.cumsum(wanted**2)])
    local = energy[len(piece) :] - energy[: -len(piece)]
    loud = local > 0.01 * local.max()
    scale = np.sqrt(np.maximum(local, 1e-12) * np.sum(piece**2))
    return float(np.max(np.where(loud, np.abs(cross) / scale, 0.0)))
