"""Development only: speak the demo candidate's answers with flite and encode them as Ogg Opus.

Run ``python -m benchmarks.apparatus.make_demo_answers [ID]`` with flite installed; the sounds it writes are shipped, so
nobody else needs it. Paragraphs of the text are set apart by pauses, and a faint noise stands for the room.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE_HZ = 16_000
VOICE = "rms"
LEAD_S, TAIL_S = 0.4, 0.5
SENTENCE_PAUSES_S = (0.35, 0.5, 0.3, 0.4)
SECTION_PAUSES_S = (0.9, 0.7, 1.1, 0.8)
ROOM_DBFS = -66.0
DEMO = Path(__file__).resolve().parents[2] / "scenarios" / "demo"

Sound = NDArray[np.float64]


def main() -> None:
    folder = DEMO / (sys.argv[1] if len(sys.argv) > 1 else "ownership-webhook")
    for text in sorted(folder.glob("*.txt")):
        sound = in_a_room(answer(text.read_text(encoding="utf-8")))
        target = text.with_suffix(".ogg")
        soundfile.write(target, sound, RATE_HZ, format="OGG", subtype="OPUS")
        print(f"{target.name}: {len(sound) / RATE_HZ:.1f} s, {target.stat().st_size / 1000:.0f} kB")


def answer(text: str) -> Sound:
    """The sentences, spoken one after the other: a short pause between them, a longer one between paragraphs."""
    parts = [silence(LEAD_S)]
    for section, paragraph in enumerate(text.strip().split("\n\n")):
        if section:
            parts.append(silence(SECTION_PAUSES_S[(section - 1) % len(SECTION_PAUSES_S)]))
        for index, sentence in enumerate(re.findall(r"[^.?!]+[.?!]", " ".join(paragraph.split()))):
            if index:
                parts.append(silence(SENTENCE_PAUSES_S[index % len(SENTENCE_PAUSES_S)]))
            parts.append(trimmed(spoken(sentence)))
    return np.concatenate([*parts, silence(TAIL_S)])


def spoken(text: str) -> Sound:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        subprocess.run(["flite", "-voice", VOICE, "-t", text, "-o", str(path)], check=True)
        sound, rate_hz = soundfile.read(path)
    assert rate_hz == RATE_HZ
    return np.asarray(sound)


def trimmed(sound: Sound, floor: float = 0.004) -> Sound:
    """Without the silence that flite puts around what it says, so that a pause is as long as it is meant to be."""
    loud = np.flatnonzero(np.abs(sound) > floor)
    return sound[loud[0] : loud[-1] + 1]


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE_HZ))


def in_a_room(sound: Sound) -> Sound:
    """The sound with faint noise under it, the same at each run."""
    noise = np.random.default_rng(0).standard_normal(len(sound)) * 10 ** (ROOM_DBFS / 20)
    return np.clip(sound + noise, -1.0, 1.0)


if __name__ == "__main__":
    main()
