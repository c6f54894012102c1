"""Find the length of a sound file from its head and end if FFmpeg does not know it.

FFmpeg estimates a duration if none is written (raw AAC, MP3 without a Xing or Info head), and takes a truncated WAV or
Ogg file for a shorter one. A video may be longer than its sound, so the sound's own length counts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mockloop.core.errors import InputError
from mockloop.speech.audio.signatures import mp3_frame_s
from mockloop.speech.stt.transcript_files.time_stamps import seconds

_WRITTEN = ("flac", "matroska,webm", "mov,mp4,m4a,3gp,3g2,mj2", "wav", "aiff", "caf", "w64")
_FROM_ZERO = ("matroska,webm", "mov,mp4,m4a,3gp,3g2,mj2", "ogg")
_PLAIN = ("wav", "w64", "aiff", "caf")  # the same number of bytes for every second
LONGEST_S = 4 * 3600.0  # nobody answers that long, and it takes half an hour to transcribe
_LEAST_BYTES_A_S = 40.0  # FLAC and Opus of silence have more: less means a damaged head
_TAIL = 65_536  # an Ogg page is at most 65,307 bytes long
_UNKNOWN_SIZE = 0x7FFF_0000  # programs that write WAV to a pipe put a size near 2 or 4 GiB
_BROADCAST_S = 60.0  # an Ogg that begins later was cut out of a longer one


def promised_s(container: Any, stream: Any, path: Path | None) -> float | None:
    """Return the end of the sound of an open PyAV container by its head, in seconds; None if it is not given."""
    if container.format.name == "mp3":
        return counted_mp3_s(path) if path else None
    if container.format.name not in _WRITTEN:
        return None
    tag = next((value for key, value in stream.metadata.items() if key.upper().startswith("DURATION")), None)
    if tag:
        return seconds(str(tag)[:12])
    if stream.duration:
        own_s = float(stream.duration * stream.time_base)
        return own_s + max(0.0, float((stream.start_time or 0) * stream.time_base) - begins_at_s(container))
    return _seconds(container.duration, 1e-6) if len(container.streams) == 1 else None


def check_length(container: Any, path: Path | None, name: str) -> None:
    """Raise InputError for a recording that is too long, if its head and its size agree on that."""
    promised_s, bit_rate = (container.duration or 0) / 1e6, container.bit_rate
    if path is None or promised_s <= LONGEST_S:
        return
    size = path.stat().st_size
    held_s = size * 8 / bit_rate if container.format.name in _PLAIN and bit_rate else size / _LEAST_BYTES_A_S
    if held_s > LONGEST_S:
        raise InputError(
            f"{name} is {min(promised_s, held_s) / 3600:.1f} hours long; at most {LONGEST_S / 3600:.0f} are allowed.",
            "Cut the answer out of it with an audio program, and give that.",
        )


def begins_at_s(container: Any) -> float:
    """Return the time at which a file begins.

    It is zero if its format counts from there, otherwise its first stream's start.
    """
    first_s = _seconds(container.start_time, 1e-6) or 0.0
    if container.format.name in _FROM_ZERO and not (container.format.name == "ogg" and first_s > _BROADCAST_S):
        return 0.0
    return first_s


def _seconds(value: int | None, unit: float) -> float | None:
    return value * unit if value else None


def ends_early(path: Path) -> bool:
    """Return whether a WAV file is shorter than its head says, or an Ogg file has no last page."""
    with path.open("rb") as file:
        head = file.read(12)
        size = file.seek(0, 2)
        if head[:4] == b"RIFF":
            told = int.from_bytes(head[4:8], "little") + 8
            return size < told < _UNKNOWN_SIZE
        if head[:4] != b"OggS":
            return False
        file.seek(max(0, size - _TAIL))
        return not _has_last_page(file.read())


def _has_last_page(tail: bytes) -> bool:
    at = tail.rfind(b"OggS")
    return 0 <= at < len(tail) - 5 and bool(tail[at + 5] & 4)


def is_filling(packet: bytes) -> bool:
    """Return whether a packet that cannot be decoded contains no sound: zeros, or the tag or head of another MP3."""
    begun = packet.startswith(b"ID3") or any(mark in packet[:64] for mark in (b"Xing", b"Info", b"VBRI"))
    return begun or not packet.strip(b"\0")


def counted_mp3_s(path: Path) -> float | None:
    """Return the length of an MP3 by the frame count in its first frame: a Xing, Info or VBRI head.

    FFmpeg estimates it from the size instead if anything follows the last frame.
    """
    with path.open("rb") as file:
        at = 0
        while (tag := file.read(10))[:3] == b"ID3" and len(tag) == 10:
            size = sum((byte & 127) << shift for byte, shift in zip(tag[6:10], (21, 14, 7, 0), strict=True))
            at += 10 + size + (10 if tag[5] & 16 else 0)
            file.seek(at)
        file.seek(at)
        frame = file.read(4096).lstrip(b"\0")
    frame_s = mp3_frame_s(frame)
    if not frame_s:
        return None
    is_mpeg1, is_mono = bool(frame[1] & 8), frame[3] >> 6 == 3
    after = 4 + ((17 if is_mono else 32) if is_mpeg1 else (9 if is_mono else 17))
    head = frame[after:]
    if head[:4] in (b"Xing", b"Info"):
        count = int.from_bytes(head[8:12], "big") if int.from_bytes(head[4:8], "big") & 1 else 0
    else:
        count = int.from_bytes(frame[50:54], "big") if frame[36:40] == b"VBRI" else 0
    return count * frame_s or None
