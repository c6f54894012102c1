"""Development only: speak the demo candidate's answers with Piper and encode them as Ogg Opus.

Run ``python -m benchmarks.apparatus.make_demo_answers [ID]`` with ``mockloop[voice]`` installed; the sounds it writes
are shipped, so nobody else needs it. Paragraphs of the text are set apart by pauses, and a faint noise stands for the
room. ``python -m benchmarks.word_error_rate`` says how well tiny.en hears them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from mockloop.speech.tts.voice import PiperVoice

RATE_HZ = 16_000
PACE_WPM = 150  # as the voice is set; with the pauses it comes to about 160 words a minute
LEAD_S, TAIL_S = 0.4, 0.5
SENTENCE_PAUSES_S = (0.35, 0.5, 0.3, 0.4)
SECTION_PAUSES_S = (0.9, 0.7, 1.1, 0.8)
ROOM_DBFS = -66.0
DEMO = Path(__file__).resolve().parents[2] / "scenarios" / "demo"

Sound = NDArray[np.float64]


def main() -> None:
    folder = DEMO / (sys.argv[1] if len(sys.argv) > 1 else "ownership-webhook")
    voice = PiperVoice(PACE_WPM)
    for text in sorted(folder.glob("*.txt")):
        sound = in_a_room(answer(text.read_text(encoding="utf-8"), voice))
        target = text.with_suffix(".ogg")
        soundfile.write(target, sound, RATE_HZ, format="OGG", subtype="OPUS")
        print(f"{target.name}: {len(sound) / RATE_HZ:.1f} s, {target.stat().st_size / 1000:.0f} kB")
    voice.close()


def answer(text: str, voice: PiperVoice) -> Sound:
    """The sentences, spoken one after the other: a short pause between them, a longer one between paragraphs."""
    parts = [silence(LEAD_S)]
    for section, paragraph in enumerate(text.strip().split("\n\n")):
        if section:
            parts.append(silence(SECTION_PAUSES_S[(section - 1) % len(SECTION_PAUSES_S)]))
        for index, sentence in enumerate(re.findall(r"[^.?!]+[.?!]", " ".join(paragraph.split()))):
            if index:
                parts.append(silence(SENTENCE_PAUSES_S[index % len(SENTENCE_PAUSES_S)]))
            parts.append(spoken(sentence, voice))
    return np.concatenate([*parts, silence(TAIL_S)])


def spoken(text: str, voice: PiperVoice) -> Sound:
    """One sentence, without silence around it, so that a pause is as long as it is meant to be."""
    sound = voice.render(text)
    assert sound is not None
    return np.asarray(soxr.resample(sound.samples, sound.rate_hz, RATE_HZ), np.float64)


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE_HZ))


def in_a_room(sound: Sound) -> Sound:
    """The sound with faint noise under it, the same at each run."""
    noise = np.random.default_rng(0).standard_normal(len(sound)) * 10 ** (ROOM_DBFS / 20)
    return np.clip(sound + noise, -1.0, 1.0)


if __name__ == "__main__":
    main()
