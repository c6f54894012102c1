"""Any recording to 16 kHz mono int16, block by block, so that an hour-long file needs no more memory than a short one.

PyAV decodes and resamples (FFmpeg's own filter): wav, flac, mp3, m4a, ogg, webm and whatever else FFmpeg reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from mockloop.core.errors import InputError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.containers import ends_early, promised_s

BLOCK = RATE_HZ // 10
_SHORT_S = 1.0  # heads round and mp3 pads: only a file this much shorter than its head says was cut off
_CONVERT = "Convert it with an audio program, for example to wav or mp3, and try again."
_ANOTHER = "Give a recording of speech: wav, flac, mp3, m4a, ogg or webm."


class Decoding:
    """A recording being decoded: iterate over it once for blocks of 1600 samples, the last one shorter.

    ``source`` is a path, or a binary stream that needs not be seekable. ``notice`` is, after the last block, one
    sentence on what could not be decoded, or None. Raises InputError for what is no recording at all.
    """

    def __init__(self, source: Path | BinaryIO, name: str | None = None) -> None:
        self.name = name or str(source)
        self.duration_s = 0.0  # decoded so far
        self.notice: str | None = None
        self._container = _opened(source, self.name)
        self._damaged = isinstance(source, Path) and ends_early(source)
        self._promised_s = promised_s(self._container, source if isinstance(source, Path) else None)

    def __iter__(self) -> Iterator[Samples]:
        """Raises InputError where not a single sample could be decoded."""
        with self._container:
            for block in _in_blocks(self._pieces()):
                self.duration_s += len(block) / RATE_HZ
                yield block
        if not self.duration_s:
            raise InputError(f"{self.name} holds no sound that can be decoded.", _CONVERT)
        if self._damaged or (self._promised_s or 0.0) - self.duration_s > _SHORT_S:
            self.notice = self._what_is_missing()

    def _pieces(self) -> Iterator[Samples]:
        """What the decoder gives, up to the first place that it cannot read."""
        import av

        if not self._container.streams.audio:
            raise InputError(f"{self.name} holds no sound.", _ANOTHER)
        resampled = _Resampled()
        try:
            for frame in self._container.decode(audio=0):
                yield from resampled.accept(frame)
        except (av.error.FFmpegError, ValueError):
            self._damaged = True
        yield from resampled.finish()

    def _what_is_missing(self) -> str:
        of = f" of {self._promised_s:.1f} s" if (self._promised_s or 0.0) - self.duration_s > _SHORT_S else ""
        return f"{self.name} is cut off or damaged: only {self.duration_s:.1f} s{of} could be decoded."


def read_sound(path: Path) -> Samples:
    """The whole recording at once: 16 kHz mono int16. Raises InputError."""
    return np.concatenate(list(Decoding(path)))


class _Resampled:
    """Frames of any rate and layout to 16 kHz mono; the layout may change on the way (joined or damaged files)."""

    def __init__(self) -> None:
        self._resampler: Any = None
        self._form: tuple[Any, ...] = ()

    def accept(self, frame: Any) -> Iterator[Samples]:
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form:
            yield from self.finish()
            self._form, self._resampler = form, _resampler()
        frame.pts = None  # damaged files carry times that run backwards; the samples alone are the clock
        yield from map(_samples, self._resampler.resample(frame))

    def finish(self) -> Iterator[Samples]:
        if self._resampler is not None:
            yield from map(_samples, self._resampler.resample(None))
            self._resampler = None


def _resampler() -> Any:
    from av.audio.resampler import AudioResampler

    return AudioResampler(format="s16", layout="mono", rate=RATE_HZ)


def _samples(frame: Any) -> Samples:
    samples: Samples = frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)
    return samples


def _in_blocks(pieces: Iterable[Samples]) -> Iterator[Samples]:
    rest = np.zeros(0, np.int16)
    for piece in pieces:
        rest = np.concatenate([rest, piece])
        whole = len(rest) // BLOCK * BLOCK
        yield from np.split(rest[:whole], whole // BLOCK) if whole else ()
        rest = rest[whole:]
    if len(rest):
        yield rest


def _opened(source: Path | BinaryIO, name: str) -> Any:
    import av

    if isinstance(source, Path):
        _check(source)
    try:
        return av.open(str(source) if isinstance(source, Path) else source)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise InputError(f"{name} is no audio file, or one too damaged to open.", _ANOTHER) from error


def _check(path: Path) -> None:
    if not path.exists():
        raise InputError(f"There is no file {path}.", "Check the name of the recording.")
    if not path.is_file():
        raise InputError(f"{path} is no file.", _ANOTHER)
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).", "Check that it is yours to read.") from error
    if empty:
        raise InputError(f"{path} is empty.", "Record it again, or give another recording.")
