"""One recognizer's turn gaps, in a process of its own, to measure its memory; one line of JSON for each fact."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from dataclasses import asdict
from itertools import product
from typing import Any

from benchmarks.apparatus.answers import SCENARIO, answer
from benchmarks.apparatus.live_turn import Stage
from benchmarks.apparatus.memory import PeakMemory
from benchmarks.apparatus.recognizers import recognizer
from benchmarks.apparatus.whole_answer_recognizers import seconds_at_the_end
from mockloop.library.loader import load_scenario
from mockloop.ports import vocabulary
from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer
from mockloop.speech.tts.voice import best_voice


def measure(options: Namespace) -> None:
    """Print a fact for each answer, the memory, and how long the usual way takes; options as turn_gap.py has them."""
    engine, models = options.child, options.models
    transcriber, voice = recognizer(engine, models), best_voice()
    transcriber.warm(vocabulary(load_scenario(SCENARIO)))
    stage = Stage(os.environ, transcriber, voice, LoudspeakerPlayer())
    memory = PeakMemory(os.getpid(), 0.5)
    try:
        for number, length, ended_by in product(range(options.repeat), options.lengths, options.endings):
            gap = stage.gap(answer(length, number), ended_by, options.paced)
            _tell("gap", about_s=length, **asdict(gap))
    finally:
        stage.close()
        voice.close()
        transcriber.close()
    _tell("memory", rss_mb=memory.peak_mb())
    if options.baseline:
        seconds = seconds_at_the_end(engine, answer(options.baseline), models)
        _tell("baseline", length_s=options.baseline, seconds=seconds)


def _tell(kind: str, **facts: Any) -> None:
    print(json.dumps({"kind": kind, **facts}), flush=True)
