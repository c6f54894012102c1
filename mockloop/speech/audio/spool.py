"""Keep a long recording on the disk instead of in memory, in a file without a name."""

from __future__ import annotations

import errno
import os
import tempfile
from types import TracebackType
from typing import Self

import numpy as np

from mockloop.core.errors import DeviceError
from mockloop.paths import home, made_private
from mockloop.ports import RATE_HZ, Samples

_BYTES = 2  # the size of a sample


class Spool:
    """16 kHz mono int16 samples on the disk, deleted when it is closed; an hour takes 115 MB.

    Raises DeviceError if the disk has no room.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0, dir=made_private(home()))  # noqa: SIM115 - closed by __exit__
        self._samples = 0

    def append(self, samples: Samples) -> None:
        """Add samples at the end."""
        try:
            self._file.seek(0, os.SEEK_END)
            data = samples.astype("<i2").tobytes()
            if self._file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            minutes = self._samples / RATE_HZ / 60
            raise DeviceError(
                f"The disk has no room for more than {minutes:.0f} minutes of this recording ({error.strerror}).",
                "Make room (an hour takes 115 MB while it is read), or give a shorter recording.",
            ) from error
        self._samples += len(samples)

    def __len__(self) -> int:
        return self._samples

    def __getitem__(self, stretch: slice) -> Samples:
        """Return a stretch of samples, without a step."""
        first, end, _ = stretch.indices(self._samples)
        self._file.seek(first * _BYTES)
        data = self._file.read(max(0, end - first) * _BYTES)
        return np.frombuffer(data, "<i2").astype(np.int16, copy=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
