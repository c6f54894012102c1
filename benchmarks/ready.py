"""How long ``mockloop interview`` takes from the command to the first sample of its first question.

    python -m benchmarks.ready [--repeat 5]

The program as a person runs it, on a terminal, over a sound server without a sound card; the question's first sample
is found in a recording of the loudspeaker's monitor. The files are warm: one run before is not counted. Beside it, in
a process of its own each time, what its parts take one after the other: the interpreter with the modules that are
loaded, the devices, the voice up to its first question as sound. Exit status 1 where the median is more than 1 s.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.apparatus.terminal import OnTerminal
from testkit.monitor import Monitor
from testkit.pulse import Pulse, missing

MOST_S = 1.0
SETTLED_S = 3.0  # a null sink has up to 2 s of silence before it when it begins to be listened to
ARGUMENTS = ["interview", SCENARIO, "--engine", "tiny.en"]
PARTS = """
import json, sys, time
began_s = time.perf_counter()
from mockloop.interview import runner
from mockloop.library.loader import load_scenario
from mockloop.speech.recording import recorder
question = load_scenario("ownership-webhook").question
loaded_s = time.perf_counter()
from mockloop.speech.audio.microphone import SoundcardMicrophone
from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer
SoundcardMicrophone().look()
LoudspeakerPlayer()
found_s = time.perf_counter()
from mockloop.speech.tts.voice import Pyttsx3Voice
voice = Pyttsx3Voice()
voice.render(question)
spoken_s = time.perf_counter()
print(json.dumps({"modules": loaded_s - began_s, "devices": found_s - loaded_s, "voice": spoken_s - found_s}))
voice.close()
"""


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    lacking = missing()
    if lacking:
        print(f"not measured: this machine lacks {', '.join(lacking)}")
        return 0
    with tempfile.TemporaryDirectory(prefix="mockloop-ready-") as folder:
        pulse = Pulse(Path(folder) / "pulse")
        try:
            screens = {"live screen": ARGUMENTS, "plain": [*ARGUMENTS, "--plain"]}
            worst_s = max(told(name, arguments, pulse, Path(folder), repeat) for name, arguments in screens.items())
            parts = [in_parts(pulse) for _ in range(repeat + 1)][1:]
        finally:
            pulse.close()
    listed = (f"{name} {statistics.median(part[name] for part in parts):.2f} s" for name in parts[0])
    print(f"one after the other: {', '.join(listed)}")
    return int(worst_s > MOST_S)


def told(name: str, arguments: list[str], pulse: Pulse, folder: Path, repeat: int) -> float:
    """The median seconds to the first sample, printed with the least and the most."""
    found = [first_sample_s(arguments, pulse, folder / f"{name}{number}") for number in range(repeat + 1)][1:]
    median_s = statistics.median(found)
    print(f"{name}: first sample after {median_s:.2f} s ({min(found):.2f} to {max(found):.2f}), at most {MOST_S} s")
    return median_s


def first_sample_s(arguments: list[str], pulse: Pulse, home: Path) -> float:
    """Run the program up to its first sound; how long that took."""
    speaker = Monitor("speaker.monitor", pulse.env)
    time.sleep(SETTLED_S)
    program = OnTerminal(arguments, pulse.env, home)
    try:
        heard_s = speaker.first_loud(program.began_s, 30.0)
        if heard_s is None:
            raise RuntimeError(program.text[-2000:].decode(errors="replace"))
        return heard_s - program.began_s
    finally:
        program.close()
        speaker.close()


def in_parts(pulse: Pulse) -> dict[str, float]:
    """What each part takes; ``interpreter`` is what is left of the whole, its end included."""
    began_s = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PARTS], env=pulse.env, check=True, capture_output=True, text=True)
    whole_s = time.perf_counter() - began_s
    parts: dict[str, float] = json.loads(done.stdout)
    return {"interpreter": whole_s - sum(parts.values()), **parts}


if __name__ == "__main__":
    sys.exit(main())
