"""What the head and the end of a sound file tell about its length, where FFmpeg does not say.

FFmpeg estimates a duration where none is written (raw AAC, MP3 without a Xing or Info head), and takes a WAV or an Ogg
file that was cut off for a shorter one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_WRITTEN = ("flac", "matroska,webm", "mov,mp4,m4a,3gp,3g2,mj2", "wav")
_HEAD = _TAIL = 65_536  # an Ogg page is at most 65,307 bytes long
_UNKNOWN_SIZE = 0x7FFF_0000  # programs that write WAV to a pipe put a size near 2 or 4 GiB


def promised_s(container: Any, path: Path | None) -> float | None:
    """The duration that an open PyAV container's head gives, seconds; None where it gives none, or only a guess."""
    if not container.duration or (container.format.name not in _WRITTEN and not _is_counted_mp3(container, path)):
        return None
    return float(container.duration / 1_000_000)


def ends_early(path: Path) -> bool:
    """Whether a WAV file holds less than its head says, or an Ogg file has no last page."""
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


def _is_counted_mp3(container: Any, path: Path | None) -> bool:
    if container.format.name != "mp3" or path is None:
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return b"Xing" in head or b"Info" in head
