"""kill -9 in the middle of a recording: how much of what was said is not on the disk?

    python -m benchmarks.kill_nine [--times 20] [--seed 1]

A child process records a known sound, at the pace of time, through the recorder that interviews use, while a listener
takes three times as long for each block as it lasts, as a recognizer on a slow machine would. It is killed at a random
moment; the take is read back and compared with the sound, sample for sample; what was said between the end of the take
and the kill is lost. Exit status 1 where a take does not open or more than 0.5 s is lost.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path

import numpy as np

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.file_microphone import FileCapture, FileMicrophone
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording

MOST_LOST_S = 0.5
_LONGEST_S = 6.0


class _AnnouncedMicrophone(FileMicrophone):
    """Says on standard output when its sound began, on the clock that all processes share."""

    def open(self, ask: str) -> FileCapture:
        capture = super().open(ask)
        print(time.monotonic(), flush=True)
        return capture


def killed_recording(take: Path, after_s: float) -> float:
    """Kill a recording ``after_s`` seconds into its sound; the seconds of sound that were lost.

    Raises ValueError where what was kept is not what was said.
    """
    sound = _sound(take)
    command = [sys.executable, "-m", "benchmarks.kill_nine", "--child", str(take)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        began_at_s = float(child.stdout.readline())
        time.sleep(max(0.0, began_at_s + after_s - time.monotonic()))
        child.kill()
        said_s = time.monotonic() - began_at_s
    kept = read_take(take)
    if not np.array_equal(kept, sound[: len(kept)]):
        raise ValueError(f"{take} does not hold what was said")
    return said_s - len(kept) / RATE_HZ


def _sound(take: Path) -> Samples:
    """A sound in which no stretch is like another, laid beside the take for the child to play."""
    sound = np.random.default_rng(5).normal(0, 3000, round((_LONGEST_S + 5) * RATE_HZ)).astype(np.int16)
    with wave.open(str(take.with_suffix(".wav")), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(sound.tobytes())
    return sound


def _record(take: Path) -> None:
    microphone = _AnnouncedMicrophone([take.with_suffix(".wav")], realtime=True)
    Recorder(microphone).record(Recording("opening", 1, take), Observers(on_samples=_listen_slowly))


def _listen_slowly(samples: Samples) -> None:
    time.sleep(3 * len(samples) / RATE_HZ)


def _measure(times: int, seed: int) -> int:
    moments = random.Random(seed)
    lost: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, times + 1):
            after_s = moments.uniform(0.05, _LONGEST_S)
            lost.append(killed_recording(Path(folder) / f"{number:02}.flac", after_s))
            print(f"killed after {after_s:4.2f} s: {lost[-1]:.3f} s lost")
    middle, worst = sorted(lost)[len(lost) // 2], max(lost)
    print(f"{times} recordings killed, {times} takes opened; lost: median {middle:.3f} s, worst {worst:.3f} s")
    return int(worst > MOST_LOST_S)


def main() -> int:
    """Run the benchmark, or be its child."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        _record(options.child)
        return 0
    return _measure(options.times, options.seed)


if __name__ == "__main__":
    sys.exit(main())
