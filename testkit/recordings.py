"""Recordings of every kind that people have, made by ffmpeg from a sound with known content.

Each maker writes one file into a folder and gives its path.
"""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
Samples = NDArray[np.int16]


def ffmpeg(*arguments: object) -> None:
    """Run ffmpeg quietly. Raises CalledProcessError."""
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-nostdin", *map(str, arguments)], check=True)


def wav(path: Path, samples: Samples, rate_hz: int = RATE_HZ) -> Path:
    """A 16 bit WAV file of samples, or of samples by channels."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(np.ascontiguousarray(samples).tobytes())
    return path


def encoded(folder: Path, voice: Samples, suffix: str, *options: object) -> Path:
    """The voice in another format."""
    source = wav(folder / "source.wav", voice)
    ffmpeg("-i", source, *options, folder / f"answer{suffix}")
    return folder / f"answer{suffix}"


def with_a_gap(folder: Path, voice: Samples, suffix: str = ".mkv", gap_s: float = 6.0) -> Path:
    """The voice twice; between the halves the file's times leave a gap in which nothing is stored."""
    path = folder / f"gap{suffix}"
    seconds = len(voice) / RATE_HZ
    source = wav(folder / "source.wav", np.concatenate([voice, voice]))
    shift = f"asetpts='if(gte(T,{seconds}),PTS+{gap_s}/TB,PTS)'"
    ffmpeg(
        "-i", source, "-af", f"asetnsamples=1600,{shift}", "-c:a", "pcm_s16le" if suffix == ".mkv" else "libopus", path
    )
    return path


def with_a_late_start(folder: Path, voice: Samples, suffix: str = ".mkv", late_s: float = 3.0) -> Path:
    """A video whose sound begins later than its picture."""
    source = wav(folder / "source.wav", voice)
    picture = ["-f", "lavfi", "-i", f"color=size=32x32:rate=5:duration={late_s + len(voice) / RATE_HZ}"]
    path = folder / f"late{suffix}"
    ffmpeg(*picture, "-itsoffset", late_s, "-i", source, "-map", "0:v", "-map", "1:a", "-c:v", "mpeg4", path)
    return path


def with_a_longer_picture(folder: Path, voice: Samples, suffix: str = ".mp4", more_s: float = 5.0) -> Path:
    """A video that goes on after its sound."""
    source = wav(folder / "source.wav", voice)
    picture = ["-f", "lavfi", "-i", f"color=size=32x32:rate=5:duration={more_s + len(voice) / RATE_HZ}"]
    path = folder / f"longer{suffix}"
    ffmpeg(*picture, "-i", source, "-map", "0:v", "-map", "1:a", "-c:v", "mpeg4", path)
    return path


def with_tracks(folder: Path, voice: Samples, suffix: str = ".mkv") -> Path:
    """Two sound tracks: first music, then the voice."""
    source = wav(folder / "source.wav", voice)
    tone = ["-f", "lavfi", "-i", f"sine=frequency=440:duration={len(voice) / RATE_HZ}"]
    path = folder / f"tracks{suffix}"
    ffmpeg(*tone, "-i", source, "-map", "0:a", "-map", "1:a", "-c:a", "aac", path)
    return path


def with_channels(folder: Path, voice: Samples, suffix: str, layout: str, count: int) -> Path:
    """The voice on each of many channels."""
    each = "".join(f"|c{number}=c0" for number in range(count))
    return encoded(folder, voice, suffix, "-af", f"pan={layout}{each}")


def mp3_with_cover(folder: Path, voice: Samples, cover_bytes: int = 300_000) -> Path:
    """An MP3 with a large picture before its first frame, and a tag that says 'Info'."""
    plain = encoded(folder, voice, ".mp3", "-id3v2_version", "0", "-write_id3v1", "0").read_bytes()
    body = b"APIC" + cover_bytes.to_bytes(4, "big") + b"\0\0" + b"Info".ljust(cover_bytes, b"\x55")
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    path = folder / "cover.mp3"
    path.write_bytes(b"ID3\x03\0\0" + size + body + plain)
    return path


def after_zeros(folder: Path, voice: Samples) -> Path:
    """An MP3 that begins with zeros, as recorders leave where a tag was taken out."""
    path = encoded(folder, voice, ".mp3", "-id3v2_version", "0")
    path.write_bytes(bytes(700) + path.read_bytes())
    return path


def before_zeros(folder: Path, voice: Samples) -> Path:
    """An MP3 with zeros behind its last frame."""
    path = encoded(folder, voice, ".mp3")
    path.write_bytes(path.read_bytes() + bytes(5000))
    return path


def joined(folder: Path, voice: Samples) -> Path:
    """The two halves of the voice as two MP3 files, one behind the other."""
    half = len(voice) // 2
    parts = [encoded(folder, part, ".mp3", "-q:a", "4").read_bytes() for part in (voice[:half], voice[half:])]
    path = folder / "joined.mp3"
    path.write_bytes(b"".join(parts))
    return path


def mp3_that_is_not_counted(folder: Path, voice: Samples) -> Path:
    """An MP3 of constant rate without a count of its frames, whose tag says 'Info'."""
    return encoded(folder, voice, ".mp3", "-write_xing", "0", "-b:a", "64k", "-metadata", "title=Info about Xing")


def opposed(folder: Path, voice: Samples) -> Path:
    """Two channels of which one is the other upside down: mixed they are silence."""
    return wav(folder / "opposed.wav", np.stack([voice, -voice], axis=1))


def one_dead(folder: Path, voice: Samples) -> Path:
    """The voice on the right alone; on the left a loud hum."""
    hum = (1500 * np.sin(2 * np.pi * 50 * np.arange(len(voice)) / RATE_HZ)).astype(np.int16)
    return wav(folder / "dead.wav", np.stack([hum // 100, voice], axis=1))


def clipped_left(folder: Path, voice: Samples) -> Path:
    """A voice clipped hard on the left and not on the right: mixed, no sample is at full scale."""
    loud = np.clip(voice.astype(np.float64) * 12, -32768, 32767).astype(np.int16)
    return wav(folder / "clipped.wav", np.stack([loud, voice], axis=1))


CONTENT: dict[str, Callable[[Path, Samples], Path]] = {
    "mp3 without a tag": lambda f, v: encoded(f, v, ".mp3", "-id3v2_version", "0", "-write_xing", "0"),
    "m4a": lambda f, v: encoded(f, v, ".m4a"),
    "fragmented mp4": lambda f, v: encoded(f, v, ".mp4", "-movflags", "frag_keyframe+empty_moov"),
    "AIFF": lambda f, v: encoded(f, v, ".aiff"),
    "CAF": lambda f, v: encoded(f, v, ".caf", "-c:a", "pcm_s16le"),
    "RF64": lambda f, v: encoded(f, v, ".wav", "-rf64", "always"),
    "W64": lambda f, v: encoded(f, v, ".w64"),
    "raw AAC": lambda f, v: encoded(f, v, ".aac"),
    "flac": lambda f, v: encoded(f, v, ".flac"),
    "ogg": lambda f, v: encoded(f, v, ".ogg"),
    "opus": lambda f, v: encoded(f, v, ".opus"),
    "webm": lambda f, v: encoded(f, v, ".webm"),
    "transport stream": lambda f, v: encoded(f, v, ".ts"),
    "AU": lambda f, v: encoded(f, v, ".au"),
    "avi": lambda f, v: encoded(f, v, ".avi"),
    "AC-3": lambda f, v: encoded(f, v, ".ac3"),
    "WavPack": lambda f, v: encoded(f, v, ".wv"),
    "mp3 after zeros": after_zeros,
    "8 channels of AAC": lambda f, v: with_channels(f, v, ".m4a", "7.1", 8),
    "16 channels of Vorbis": lambda f, v: with_channels(f, v, ".ogg", "16c", 16),
}
