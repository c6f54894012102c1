"""Measure how much work each size of Whisper needs for a second of speech, compared with tiny.en.

    python -m benchmarks.model_speed [--models FOLDER]

Twelve seconds of the demo candidate's first answer, cut at pauses as it is live. tiny.en as it comes with mockloop,
then each size in its real dimensions with random weights, which decode as many tokens as real speech has. Wall time and
processor time, the median of five. `mockloop doctor` measures the model at hand and infers the others from these.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

from platformdirs import user_cache_path

from benchmarks.apparatus.recognizers import TOKENS_PER_S, model
from mockloop.interview.wiring import demo_answers
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.stt.models import ENGLISH, folder_of
from mockloop.speech.stt.speed import RELATIVE, seconds_of_work
from mockloop.speech.stt.whisper.decoding import Limits
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

SPOKEN_S = 12
REPEATS = 5


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=Path, default=user_cache_path("mockloop-benchmarks") / "random-weights")
    folder: Path = parser.parse_args().models
    speech = read_sound(demo_answers("ownership-webhook")["opening"])[: SPOKEN_S * RATE_HZ]
    print(f"{'':28}{'wall':>8}{'processor':>11}   (seconds of work per second of speech)")
    told("tiny.en, published weights", WhisperTranscriber(folder_of("tiny.en")), speech)
    first = 0.0
    for size in reversed(ENGLISH):
        made = WhisperTranscriber(model(size, folder), limits=Limits(TOKENS_PER_S, 0))
        taken = told(f"{size}, random weights", made, speech)
        first = first or taken
        print(f"{'':28}{taken / first:.2f} times tiny.en's processor time; doctor counts {RELATIVE[size]}")
    return 0


def told(name: str, whisper: WhisperTranscriber, speech: Samples) -> float:
    """Processor seconds per second of speech, printed with wall seconds."""
    walls, cpus = [], []
    for _ in range(REPEATS):
        began_s = time.process_time()
        walls.append(seconds_of_work(whisper, speech))
        cpus.append((time.process_time() - began_s) / SPOKEN_S)
    whisper.close()
    print(f"{name:28}{statistics.median(walls):8.3f}{statistics.median(cpus):11.3f}", flush=True)
    return statistics.median(cpus)


if __name__ == "__main__":
    sys.exit(main())
