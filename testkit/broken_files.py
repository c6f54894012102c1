"""Files that nobody can read, each broken in a different way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from testkit.recordings import RATE_HZ, Samples, encoded, ffmpeg, wav

_NOISE = np.random.default_rng(3).integers(0, 256, 20_000, np.uint8).tobytes()


def _bytes(content: bytes) -> Callable[[Path, Samples], None]:
    return lambda path, _: void(path.write_bytes(content))


def void(_: object) -> None:
    """Call a function for its effect alone."""


def _zip(name: str) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        archive.writestr(name, "<xml/>")
    return found.getvalue()


def _head_only(path: Path, voice: Samples) -> None:
    """The upload ended in the file's head."""
    whole = encoded(path.parent, voice, path.suffix)
    path.write_bytes(whole.read_bytes()[:40])
    _tidied(whole, path)


def _without_its_end(path: Path, voice: Samples) -> None:
    """An MP4 whose index stands at its end, which never came."""
    whole = encoded(path.parent, voice, path.suffix)
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    _tidied(whole, path)


def _tidied(whole: Path, path: Path) -> None:
    whole.unlink()
    (path.parent / "source.wav").unlink()


def _silent_video(path: Path, _: Samples) -> None:
    """A film without a sound track."""
    ffmpeg("-f", "lavfi", "-i", "color=size=32x32:rate=5:duration=3", "-c:v", "mpeg4", path)


KINDS: dict[str, Callable[[Path, Samples], None]] = {
    "empty.wav": _bytes(b""),
    "empty.mp3": _bytes(b""),
    "empty.txt": _bytes(b""),
    "blank.txt": _bytes(b" \n\n\t\n"),
    "noise.wav": _bytes(_NOISE),
    "noise.opus": _bytes(_NOISE),
    "noise.m4a": _bytes(_NOISE),
    "zeros.flac": _bytes(bytes(50_000)),
    "head.wav": _head_only,
    "head.flac": _head_only,
    "head.opus": _head_only,
    "half.m4a": _without_its_end,
    "half.mp4": _without_its_end,
    "no samples.wav": lambda path, _: void(wav(path, np.zeros(0, np.int16))),
    "page.mp3": _bytes(b"<!doctype html><title>Sign in</title><p>Sign in to download this recording.</p>"),
    "document.m4a": _bytes(b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"),
    "letter.txt": _bytes(_zip("word/document.xml")),
    "picture.mov": _bytes(b"\x89PNG\r\n\x1a\n" + _NOISE),
    "no sound.mkv": _silent_video,
    "no captions.srt": _bytes(b"1\n00:00:01,000 --> 00:00:02,000\n\n"),
}


def write_broken(folder: Path) -> list[Path]:
    """Write a file of each kind; give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    voice = np.random.default_rng(5).integers(-9_000, 9_000, 4 * RATE_HZ).astype(np.int16)
    for name, write in KINDS.items():
        write(folder / name, voice)
    return [folder / name for name in KINDS]
