"""A recording from the sound server's microphone, with live captions, in a process of its own."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.apparatus.screen import Page
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS
from mockloop.core.state import Turn
from mockloop.interview.live_answer import LiveAnswer
from mockloop.library.loader import load_scenario
from mockloop.ports import RATE_HZ, Tick, vocabulary
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.microphone import SoundcardMicrophone
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording
from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from mockloop.ui.tui.controls import LiveControls

Samples64 = NDArray[np.float64]
_VOICE = 1000  # of 32,767


def record(take: Path) -> None:
    """Record until a line comes on standard input; then tell, as JSON, how far captions were behind at each commit."""
    transcriber, told = WhisperTranscriber(folder_of("tiny.en")), vocabulary(load_scenario(SCENARIO))
    transcriber.warm(told)
    keys = LiveControls()
    listening = LiveAnswer(transcriber.open(told), Turn("opening", "?"), STANDARD_CLOCKS, keys, Page())
    commits: list[tuple[float, float]] = []
    counted: list[int] = []

    def on_tick(tick: Tick) -> None:
        if not counted and tick.elapsed_s:
            print("listening", flush=True)
            counted.append(0)
        listening.on_tick(tick)
        words = listening.words()
        if counted and len(words) > counted[-1]:
            counted.append(len(words))
            commits.append((time.monotonic(), tick.elapsed_s - words[-1].end_s))

    def wait_for_the_end() -> None:
        sys.stdin.readline()
        keys.press("enter")

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    observers = Observers(listening.poll, on_tick, listening.accept, listening.mark)
    recorded = Recorder(SoundcardMicrophone()).record(Recording("opening", 1, take), observers)
    assert recorded.take is not None
    print(json.dumps({"take": str(take), "lost_s": recorded.take.sound.lost_s, "commits": commits}), flush=True)
    transcriber.close()


def alike(take: Path, given: Path) -> list[float]:
    """For each second of voice that came from the microphone, how alike the take is at its place, within 20 ms.

    ``given`` was begun before the take and ended after it.
    """
    kept, whole = read_take(take).astype(np.float64), read_sound(given).astype(np.float64)
    offset = _offset(whole, kept)
    found = []
    for at in range(RATE_HZ, len(kept) - RATE_HZ, RATE_HZ):
        piece = whole[at + offset : at + offset + RATE_HZ]
        if np.abs(piece).max(initial=0.0) > _VOICE:  # a second of pause is like any other
            found.append(max(_alike(kept, at + shift, piece) for shift in range(-320, 321, 4)))
    return found


def _offset(whole: Samples64, kept: Samples64) -> int:
    """Where in the whole the take begins, by its first twenty seconds."""
    piece = kept[: 20 * RATE_HZ]
    size = 1 << int(np.ceil(np.log2(len(whole) + len(piece))))
    cross = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(piece, size)), size)
    return int(np.argmax(cross[: len(whole)]))


def _alike(kept: Samples64, at: int, piece: Samples64) -> float:
    there = kept[max(0, at) : max(0, at) + len(piece)]
    if len(there) < len(piece) or not there.any():
        return 0.0
    return float(np.dot(there, piece) / np.sqrt(np.dot(there, there) * np.dot(piece, piece)))
