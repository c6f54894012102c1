"""Generated sound: something that voice activity detection takes for speech, and a quiet room."""

from __future__ import annotations

import subprocess
import wave
from functools import cache
from pathlib import Path

import numpy as np

from mockloop.ports import RATE_HZ, Samples

_VOWELS_HZ = np.array([[700, 1200, 2500], [300, 2200, 3000], [400, 800, 2400], [500, 1700, 2500], [350, 1300, 2300]])
_STRENGTHS, _WIDTHS_HZ = np.array([[1], [0.6], [0.3]]), np.array([[60], [90], [120]])  # of the three formants
_SYLLABLE_S = 0.2
_BLOCK = 16_384  # samples that fit into the processor's cache: three times as fast as all at once


def spoken(seconds: float, seed: int = 1) -> Samples:
    """A voice gliding from vowel to vowel, five syllables a second."""
    return _spoken(seconds, seed).copy()


@cache
def _spoken(seconds: float, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    pitch_hz = 200 + 40 * np.sin(2 * np.pi * 0.7 * t) + 5 * np.sin(2 * np.pi * 5 * t)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / RATE_HZ
    formants_hz = np.ascontiguousarray(_formants_hz(t, rng).T)
    blocks = [slice(at, at + _BLOCK) for at in range(0, len(t), _BLOCK)]
    voice = np.concatenate([_sung(pitch_hz[one], phase[one], formants_hz[:, one]) for one in blocks])
    voice *= 0.1 + 0.9 * np.sin(np.pi * (t / _SYLLABLE_S % 1))
    return (12_000 * voice / np.abs(voice).max()).astype(np.int16) + quiet(seconds, seed)


def _sung(pitch_hz: np.ndarray, phase: np.ndarray, formants_hz: np.ndarray) -> np.ndarray:
    """Every harmonic of the pitch, the stronger the nearer to a formant."""
    voice = np.zeros(len(phase))
    for harmonic in range(1, 40):
        apart = harmonic * pitch_hz - formants_hz
        strength = (_STRENGTHS / (1 + (apart / _WIDTHS_HZ) ** 2)).sum(axis=0) + 0.01
        voice += strength * np.sin(harmonic * phase) / harmonic**0.8
    return voice


def quiet(seconds: float, seed: int = 2) -> Samples:
    """A room at about -64 dBFS."""
    return np.random.default_rng(seed).normal(0, 20, round(seconds * RATE_HZ)).astype(np.int16)


def joined(*sounds: Samples) -> Samples:
    return np.concatenate(sounds)


def in_blocks(sound: Samples, size: int = 1600) -> list[Samples]:
    """The sound in pieces of ``size`` samples; the last may be shorter."""
    return [sound[start : start + size] for start in range(0, len(sound), size)]


def write_wav(path: Path, samples: Samples, rate_hz: int = RATE_HZ) -> Path:
    """A mono 16 bit WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples.tobytes())
    return path


def encoded(wav: Path, suffix: str, *options: str) -> Path:
    """The same sound in another format, by ffmpeg."""
    path = wav.with_suffix(suffix)
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(wav), *options, str(path)]
    subprocess.run(command, check=True)
    return path


def _formants_hz(t: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    syllable = (t / _SYLLABLE_S).astype(int)
    order = rng.integers(0, len(_VOWELS_HZ), syllable.max() + 2)
    glide = np.clip((t / _SYLLABLE_S % 1 - 0.6) / 0.4, 0, 1)[:, None]
    return _VOWELS_HZ[order[syllable]] * (1 - glide) + _VOWELS_HZ[order[syllable + 1]] * glide


def noise(seconds: float, share: float = 0.1, seed: int = 7) -> Samples:
    """White noise at this share of full scale."""
    return (
        np.random.default_rng(seed)
        .normal(0, 32_767 * share, round(seconds * RATE_HZ))
        .clip(-32_768, 32_767)
        .astype(np.int16)
    )


def pink_noise(seconds: float, share: float = 0.1, seed: int = 11) -> Samples:
    """A fan or rain: noise whose energy falls with its frequency, at this share of full scale."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(size=round(seconds * RATE_HZ)))
    shaped = np.fft.irfft(spectrum / np.sqrt(np.arange(1, len(spectrum) + 1)), round(seconds * RATE_HZ))
    return (shaped / shaped.std() * 32_767 * share).clip(-32_768, 32_767).astype(np.int16)


def mains_hum(seconds: float, share: float = 0.1) -> Samples:
    """The hum of a badly earthed microphone: 50 Hz and its overtones, at this share of full scale."""
    at_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    shaped = sum(np.sin(2 * np.pi * 50 * times * at_s + times) / times for times in range(1, 12))
    return (shaped / np.abs(shaped).max() * 32_767 * share).astype(np.int16)


def clicks(seconds: float, seed: int = 5) -> Samples:
    """A keyboard near the microphone: four strokes a second in a quiet room."""
    rng = np.random.default_rng(seed)
    sound = quiet(seconds, seed).astype(np.float64)
    for begin_s in np.arange(0.3, seconds - 0.2, 0.25):
        begin, length = round((begin_s + rng.uniform(0, 0.1)) * RATE_HZ), round(rng.uniform(0.004, 0.02) * RATE_HZ)
        sound[begin : begin + length] += rng.normal(0, 13_000, length) * np.exp(-4 * np.arange(length) / length)
    return sound.clip(-32_768, 32_767).astype(np.int16)


def breaths(seconds: float, seed: int = 6) -> Samples:
    """Somebody breathing at the microphone: soft noise that swells and fades, every two and a half seconds."""
    rng = np.random.default_rng(seed)
    sound, length = quiet(seconds, seed).astype(np.float64), round(0.9 * RATE_HZ)
    for begin_s in np.arange(0.5, seconds - 1.0, 2.5):
        hiss = rng.normal(0, 1, length)
        soft = np.convolve(hiss, 0.7 ** np.arange(20), "same") * np.sin(np.pi * np.arange(length) / length) ** 2
        begin = round(begin_s * RATE_HZ)
        sound[begin : begin + length] += 1_600 * soft
    return sound.clip(-32_768, 32_767).astype(np.int16)
