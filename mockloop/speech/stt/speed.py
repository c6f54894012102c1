"""How fast this machine transcribes speech, and the largest English model with which it keeps up."""

from __future__ import annotations

import time

from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.stt.models import ENGLISH
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

# Processor time compared with tiny.en: 12 s of the demo candidate's speech through each, cut at pauses as in live use,
# random weights in the real dimensions, as many tokens as speech has, on 2 cores (python -m benchmarks.model_speed).
RELATIVE = {"tiny.en": 1.0, "base.en": 1.95, "small.en": 5.9}
KEEPS_UP = 0.5  # the share of each second for live words; recording, analysis, screen and second pass need the rest


def seconds_of_work(whisper: WhisperTranscriber, speech: Samples) -> float:
    """Return the seconds that a second of this speech takes, with the model loaded before. Raises ModelError."""
    whisper.warm(Vocabulary())
    session = whisper.open(Vocabulary())
    began_s = time.monotonic()
    session.accept(speech)
    session.finish()
    return (time.monotonic() - began_s) / (len(speech) / RATE_HZ)


def estimated(model: str, measured: str, work: float) -> float | None:
    """Return the estimated work of a model from the measured work of another; None if a size is not known."""
    sizes = [RELATIVE.get(name if name in RELATIVE else f"{name}.en") for name in (model, measured)]
    wanted, known = sizes
    return work * wanted / known if wanted and known else None


def recommended(measured: str, work: float) -> str | None:
    """Return the largest English model that keeps up, from the measured work of one; None if it is not known."""
    for name in ENGLISH:
        would_be = estimated(name, measured, work)
        if would_be is None or would_be <= KEEPS_UP:
            return None if would_be is None else name
    return ENGLISH[-1]  # the fastest, however long it takes
