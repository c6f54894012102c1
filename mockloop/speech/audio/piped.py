"""Sound from a pipe: any sound file, recognized by its first bytes, or raw 16 kHz mono int16."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np

from mockloop.core.errors import InputError
from mockloop.ports import Samples
from mockloop.speech.audio.decoding import BLOCK, Decoding, tracks_in
from mockloop.speech.audio.signatures import is_sound, may_hold_tracks, needs_seeking
from mockloop.speech.stt.transcript_files.unsupported_formats import READ, unsupported

_NAME = "Standard input"
_HEAD = 8192  # a quarter of a second of raw samples
_IN_MEMORY = 16_000_000
_NOISE = 9_000.0  # root mean square: random bytes have 18,900, loud speech 3,000
_LEAST_LIKE = 0.3  # the correlation of one sample with the next: speech at 16 kHz has 0.7 and more, random bytes 0


class PipedSound:
    """Sound from a stream. Iterate over it once for blocks of 16 kHz mono samples, as over a ``Decoding``.

    ``track``, ``notices`` and ``clipped_share`` are as there. A file with several tracks is read completely first,
    since the one with the voice is not known before. Raises InputError if the stream contains no sound.
    """

    def __init__(self, stream: BinaryIO, track: int | None = None) -> None:
        self._stream, self._track = stream, track
        self._decoding: Decoding | None = None

    @property
    def notices(self) -> list[str]:
        return self._decoding.notices if self._decoding else []

    @property
    def clipped_share(self) -> float:
        return self._decoding.clipped_share if self._decoding else 0.0

    def __iter__(self) -> Iterator[Samples]:
        head = _read_fully(self._stream, _HEAD)
        rewound = _Rewound(head, self._stream)
        if needs_seeking(head) or (may_hold_tracks(head) and tracks_in(head) != 1):
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
                shutil.copyfileobj(rewound, file)
                yield from self._decoded(file)
        elif is_sound(head):
            yield from self._decoded(rewound)
        else:
            _check_raw(head)
            if self._track not in (None, 1):
                raise InputError(
                    f"{_NAME} has no track {self._track}.", "Raw samples have only one track: leave --track out."
                )
            yield from _raw(rewound)

    def _decoded(self, source: Any) -> Iterator[Samples]:
        self._decoding = Decoding(source, _NAME, self._track)
        yield from self._decoding


def _raw(rewound: _Rewound) -> Iterator[Samples]:
    half = b""  # a pipe may give an odd number of bytes
    while data := rewound.read(2 * BLOCK):
        data = half + data
        whole = len(data) // 2 * 2
        half = data[whole:]
        yield np.frombuffer(data[:whole], "<i2").astype(np.int16, copy=False)


class _Rewound:
    """A stream whose first bytes were already read, in the form that PyAV needs."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int = -1) -> bytes:
        if not self._head:
            return self._stream.read(size)
        end = len(self._head) if size < 0 else size
        head, self._head = self._head[:end], self._head[end:]
        return head


def _read_fully(stream: BinaryIO, size: int) -> bytes:
    """Return the first bytes, as many as there are; one read of a pipe may give fewer."""
    head = b""
    while len(head) < size and (data := stream.read(size - len(head))):
        head += data
    return head


def _check_raw(head: bytes) -> None:
    """Raise InputError for bytes that are not samples: text, another program's file, or noise."""
    refused = unsupported(head)
    if refused:
        raise InputError(refused.sentence.replace("{file}", _NAME), refused.next_step)
    if head.startswith(b"RIFF"):
        raise InputError(f"{_NAME} is not an audio file, or is too damaged to open.", READ)
    if head and all(9 <= byte < 127 for byte in head[:512]):
        raise InputError(f"{_NAME} is text, not sound.", f"Give a transcript as a file: mockloop analyze FILE. {READ}")
    samples = np.frombuffer(head[: len(head) // 2 * 2], "<i2").astype(np.float64)
    if len(samples) < 512:
        return
    power = float(np.square(samples).mean())
    likeness = float((samples[1:] * samples[:-1]).mean()) / power if power else 1.0
    if power > _NOISE**2 and likeness < _LEAST_LIKE:
        raise InputError(
            f"{_NAME} is neither a sound file that mockloop knows nor raw samples (16 kHz, mono, 16 bit).", READ
        )
