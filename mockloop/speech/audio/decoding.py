"""Decode any recording to 16 kHz mono int16, block by block, so that a long file needs no more memory.

PyAV decodes and resamples (FFmpeg's own filter): wav, flac, mp3, m4a, ogg, webm and whatever else FFmpeg reads. The
times in a file are kept: a gap becomes silence.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from mockloop.core.errors import InputError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.clipping import Clipping
from mockloop.speech.audio.containers import begins_at_s, check_length, ends_early, is_filling, promised_s
from mockloop.speech.audio.file_clock import FileClock
from mockloop.speech.audio.resampling import Pick, Resampling
from mockloop.speech.audio.tracks import ChannelWatch, TrackChoice, best_track, channel_choice, listened, mixed

BLOCK = RATE_HZ // 10
_SHORT_S = 1.0  # heads are rounded and mp3 adds padding: only a file this much shorter than its head says was cut off
_MOST_ERRORS = 500  # packets in a row that cannot be decoded before decoding stops
_LEAST_RATE_HZ, _MOST_RATE_HZ = 2_000, 1_000_000  # above this a head is damaged: at 1 Hz a small file would last days
_CONVERT = "Convert it with an audio program, for example to wav or mp3, and try again."
_ANOTHER = "Give a recording of speech: wav, flac, mp3, m4a, ogg, webm, aiff or caf."
_FORMATS = (  # FFmpeg's formats that contain sound, without those that open other files or the network
    "wav,w64,flac,ogg,mp3,mp2,aac,loas,mov,mp4,m4a,3gp,matroska,webm,aiff,caf,au,amr,amrnb,amrwb,avi,asf,mpegts,mpeg,flv,"
    "live_flv,ape,wv,tta,ac3,eac3,voc,ircam,gsm,mxf,nut,rm,aea,oma"
)


class Decoding:
    """A recording being decoded. Iterate over it once for blocks of 1600 samples, the last one shorter.

    ``source`` is a path, or a binary stream that need not be seekable. ``track``: which sound track, from 1; otherwise
    the one with the voice. ``notice`` is, after the last block, one sentence on what could not be decoded, or None;
    ``notices`` also says which track was used. ``clipped_share`` is the clipped share of the worst channel in the last
    block, before mixing. Raises InputError for a file that is not a recording.
    """

    def __init__(self, source: Path | BinaryIO, name: str | None = None, track: int | None = None) -> None:
        self.name = name or str(source)
        self.duration_s = 0.0  # decoded so far
        self.notice: str | None = None
        self.taken = TrackChoice(0)
        self._about_track: str | None = None
        self.clipped_share = 0.0
        self._source = source
        self._path = source if isinstance(source, Path) else None
        self._container = _opened(source, self.name)
        self._choose(track)
        self._damaged = self._path is not None and ends_early(self._path)
        self._promised_s = promised_s(self._container, self._stream, self._path)
        self._clipping = Clipping()

    @property
    def notices(self) -> list[str]:
        """What the person should know about the file, after the last block."""
        return [notice for notice in (self._about_track, self.notice) if notice]

    def __iter__(self) -> Iterator[Samples]:
        """Yield the blocks. Raise InputError if not a single sample could be decoded."""
        with self._container:
            for block in _in_blocks(self._pieces()):
                self.duration_s += len(block) / RATE_HZ
                self.clipped_share = self._clipping.share(self.taken.channel)
                yield block
        if not self.duration_s:
            raise InputError(f"{self.name} contains no sound that can be decoded.", _CONVERT)
        if self._damaged or (self._promised_s or 0.0) - self.duration_s > _SHORT_S:
            self.notice = self._what_is_missing()

    def _choose(self, track: int | None) -> None:
        """Choose the track and its channel. A stream that can be read only once is analyzed while it is read."""
        streams = _tracks(self._container, self.name, track)
        numbers = _decodable(streams, self.name, track)
        for number in numbers:
            if streams[number].rate and not _is_a_rate(streams[number].rate):
                rate_hz = streams[number].rate
                sentence = f"{self.name} says that it has {rate_hz:,} samples a second, which no recording has."
                raise InputError(sentence, _CONVERT)
        check_length(self._container, self._path, self.name)
        at = numbers[0]
        count, channels = len(streams), streams[at].channels or 1
        several, self._again = len(numbers) > 1, _may_be_heard_twice(self._source)
        if self._again and (several or channels == 2):
            self._container.close()
            sounds = [_of(self._source, self.name, number) for number in numbers]
            best = best_track(sounds) if several else channel_choice(0, sounds[0])
            self.taken = replace(best, track=numbers[best.track])
            self._container = _opened(self._source, self.name)
        else:
            self.taken = TrackChoice(at)
        if several:
            why = ", which has the voice," if self._again else ""
            used = f"track {self.taken.track + 1}{why} is used"
            self._about_track = f"{self.name} has {count} sound tracks; {used}. For another one: --track N"
        self._stream = self._container.streams.audio[self.taken.track]

    def _picked(self) -> Pick | None:
        """Return a function that makes one channel of several; None: all are mixed."""
        channel = self.taken.channel
        if channel is not None:
            return lambda channels: channels[channel] if channel < len(channels) else mixed(channels)
        return None if self._again else ChannelWatch()

    def _pieces(self) -> Iterator[Samples]:
        """Yield what the decoder gives, with silence for gaps in the file's times. Damaged packets are left out."""
        clock = FileClock(begins_at_s(self._container), self._promised_s)
        resampled = Resampling(self._picked())
        for frame in self._frames():
            if not _is_a_rate(frame.sample_rate):
                self._damaged = True
                continue
            gap = clock.gap(frame.time, frame.samples, frame.sample_rate)
            if gap:
                yield from self._resampled(resampled.finish())
                yield from _silence(gap)
            self._clipping.accept(frame)
            yield from self._resampled(resampled.accept(frame))
        yield from self._resampled(resampled.finish())

    def _resampled(self, pieces: Iterator[Samples]) -> Iterator[Samples]:
        """Yield what the resampler gives; if it refuses a frame, the file is damaged."""
        import av

        try:
            yield from pieces
        except (av.error.FFmpegError, ValueError):
            self._damaged = True

    def _frames(self) -> Iterator[Any]:
        import av

        failures, packet = 0, None
        packets = self._container.demux(self._stream)
        while failures < _MOST_ERRORS:
            try:
                packet = next(packets)
                frames = packet.decode()
            except StopIteration:
                return
            except IndexError:  # PyAV met a track that begins only here; its generator has ended with that
                packets, self._damaged, failures = self._container.demux(self._stream), True, failures + 1
                continue
            except (av.error.FFmpegError, ValueError) as error:
                self._damaged = self._damaged or packet is None or not is_filling(bytes(packet))
                if isinstance(error, av.error.EOFError):
                    return
                failures += 1
                continue
            failures = 0 if frames else failures
            yield from frames

    def _what_is_missing(self) -> str:
        of = f" of {self._promised_s:.1f} s" if (self._promised_s or 0.0) - self.duration_s > _SHORT_S else ""
        return f"{self.name} is cut off or damaged: only {self.duration_s:.1f} s{of} could be decoded."


def read_sound(path: Path, track: int | None = None) -> Samples:
    """Return the whole recording at once: 16 kHz mono int16. Raise InputError."""
    return np.concatenate(list(Decoding(path, track=track)))


def check_recording(path: Path, track: int | None = None) -> None:
    """Raise InputError for a file without sound, or without this track, without decoding it."""
    with _opened(path, str(path)) as container:
        _tracks(container, str(path), track)


def tracks_in(head: bytes) -> int:
    """Return how many sound tracks a file with this beginning has; 0 if the beginning does not say."""
    try:
        with _opened(io.BytesIO(head), "") as container:
            return len(container.streams.audio)
    except InputError:
        return 0


def _tracks(container: Any, name: str, track: int | None) -> Any:
    """Return the sound tracks of an open container. Raise InputError if it has none, or not the one wanted."""
    streams = container.streams.audio
    if not streams:
        raise InputError(f"{name} contains no sound.", _ANOTHER)
    if track is not None and not 1 <= track <= len(streams):
        held = "one sound track" if len(streams) == 1 else f"{len(streams)} sound tracks"
        raise InputError(f"{name} has no track {track}.", f"It has {held}, counted from 1.")
    return streams


def _decodable(streams: Any, name: str, track: int | None) -> list[int]:
    """Return the tracks to choose from (from 0), without those that FFmpeg cannot decode. Raise InputError."""
    wanted = range(len(streams)) if track is None else (track - 1,)
    numbers = [number for number in wanted if streams[number].codec_context is not None]
    if not numbers:
        raise InputError(f"{name} contains no sound that can be decoded.", _CONVERT)
    return numbers


def _may_be_heard_twice(source: Path | BinaryIO) -> bool:
    return isinstance(source, Path) or (hasattr(source, "seekable") and source.seekable())


def _of(source: Path | BinaryIO, name: str, track: int) -> Samples:
    """Return the first minutes of a track, as channels by samples."""
    with _opened(source, name) as container:
        return listened(container, container.streams.audio[track])


def _is_a_rate(rate_hz: int) -> bool:
    return _LEAST_RATE_HZ <= rate_hz <= _MOST_RATE_HZ


def _silence(seconds: float) -> Iterator[Samples]:
    left = round(seconds * RATE_HZ)
    while left > 0:
        yield np.zeros(min(left, RATE_HZ), np.int16)
        left -= RATE_HZ


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
    elif _may_be_heard_twice(source):
        source.seek(0)
    try:
        # opened here, so that FFmpeg judges the content and not the name
        opened = source.open("rb") if isinstance(source, Path) else source
        return av.open(opened, "r", options={"format_whitelist": _FORMATS}, metadata_errors="replace")
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise InputError(f"{name} is not an audio file, or is too damaged to open.", _ANOTHER) from error


def _check(path: Path) -> None:
    if not path.exists():
        raise InputError(f"There is no file {path}.", "Check the name of the recording.")
    if not path.is_file():
        raise InputError(f"{path} is not a file.", _ANOTHER)
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}).", "Check that you are allowed to read it."
        ) from error
    if empty:
        raise InputError(f"{path} is empty.", "Record it again, or give another recording.")
