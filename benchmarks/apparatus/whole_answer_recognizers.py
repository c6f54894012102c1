"""The usual way: transcribe the whole answer after its end, by each library's own first example."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.apparatus.recognizers import PUBLISHED, TOKENS_PER_S, model
from mockloop.ports import Samples
from mockloop.speech.stt.models import folder_of
from testkit.sounds import write_wav

_WINDOW_S = 30.0  # Whisper's own


def seconds_at_the_end(engine: str, sound: Samples, models: Path) -> float:
    """How long it takes, models loaded and used once before."""
    with TemporaryDirectory() as folder:
        wav = write_wav(Path(folder) / "answer.wav", sound)
        head = write_wav(Path(folder) / "head.wav", sound[:80_000])
        transcribe = _whisper(folder_of(engine) if engine == PUBLISHED else model(engine, models))
        transcribe(head)
        began_s = time.perf_counter()
        transcribe(wav)
        return time.perf_counter() - began_s


def _whisper(folder: Path):
    """faster-whisper's README: ``model.transcribe("audio.mp3", beam_size=5)``, in 8 bits on the CPU.

    Random weights would never end a window and would be decoded anew at five temperatures: the number of tokens is set
    to that of speech, and one pass is enough, as it mostly is for real weights.
    """
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(folder), device="cpu", compute_type="int8", local_files_only=True)

    def transcribe(wav: Path) -> None:
        most = round(TOKENS_PER_S * _WINDOW_S)
        segments, _ = whisper.transcribe(str(wav), beam_size=5, temperature=0.0, max_new_tokens=most)
        list(segments)

    return transcribe
