"""Convert decoded frames to 16 kHz mono, with FFmpeg's own filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.frame_samples import samples_of

Pick = Callable[[Samples], Samples]  # one channel of channels by samples


class Resampling:
    """Convert frames of any rate and layout, which may change in damaged files, to 16 kHz mono."""

    def __init__(self, pick: Pick | None) -> None:
        self._pick = pick
        self._resampler: Any = None
        self._form: tuple[Any, ...] = ()

    def accept(self, frame: Any) -> Iterator[Samples]:
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form or self._resampler is None:
            yield from self.finish()
            self._form, self._resampler = form, self._new(frame)
        frame.pts = None  # the file's clock was handled before
        yield from map(self._samples, self._resampler.resample(frame))

    def finish(self) -> Iterator[Samples]:
        if self._resampler is not None:
            yield from map(self._samples, self._resampler.resample(None))
            self._resampler = None

    def _new(self, frame: Any) -> Any:
        from av.audio.resampler import AudioResampler

        if self._pick is None or len(frame.layout.channels) == 1:
            return AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        return AudioResampler(format="s16p", layout=frame.layout.name, rate=RATE_HZ)

    def _samples(self, frame: Any) -> Samples:
        channels = samples_of(frame)
        row = self._pick(channels) if self._pick and len(channels) > 1 else channels
        samples: Samples = row.reshape(-1).astype(np.int16, copy=False)
        return samples
