"""Can the candidate be told from the loudspeaker in the microphone's sound? Figures for recording/endpoint_watch.py.

    python -m benchmarks.reopening

The interviewer's questions as rooms give them back (exponential decay; direct to reverberant ratio from +6 to -6 dB)
against other synthetic voices that speak on: the normalized correlation with what is played, by the length heard.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from mockloop.library.loader import load_scenario
from mockloop.ports import RATE_HZ, Sound
from mockloop.speech.recording.endpoint_watch import LEAK, TELLS_APART_S, resemblance
from mockloop.speech.tts.voice import best_voice

LENGTHS_S = (0.25, 0.4, TELLS_APART_S)
ROOMS = ((0.2, 6.0), (0.3, 0.0), (0.4, -3.0), (0.5, -6.0))  # reverberation in s, direct to reverberant in dB
VOICES = ("rms", "slt", "awb")
TEXTS = (
    "and then I also checked the logs again for a week",
    "wait there is one more thing I forgot to say",
    "because they had asked us to do it before",
    "we never saw it again after that release",
)
Floats = NDArray[np.float64]


def main() -> None:
    questions = rendered()
    if not questions:
        sys.exit("not measured: this machine has no voice")
    dice = np.random.default_rng(1)
    for length_s in LENGTHS_S:
        leaks = [resemblance(piece, q) for q in questions for piece in leaked(q, length_s, dice)]
        voices = [resemblance(piece, q) for q in questions for piece in spoken(length_s)]
        loudspeaker = f"loudspeaker at least {min(leaks):.2f}, median {np.median(leaks):.2f}"
        other = f"another voice at most {max(voices):.2f}, median {np.median(voices):.2f}"
        print(f"{length_s:.2f} s heard: {loudspeaker}; {other}")
    print(f"taken for the loudspeaker from {LEAK} on")


def rendered() -> list[Sound]:
    voice = best_voice()
    sounds = [voice.render(probe.ask) for probe in load_scenario("ownership-webhook").probes]
    voice.close()
    return [sound for sound in sounds if sound]


def leaked(question: Sound, length_s: float, dice: np.random.Generator) -> Iterator[NDArray[np.int16]]:
    dry = soxr.resample(question.samples, question.rate_hz, RATE_HZ)
    for decay_s, ratio_db in ROOMS:
        wet = in_a_room(dry, decay_s, ratio_db, dice)
        for onset_s in (0.1, 0.4, 0.7):
            piece = wet[int(onset_s * RATE_HZ) : int((onset_s + length_s) * RATE_HZ)]
            yield as_samples(piece + 0.003 * dice.standard_normal(len(piece)))


def in_a_room(dry: Floats, decay_s: float, ratio_db: float, dice: np.random.Generator) -> Floats:
    time_s = np.arange(int(decay_s * RATE_HZ)) / RATE_HZ
    tail = dice.standard_normal(len(time_s)) * np.exp(-6.9 * time_s / decay_s)  # 60 dB down after decay_s
    tail *= 10 ** (-ratio_db / 20) / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return np.convolve(dry, tail)[: len(dry)]


def spoken(length_s: float) -> Iterator[NDArray[np.int16]]:
    for voice in VOICES:
        for text in TEXTS:
            sound = flite(voice, text)
            for onset_s in (0.0, 0.5, 1.0):
                yield as_samples(sound[int(onset_s * RATE_HZ) : int((onset_s + length_s) * RATE_HZ)])


def flite(voice: str, text: str) -> Floats:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
        sound, rate_hz = soundfile.read(path)
    sound = soxr.resample(sound, rate_hz, RATE_HZ)
    return np.asarray(sound[int(np.flatnonzero(np.abs(sound) > 0.02)[0]) :])


def as_samples(sound: Floats) -> NDArray[np.int16]:
    return (np.clip(sound, -1, 1) * 20_000).astype(np.int16)


if __name__ == "__main__":
    main()
