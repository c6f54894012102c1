"""The recognizers to be measured: the included one, and other sizes with random weights."""

from __future__ import annotations

from pathlib import Path

from mockloop.speech.stt.models import folder_of, problem
from mockloop.speech.stt.whisper.decoding import Limits
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

TOKENS_PER_S = 3.3  # of English speech: 150 words a minute, 1.3 tokens a word
PUBLISHED = "tiny.en"


def recognizer(size: str, models: Path) -> WhisperTranscriber:
    """Whisper by the name of its size: tiny.en with its published weights, the others with random ones."""
    if size == PUBLISHED:
        return WhisperTranscriber(folder_of(size))
    return WhisperTranscriber(model(size, models), limits=Limits(TOKENS_PER_S, 0))


def model(size: str, models: Path) -> Path:
    """Return the folder of a model with random weights; write it if it is missing."""
    from testkit.tiny_whisper import REAL, write_whisper  # brings libraries that are not to be counted elsewhere

    folder = models / size
    if not folder.exists() or problem(folder):
        write_whisper(folder, REAL[size])
    return folder
