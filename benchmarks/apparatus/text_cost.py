"""What cutting an answer at its pauses costs in words: the shipped answers by the embedded recognizer, both ways."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.word_error_rate import Errors, as_shipped, errors, spoken_words, words
from mockloop.interview.wiring import demo_answers
from mockloop.library.loader import load_scenario
from mockloop.ports import vocabulary
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.stt.sphinx.process import Recognizer


def text_cost() -> dict[str, Any]:
    """Word error rates over all answers: cut at pauses, as it ships, and in one pass by the same models."""
    answers = list(demo_answers(SCENARIO).values())
    with ProcessPoolExecutor(min(len(answers), os.cpu_count() or 1), get_context("spawn")) as processes:
        whole = sum(processes.map(in_one_pass, answers), Errors())
    pauses = sum(as_shipped(answers, SCENARIO), Errors())
    return {"kind": "text", "engine": "sphinx", "whole": whole.rate, "pauses": pauses.rate}


def in_one_pass(answer: Path) -> Errors:
    """One answer as a single utterance, the scenario's words and prose known."""
    recognizer = Recognizer()
    recognizer.learn(vocabulary(load_scenario(SCENARIO)))
    recognizer.accept(read_sound(answer).tobytes())
    return errors(spoken_words(answer), words(" ".join(text for text, *_ in recognizer.finish())))
