"""Development only: speak the demo candidate's answers with Piper and encode them as Ogg Opus.

Run ``python -m benchmarks.apparatus.make_demo_answers [ID]`` with ``mockloop[voice]`` installed; the sounds it writes
are shipped, so nobody else needs it. Paragraphs of the text are set apart by pauses, and a faint noise stands for the
room. ``python -m benchmarks.word_error_rate`` says how well tiny.en hears them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import soundfile

from mockloop.ports import RATE_HZ
from mockloop.speech.tts.narration import PACE_WPM, narrate
from mockloop.speech.tts.voice import PiperVoice

DEMO = Path(__file__).resolve().parents[2] / "scenarios" / "demo"


def main() -> None:
    folder = DEMO / (sys.argv[1] if len(sys.argv) > 1 else "ownership-webhook")
    voice = PiperVoice(PACE_WPM)
    for text in sorted(folder.glob("*.txt")):
        sound = narrate(text.read_text(encoding="utf-8"), voice)
        assert sound is not None
        target = text.with_suffix(".ogg")
        soundfile.write(target, sound, RATE_HZ, format="OGG", subtype="OPUS")
        print(f"{target.name}: {len(sound) / RATE_HZ:.1f} s, {target.stat().st_size / 1000:.0f} kB")
    voice.close()


if __name__ == "__main__":
    main()
