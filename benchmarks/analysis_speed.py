"""How long the analysis of a 4-minute answer takes, and how long the section model takes to load.

    python -m benchmarks.analysis_speed

At most 30 ms and 50 ms are wanted. The answer is the reference scenario's strong example with its strong answers to
probes, 600 words, as a recognizer gives them. Patterns of signals are compiled once, when a word with which they begin
is first said; that is given apart.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.probing import Bar
from mockloop.core.transcript import Transcript, from_text
from mockloop.library.loader import load_scenario

WORDS = 600  # 4 minutes at 150 words a minute
REPEATS = 30
_LOAD = """
import time
import mockloop.analysis.sections.spans
from mockloop.analysis import section_model
began_s = time.perf_counter()
section_model.section_model()
print(time.perf_counter() - began_s)
"""


def main() -> None:
    bar = Bar(load_scenario("ownership-webhook"), "sde2")
    said = answer()
    print(f"section model loaded in {1000 * loaded_s():.0f} ms (at most 50), the best of 5 new processes")
    first_s = timed_s(bar, said)
    times_s = sorted(timed_s(bar, said) for _ in range(REPEATS))
    worst = times_s[int(0.95 * REPEATS)]
    print(f"first answer of a process: {1000 * first_s:.0f} ms, patterns compiled")
    median = statistics.median(times_s)
    print(f"{len(said.words)} words: median {1000 * median:.0f} ms, p95 {1000 * worst:.0f} ms (at most 30)")


def answer() -> Transcript:
    scenario = load_scenario("ownership-webhook")
    text = [section.strong for _, section in scenario.sections.items()] + [p.strong.answer for p in scenario.probes]
    words = " ".join(text).lower().replace(".", "").replace(",", "").split()
    return from_text(" ".join((words * 2)[:WORDS]))


def timed_s(bar: Bar, said: Transcript) -> float:
    """Sections, signals, pacing, delivery, probes and verdict."""
    began_s = time.perf_counter()
    debrief_transcript(bar, said)
    return time.perf_counter() - began_s


def loaded_s() -> float:
    runs = [subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    main()
