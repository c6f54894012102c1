"""Recognizers as they are measured: the embedded one, and Whisper of a real size with random weights."""

from __future__ import annotations

from pathlib import Path

from mockloop.speech.stt.models import problem
from mockloop.speech.stt.sphinx.transcriber import SphinxTranscriber
from mockloop.speech.stt.whisper.decoding import Limits
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

TOKENS_PER_S = 3.3  # of English speech: 150 words a minute, 1.3 tokens a word


def recognizer(engine: str, models: Path) -> SphinxTranscriber | WhisperTranscriber:
    """``sphinx``, or Whisper by the name of its size."""
    if engine == "sphinx":
        return SphinxTranscriber()
    return WhisperTranscriber(model(engine, models), limits=Limits(TOKENS_PER_S, 0))


def model(size: str, models: Path) -> Path:
    """The folder of a model with random weights, made where there is none."""
    from tests.speech.tiny_whisper import REAL, write_whisper  # brings libraries that are not to be counted elsewhere

    folder = models / size
    if not folder.exists() or problem(folder):
        write_whisper(folder, REAL[size])
    return folder
