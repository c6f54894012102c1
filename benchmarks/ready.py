"""Measure the time from the command ``mockloop interview`` to its first page and to the sound of its question.

    python -m benchmarks.ready [--repeat 5]

The program as a person runs it, on a terminal, over a sound server without a sound card; the question's first sample
is found in a recording of the loudspeaker's monitor. The files are warm: one run before is not counted. Beside it, in
a process of its own each time, the processor seconds that its parts take one after the other. On a busy machine the
seconds grow and the processor seconds stay. Exit status 1 where the median to the live screen is more than 1.5 s.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.apparatus.sound_server import cannot_measure, sound_server
from benchmarks.apparatus.terminal import OnTerminal, cpu_s
from testkit.monitor import Monitor
from testkit.pulse import Pulse

MOST_S = 1.5
SETTLED_S = 3.0  # a null sink has up to 2 s of silence before it when it begins to be listened to
ARGUMENTS = ["interview", SCENARIO, "--engine", "tiny.en"]
# what is first on the terminal: the head of the first page, which waits for the devices, or the question itself
SHOWN = {"live screen": b"Ownership", "plain": b"Interviewer"}
PARTS = """
import json, time
began_s = time.process_time()
import mockloop.cli.main, mockloop.cli.session_runner, mockloop.interview.wiring, mockloop.sessions.catalog
import mockloop.ui.tui.launch, mockloop.ui.tui.app
screen_s = time.process_time()
import mockloop.interview.runner, mockloop.speech.recording.recorder, mockloop.speech.stt.whisper.transcriber
engine_s = time.process_time()
from mockloop.speech.audio.microphone import SoundcardMicrophone
from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer
SoundcardMicrophone().look()
LoudspeakerPlayer()
found_s = time.process_time()
print(json.dumps({"screen": screen_s - began_s, "engine": engine_s - screen_s, "devices": found_s - engine_s}))
"""


@dataclass(frozen=True, slots=True)
class Begun:
    """Seconds from the command to the first page, processor seconds by then, and seconds to the first sample."""

    shown_s: float
    worked_s: float
    heard_s: float


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    if cannot_measure():
        return 0
    with sound_server() as (pulse, folder):
        screens = {"live screen": ARGUMENTS, "plain": [*ARGUMENTS, "--plain"]}
        first_s = [told(name, arguments, pulse, folder, repeat) for name, arguments in screens.items()]
        parts = [in_parts(pulse) for _ in range(repeat + 1)][1:]
    listed = (f"{name} {statistics.median(part[name] for part in parts):.2f} s" for name in parts[0])
    print(f"processor time, one after the other: {', '.join(listed)}")
    return int(first_s[0] > MOST_S)


def told(name: str, arguments: list[str], pulse: Pulse, folder: Path, repeat: int) -> float:
    """Return the median seconds to the first page; print all medians with the least and the most."""
    found = [begun(SHOWN[name], arguments, pulse, folder / f"{name}{number}") for number in range(repeat + 1)][1:]
    for what, values in (
        ("first page", [one.shown_s for one in found]),
        ("processor time by then", [one.worked_s for one in found]),
        ("first sample", [one.heard_s for one in found]),
    ):
        print(f"{name}: {what} {statistics.median(values):.2f} s ({min(values):.2f} to {max(values):.2f})")
    return statistics.median(one.shown_s for one in found)


def begun(shown: bytes, arguments: list[str], pulse: Pulse, home: Path) -> Begun:
    """Run the program up to its first sound."""
    speaker = Monitor("speaker.monitor", pulse.env)
    time.sleep(SETTLED_S)
    program = OnTerminal(arguments, pulse.env, home)
    try:
        shown_s = program.draws(shown, 30.0)
        worked_s = cpu_s(program.pid)
        heard_s = speaker.first_loud(program.began_s, 30.0)
        if heard_s is None:
            raise RuntimeError(program.text[-2000:].decode(errors="replace"))
        return Begun(shown_s - program.began_s, worked_s, heard_s - program.began_s)
    finally:
        program.close()
        speaker.close()


def in_parts(pulse: Pulse) -> dict[str, float]:
    """Processor seconds that each part takes."""
    done = subprocess.run([sys.executable, "-c", PARTS], env=pulse.env, check=True, capture_output=True, text=True)
    parts: dict[str, float] = json.loads(done.stdout)
    return parts


if __name__ == "__main__":
    sys.exit(main())
