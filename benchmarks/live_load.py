"""Measure the cost of listening, and what a busy machine does to a recording.

    python -m benchmarks.live_load

First the program as a person runs it, on a terminal, over a sound server without a sound card: the share of one core
that it takes while somebody speaks (capture, voice activity, take, Whisper tiny.en, reading, screen), with the live
screen and with ``--plain``. Then a recording during which as many
processes as there are cores do nothing but compute for 10 s: whether all that the microphone gave is in the take, and
how far the captions fall behind and when they have caught up. Exit status 1 where it takes more than 14 s of a core
for a minute of speech, where sound is lost, or where the captions do not catch up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.apparatus.answers import SCENARIO, endless
from benchmarks.apparatus.busy_recording import alike, record
from benchmarks.apparatus.sound_server import cannot_measure, sound_server
from benchmarks.apparatus.terminal import OnTerminal, cpu_s
from testkit.pulse import Pulse
from testkit.sounds import write_wav

MOST_SHARE = 14 / 60
WATCHED_S = 30.0
BUSY_S = 10.0
BEFORE_S, AFTER_S = 25.0, 35.0
AS_GIVEN = 0.9  # correlation of a second of the take with what came from the microphone


def main() -> int:
    """Print the figures; the exit status."""
    if len(sys.argv) > 1:
        record(Path(sys.argv[1]))
        return 0
    if cannot_measure():
        return 0
    with sound_server() as (pulse, folder):
        spoken = write_wav(folder / "spoken.wav", endless(BEFORE_S + BUSY_S + AFTER_S - 5.0))
        shares = {name: share(pulse, spoken, folder / name, more) for name, more in SCREENS.items()}
        harmed = told(under_load(pulse, spoken, folder))
    for name, taken in shares.items():
        print(f"listening takes {taken:.1%} of one core ({name}); at most {MOST_SHARE:.0%}")
    return int(harmed or max(shares.values()) > MOST_SHARE)


SCREENS: dict[str, list[str]] = {"live screen": [], "plain": ["--plain"]}


def share(pulse: Pulse, spoken: Path, home: Path, more: list[str]) -> float:
    """The share of one core that the program takes while the candidate speaks."""
    arguments = ["interview", SCENARIO, "--engine", "tiny.en", "--patience", "off", *more]
    program = OnTerminal(arguments, pulse.env, home)
    try:
        time.sleep(4.0)
        program.press("\r")  # the question is known
        program.recording(30.0)
        pulse.speak(spoken)
        time.sleep(5.0)
        began_s, used_s = time.monotonic(), cpu_s(program.pid)
        time.sleep(WATCHED_S)
        return (cpu_s(program.pid) - used_s) / (time.monotonic() - began_s)
    finally:
        program.close()


def under_load(pulse: Pulse, spoken: Path, folder: Path) -> dict[str, Any]:
    """A recording while every core is busy for a while; what became of it.

    What the sound server gave the microphone is recorded as well: the one who speaks may be held up, too.
    """
    given = folder / "given.wav"
    command = ["parec", "-d", "mic", "--rate=16000", "--channels=1", "--format=s16le", "--latency-msec=1000"]
    truth = subprocess.Popen([*command, "--file-format=wav", str(given)], env=pulse.env)
    command = [sys.executable, "-m", "benchmarks.live_load", str(folder / "busy.flac")]
    with subprocess.Popen(command, env=pulse.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None and child.stdout is not None
        child.stdout.readline()  # it listens
        pulse.speak(spoken)
        began_s = time.monotonic()
        time.sleep(BEFORE_S)
        busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
        time.sleep(BUSY_S)
        for process in busy:
            process.kill()
            process.wait()
        time.sleep(max(0.0, began_s + BEFORE_S + BUSY_S + AFTER_S - time.monotonic()))
        facts, _ = child.communicate("\n")
    pulse.stop(truth)
    return {**json.loads(facts), "given": str(given), "began_s": began_s}


def told(found: dict[str, Any]) -> bool:
    """Print the result of the recording on a busy machine; return whether something is wrong with it."""
    seconds = alike(Path(found["take"]), Path(found["given"]))
    whole = sum(one > AS_GIVEN for one in seconds)
    print(f"all cores busy for {BUSY_S:.0f} s: {found['lost_s']:.3f} s lost; {whole} of {len(seconds)} s as given")
    busy_s = found["began_s"] + BEFORE_S
    calm = max((behind_s for at_s, behind_s in found["commits"] if at_s < busy_s), default=0.0)
    later = [(at_s - busy_s - BUSY_S, behind_s) for at_s, behind_s in found["commits"] if at_s >= busy_s]
    caught_up = [at_s for at_s, behind_s in later if at_s > 0 and behind_s <= calm]
    when = f"caught up {caught_up[0]:.1f} s after it" if caught_up else "never caught up"
    print(f"captions at most {calm:.1f} s behind before, {max(b for _, b in later):.1f} s at worst, {when}")
    return found["lost_s"] > 0 or whole < len(seconds) or not caught_up


if __name__ == "__main__":
    sys.exit(main())
