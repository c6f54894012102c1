"""Measure the memory for an hour of speech in one answer, without the models.

    python -m benchmarks.memory [--minutes 60]

The recorder, the take on disk, voice activity, segmenter, recognizer, and the reading of the answer against its clocks,
as in an interview, with sound that comes as fast as it is worked off. The recognizer is Whisper with a model too small
to matter, whose words mean nothing. What the process holds after the last minute is compared with what it held after
the first. Exit status 1 where it is more than 15 MB more.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.apparatus.answers import endless
from benchmarks.apparatus.memory import rss_mb
from benchmarks.apparatus.screen import Page
from mockloop.analysis.judging.conversation import read_turn
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS
from mockloop.core.state import Turn
from mockloop.core.transcript import from_text
from mockloop.interview.live_answer import LiveAnswer
from mockloop.ports import RATE_HZ, Samples, Tick, Vocabulary
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording
from mockloop.speech.stt.whisper.decoding import Limits
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from mockloop.ui.tui.controls import LiveControls
from testkit.tiny_whisper import write_tiny_whisper

MOST_MB = 15.0
_BEHIND_S = 40.0  # how far the recognizer may be behind the sound
_BLOCK = RATE_HZ // 10


class Endless:
    """A microphone from which the same answers come again and again, no faster than they are recognized."""

    name, live = "endless", False

    def __init__(self, seconds: float, listening: LiveAnswer) -> None:
        self._blocks, self._listening = _blocks(seconds), listening
        self._given = 0

    def open(self, ask: str) -> Endless:
        return self

    def read(self, timeout_s: float) -> Samples | None:
        words = self._listening.words()
        if self._given / RATE_HZ > (words[-1].end_s if words else 0.0) + _BEHIND_S:
            time.sleep(0.01)
            return np.zeros(0, np.int16)
        block = next(self._blocks, None)
        self._given += 0 if block is None else len(block)
        return block

    def close(self) -> None:
        """Nothing is open."""


class Watch:
    """What the process held, by the minute."""

    def __init__(self, listening: LiveAnswer) -> None:
        self._listening = listening
        self.held_mb: list[float] = []

    def on_tick(self, tick: Tick) -> None:
        self._listening.on_tick(tick)
        if tick.elapsed_s >= 60 * (len(self.held_mb) + 1):
            self.held_mb.append(rss_mb(os.getpid()))
            if len(self.held_mb) % 10 in (0, 1):
                print(f"{len(self.held_mb):4} min: {self.held_mb[-1]:7.1f} MB", flush=True)


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=60)
    minutes = parser.parse_args().minutes
    read_turn(Turn("opening", "?", transcripts=(from_text("I fixed it."),)))  # the reading's own model is loaded
    with tempfile.TemporaryDirectory() as folder:
        whisper = WhisperTranscriber(write_tiny_whisper(Path(folder) / "model"), limits=Limits(3.3, 0))
        whisper.warm(Vocabulary())
        listening = LiveAnswer(
            whisper.open(Vocabulary()), Turn("opening", "?"), STANDARD_CLOCKS, LiveControls(), Page()
        )
        watch = Watch(listening)
        observers = Observers(on_tick=watch.on_tick, on_samples=listening.accept)
        microphone = Endless(60.0 * minutes + 10.0, listening)
        Recorder(microphone).record(Recording("opening", 1, Path(folder) / "01.flac"), observers)
        transcript = listening.finish()
        whisper.close()
    words = len(transcript.words) if transcript else 0
    more_mb = watch.held_mb[-1] - watch.held_mb[0]
    print(
        f"{words} words; {more_mb:.1f} MB more after {len(watch.held_mb)} minutes than after one, at most {MOST_MB} MB"
    )
    return int(more_mb > MOST_MB)


def _blocks(seconds: float) -> Iterator[Samples]:
    piece, given = endless(300.0), 0
    while True:
        for at in range(0, len(piece), _BLOCK):
            if given >= seconds * RATE_HZ:
                return
            given += _BLOCK
            yield piece[at : at + _BLOCK]


if __name__ == "__main__":
    sys.exit(main())
