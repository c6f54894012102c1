"""Measure the processor time and memory of a whole interview, with all its processes.

    python -m benchmarks.whole_interview [--seconds 120] [--voice system] [--plain]

The program as a person runs it, on a terminal, over a sound server without a sound card, with real Whisper tiny.en: the
question is heard, an answer is spoken into the microphone at the pace of time, a probe is asked and answered, then the
debrief. Counted is every process that it begins, from the first question on: capture, voice activity, live words,
guesses at open ones, the second pass over both answers, reading, questions as sound, screen. Exit status 1 where that
is more than MOST_PER_MINUTE_S processor seconds for a minute of speech, or more than MOST_MB at any time.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.apparatus.answers import SCENARIO, endless
from benchmarks.apparatus.memory import PeakMemory, children, rss_mb
from benchmarks.apparatus.sound_server import cannot_measure, sound_server
from benchmarks.apparatus.terminal import OnTerminal
from testkit.pulse import Pulse
from testkit.sounds import write_wav

MOST_PER_MINUTE_S, MOST_MB = 14.0, 450.0
SECOND_S = 20.0  # of the answer to the probe
_WAIT_S = 60.0


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=120.0, help="of the first answer")
    parser.add_argument("--voice", default="system", help="system, which is there after installing, or piper")
    parser.add_argument("--plain", action="store_true", help="without the live screen")
    options = parser.parse_args()
    if cannot_measure():
        return 0
    with sound_server() as (pulse, folder):
        more = ["--voice", options.voice, *(["--plain"] if options.plain else [])]
        return held(pulse, folder, (options.seconds, SECOND_S), more)


def held(pulse: Pulse, folder: Path, lengths_s: tuple[float, ...], more: list[str]) -> int:
    """Run the interview and print what it took."""
    arguments = ["interview", SCENARIO, "--engine", "tiny.en", "--patience", "off", "--probes", "1", *more]
    program = OnTerminal(arguments, pulse.env, folder / "home")
    watch = Watch(program.pid)
    try:
        time.sleep(4.0)
        began_s = watch.tree_cpu_s()
        for number, seconds in enumerate(lengths_s, 1):
            if number == 1:
                program.press("\r")  # the question is known; the probe is read to its end
            program.recording(_WAIT_S, number)
            pulse.speak(write_wav(folder / f"{number}.wav", endless(seconds))).wait(seconds + _WAIT_S)
            print(f"answer {number}: {watch.told(began_s)}", flush=True)
            program.press("\r")
            time.sleep(4.0)  # the probe sounds
        since_s = time.monotonic()
        program.shows(b"Verdict", 4 * _WAIT_S)
        print(f"debrief {time.monotonic() - since_s + 4.0:.1f} s after the last answer: {watch.told(began_s)}")
        per_minute_s = 60.0 * (watch.tree_cpu_s() - began_s) / sum(lengths_s)
    finally:
        program.close()
        peak_mb = watch.peak_mb()
    print(f"{per_minute_s:.1f} processor seconds for a minute of speech, at most {MOST_PER_MINUTE_S}")
    print(f"{peak_mb:.0f} MB with all processes ({watch.at_peak}), at most {MOST_MB:.0f} MB")
    return int(per_minute_s > MOST_PER_MINUTE_S or peak_mb > MOST_MB)


class Watch:
    """What a process and all that it has begun have used and hold."""

    def __init__(self, pid: int) -> None:
        self._pid, self.at_peak = pid, ""
        self._memory = PeakMemory(pid, 0.2, self._note)

    def tree_cpu_s(self) -> float:
        """Processor seconds so far; of processes that have ended, too."""
        return _tree_cpu_s(self._pid)

    def told(self, since_s: float) -> str:
        """Print the processor time used since then, and the memory in use."""
        return f"{self.tree_cpu_s() - since_s:.1f} processor seconds so far; MB: {_listed(self._pid)}"

    def peak_mb(self) -> float:
        """Return the peak of all processes together."""
        return self._memory.peak_mb()

    def _note(self) -> None:
        self.at_peak = _listed(self._pid)


def _listed(pid: int) -> str:
    return ", ".join(f"{name} {held:.0f}" for name, held in _each(pid))


def _each(pid: int) -> Iterator[tuple[str, float]]:
    """The name of each process and what it holds."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return  # it has ended
    modules = [part.decode(errors="replace") for part in command if part.startswith(b"mockloop.")]
    yield (modules[0] if modules else command[0].decode(errors="replace"), rss_mb(pid))
    for child in children(pid):
        yield from _each(child)


def _tree_cpu_s(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    own_s = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")  # with those that ended and were waited for
    return own_s + sum(map(_tree_cpu_s, children(pid)))


if __name__ == "__main__":
    sys.exit(main())
