"""Write takes to the disk while they are spoken, so that they are readable wherever the writing stops.

FLAC in frames of 72 ms; each goes to the operating system as soon as it is complete, and the count in the file's head
is kept right with every frame. Measured (libsndfile 1.2, FFmpeg 8): cut off after any frame, both read every sample of
it; cut off within a frame, FFmpeg reads all frames before it, so ``read_take`` decodes such a take with PyAV. A take
that was closed is read by libsndfile, which wrote it: PyAV would take 17 MB more.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mockloop.core.errors import DeviceError, SessionError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.frame_samples import samples_of
from mockloop.speech.audio.sample_thread import SampleThread

FSYNC_EVERY_S = 1.0  # what a power cut may lose; a crash loses at most the frame being filled
FRAME = 1152  # samples in a frame of libFLAC's lightest presets: 72 ms
_HEAD_BYTES = 42  # "fLaC", then STREAMINFO
_DIGEST_AT = 26  # STREAMINFO's last sixteen bytes: the MD5 of all samples, zeros until libFLAC closes the file
_COUNT_AT = 18  # STREAMINFO's eight bytes of rate, channels, depth and, in the last 36 bits, the sample count
_MOST_SAMPLES = (1 << 36) - 1  # the largest count that the head can tell
_SAMPLES_A_BYTE = 128  # more than FLAC can store: 77 of exact silence
_QUEUED = 1024  # blocks of sound that may wait for a slow disk before the recorder waits too


class TakeWriter:
    """A take being written, mode 0600. It never overwrites a take. Closing twice is allowed.

    Raises DeviceError from the next call if the disk fails; what was written stays readable.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._samples = 0
        self._told = False
        self._file = _GrowingFile(path)
        self._over = threading.Event()
        self._syncing = threading.Thread(target=self._sync, name=f"sync {path.name}", daemon=True)
        self._syncing.start()
        self._thread = SampleThread(self._write, f"take {path.name}", _QUEUED)

    def accept(self, samples: Samples) -> None:
        """Append 16 kHz mono int16 samples; returns before they are on disk."""
        self._raise_failure()
        self._samples += len(samples)
        self._thread.put(samples)

    def close(self) -> None:
        """Write what is left and wait until the disk has it."""
        self._thread.close()
        if not self._told:
            self._raise_failure()

    @property
    def duration_s(self) -> float:
        """Seconds of sound accepted so far."""
        return self._samples / RATE_HZ

    @property
    def failed(self) -> bool:
        """Whether the disk accepts no more of it."""
        return (self._thread.failure or self._file.failure) is not None

    def _raise_failure(self) -> None:
        failure = self._thread.failure or self._file.failure
        if failure is None:
            return
        self._told = True
        raise _disk_error(self.path, failure) if isinstance(failure, OSError) else failure

    def _sync(self) -> None:
        """Make the disk store what was written, from time to time.

        A busy disk takes seconds for this, and no sound must wait for it.
        """
        while not self._over.wait(FSYNC_EVERY_S):
            self._file.sync()

    def _write(self, blocks: Iterator[Samples]) -> None:
        import soundfile

        form = {"samplerate": RATE_HZ, "channels": 1, "subtype": "PCM_16", "format": "FLAC", "compression_level": 0.0}
        try:
            with soundfile.SoundFile(self._file, "w", **form) as encoder:
                for samples in blocks:
                    encoder.write(samples)
            self._file.sync()
        finally:
            self._over.set()
            self._syncing.join()
            self._file.close()


class _GrowingFile:
    """The file that libsndfile writes to: unbuffered, with the right sample count and the first failure kept.

    libsndfile calls ``write`` from C, where an exception would be printed and lost. After a failure nothing more is
    written, so that there is no gap and the count stays right.
    """

    def __init__(self, path: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            self._descriptor = os.open(path, flags, 0o600)
        except OSError as error:
            raise _disk_error(path, error) from error
        self.failure: OSError | None = None
        self._at = self._size = self._frames = 0
        self._fields: int | None = None  # the head's rate, channels and depth

    def write(self, data: bytes) -> int:
        if self.failure is None:
            self._put(bytes(data))
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def sync(self) -> None:
        """Make sure that the disk itself has stored what was written."""
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            self.failure = self.failure or error

    def close(self) -> None:
        os.close(self._descriptor)

    def _put(self, data: bytes) -> None:
        try:
            _write_at(self._descriptor, self._at, data)
            if self._at >= self._size:
                self._size = self._at + len(data)
                self._count(data)
        except OSError as error:
            self.failure = error
            with contextlib.suppress(OSError):  # a reader cannot use half a frame
                os.ftruncate(self._descriptor, self._size)

    def _count(self, data: bytes) -> None:
        """Write the sample count into the file's head; libFLAC does so only at the end."""
        if data[:2] != b"\xff\xf8" or len(data) < 16:  # the mark of a frame of fixed size
            return
        self._frames += 1
        if self._fields is None:
            os.lseek(self._descriptor, _COUNT_AT, os.SEEK_SET)
            self._fields = int.from_bytes(os.read(self._descriptor, 8), "big") >> 36 << 36
        _write_at(self._descriptor, _COUNT_AT, (self._fields | self._frames * FRAME).to_bytes(8, "big"))


def read_take(path: Path) -> Samples:
    """Read a take, whole or cut off anywhere: 16 kHz mono int16, empty if no frame reached the disk.

    Raises SessionError if the file is missing or is not a take.
    """
    try:
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "it is not a file")
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise SessionError(f"The take {path} cannot be read ({error.strerror}).", _RESTORE) from error
    if not b"fLaC".startswith(head[:4]):
        raise SessionError(f"The take {path} was not recorded by mockloop.", _RESTORE)
    if len(head) < _HEAD_BYTES:
        return np.zeros(0, np.int16)
    whole = _whole(path, head) if any(head[_DIGEST_AT:]) else None
    return _decoded(path) if whole is None else whole


def _whole(path: Path, head: bytes) -> Samples | None:
    """Return the samples of a closed take; None if they are not all there, or otherwise not what was written."""
    import soundfile

    count = int.from_bytes(head[_COUNT_AT : _COUNT_AT + 8], "big") & _MOST_SAMPLES
    try:
        if count > _SAMPLES_A_BYTE * path.stat().st_size:
            return None  # a damaged count, for which memory would be asked
        with soundfile.SoundFile(path) as file:
            form = (file.samplerate, file.channels, file.subtype)
            samples = file.read(dtype="int16") if form == (RATE_HZ, 1, "PCM_16") else np.zeros(0, np.int16)
    except (soundfile.SoundFileError, OSError):
        return None
    return samples if len(samples) == count else None


def _decoded(path: Path) -> Samples:
    """Return the samples of all frames before the place where a take is cut off."""
    import av

    pieces = [np.zeros(0, np.int16)]
    with contextlib.suppress(av.error.FFmpegError), av.open(str(path)) as container:  # suppressed: the frame cut off
        for frame in container.decode(audio=0):
            pieces.append(samples_of(frame).reshape(-1).astype(np.int16, copy=False))
    return np.concatenate(pieces)


_RESTORE = "Restore the file from a backup, or delete the session."


def _write_at(descriptor: int, place: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        written = _put_at(descriptor, rest, place)
        rest, place = rest[written:], place + written


def _put_at(descriptor: int, data: memoryview, place: int) -> int:
    if hasattr(os, "pwrite"):  # one call instead of two: each may wait for its turn among the threads
        return os.pwrite(descriptor, data, place)
    os.lseek(descriptor, place, os.SEEK_SET)
    return os.write(descriptor, data)


def _disk_error(path: Path, error: OSError) -> DeviceError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DeviceError(
            f"The disk is full: the recording {path.name} was kept up to here.",
            f"Free some space for {path.parent} (a minute of speech takes about 1 MB), then resume the session.",
        )
    return DeviceError(
        f"The recording {path} cannot be written ({error.strerror or error}).",
        "Check that the folder exists and that you may write to it, or set MOCKLOOP_HOME to one that is.",
    )
