"""Check that the word that ``mockloop replay`` highlights on the terminal is the word that is heard.

    python -m benchmarks.replay_highlight [--seconds 30] [--speeds 1,2]

A session is held with the demo candidate's recording and heard again, the program as a person runs it, on a terminal,
over a sound server without a sound card. When a word is lit and put out is read off the terminal cell by cell; when it
is heard, off a recording of the loudspeaker's monitor, by correlation with the take at that word (right to about
10 ms). A word's own beginning and end are those of the transcript. Exit status 1 where a word is lit or put out more
than 100 ms from them.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soxr

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.apparatus.highlighted_word import Lit, changes, heard_at, matched
from benchmarks.apparatus.sound_server import cannot_measure, sound_server
from benchmarks.apparatus.terminal import SIZE, OnTerminal
from mockloop.interview.wiring import demo_answers
from mockloop.ports import Sound
from mockloop.replay.playback import Track, replayable
from mockloop.sessions.catalog import find_session
from mockloop.speech.audio.time_stretch import at_speed
from mockloop.speech.tts.voice import NoVoice
from testkit.monitor import RATE_HZ, Monitor

MOST_S = 0.1
SETTLED_S = 3.0  # a null sink has up to 2 s of silence before it when it begins to be listened to


def main() -> int:
    """Print how late words are lit at each speed; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=30.0, help="of the answer, at each speed")
    parser.add_argument("--speeds", type=lambda text: [float(one) for one in text.split(",")], default=[1.0, 0.5, 2.0])
    options = parser.parse_args()
    if cannot_measure():
        return 0
    worst_s = 0.0
    with sound_server() as (pulse, folder):
        home = folder / "home"
        hold(home, pulse.env, demo_answers(SCENARIO)["opening"])
        for speed in options.speeds:
            worst_s = max(worst_s, told(speed, list(lit(home, pulse.env, speed, options.seconds))))
    return int(worst_s > MOST_S)


def told(speed: float, words: list[Lit]) -> float:
    """The largest difference, in seconds, printed with the usual one."""
    late_s = [word.late_s for word in words]
    worst = max(words, key=lambda word: abs(word.late_s))
    print(
        f"speed {speed:g}: {len(words)} words lit, {1000 * statistics.median(late_s):+.0f} ms from what is heard, "
        f"at most {1000 * worst.late_s:+.0f} ms ('{worst.text}'); allowed {1000 * MOST_S:.0f} ms"
    )
    return abs(worst.late_s)


def hold(home: Path, env: dict[str, str], answer: Path) -> None:
    """A session with this answer to the opening question."""
    command = [sys.executable, "-m", "mockloop.cli.main", "replay", str(answer)]
    command += ["--scenario", SCENARIO, "--fast", "--engine", "tiny.en"]
    subprocess.run(command, env={**env, "MOCKLOOP_HOME": str(home)}, check=True, capture_output=True)


def lit(home: Path, env: dict[str, str], speed: float, seconds: float) -> Iterator[Lit]:
    """The words of the first so many seconds of the session's answer. Raises RuntimeError where nothing is heard."""
    tape = replayable(find_session(home / "sessions", "last"), NoVoice())
    scene, track = tape.timeline.scenes[0], tape.tracks[0]
    words = [word for word in scene.reading.answer.transcript.words if word.end_s < seconds]
    seen, heard = _replayed(home, env, speed, scene.text, (words[-1].end_s + 1.0) / speed)
    sound = _at_rate(track, speed)
    for index, lit_s, out_s in matched(seen, words):
        word = words[index]
        begins_s = heard_at(heard, sound, lit_s, word.start_s / speed)
        if begins_s is not None:
            yield Lit(word.text, lit_s, out_s, begins_s, begins_s + (word.end_s - word.start_s) / speed)


def _replayed(
    home: Path, env: dict[str, str], speed: float, question: str, seconds: float
) -> tuple[list[tuple[float, str]], tuple[float, np.ndarray]]:
    """What was lit when, and what was heard, until so many seconds of the answer have gone by."""
    speaker = Monitor("speaker.monitor", env)
    time.sleep(SETTLED_S)
    began_s = time.monotonic()
    program = OnTerminal(["replay", "last", "--speed", f"{speed:g}"], env, home)
    try:
        while not any(word for _, word in changes(list(program.drawn), SIZE)):
            if time.monotonic() > began_s + 30:
                raise RuntimeError(program.text[-2000:].decode(errors="replace"))
            time.sleep(0.5)
        time.sleep(seconds)
        since_s, samples = speaker.since(began_s)
        return list(changes(program.drawn, SIZE)), (since_s, samples.astype(np.float64))
    finally:
        program.close()
        speaker.close()


def _at_rate(track: Track, speed: float) -> np.ndarray:
    """The track's sound as it is played at this speed, at the monitor's rate."""
    assert track.sound is not None
    played: Sound = at_speed(track.sound, speed)
    samples = played.samples.astype(np.float64)
    return samples if played.rate_hz == RATE_HZ else soxr.resample(samples, played.rate_hz, RATE_HZ)


if __name__ == "__main__":
    sys.exit(main())
