"""How long the analysis of an answer takes, and how long the section model takes to load.

    python -m benchmarks.analysis_speed

Wanted: at most 40 ms at a pause of a live answer, 120 ms for 600 words from nothing, 250 MB of memory. The answer is
the reference scenario's strong example with its strong answers to probes, 600 words, as a recognizer gives them.
Patterns of signals are compiled once, when a word with which they begin is first said; that is given apart.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.sections.spans import split
from mockloop.core.transcript import Transcript, from_text
from mockloop.library.loader import load_scenario

WORDS = 600  # 4 minutes at 150 words a minute
PAUSE_WORDS = 12  # between two pauses
_LOAD = """
import time
began_s = time.perf_counter()
from mockloop.analysis.sections.model import section_model
section_model()
print(time.perf_counter() - began_s)
"""


def main() -> None:
    bar = Bar(load_scenario("ownership-webhook"), "sde2")
    words = answer()
    print(f"section model imported and loaded in {1000 * loaded_s():.0f} ms, the best of 5 new processes")
    print(f"first answer of a process, patterns compiled: {1000 * timed_s(bar, from_text(' '.join(words))):.0f} ms")
    nothing_s = [timed_s(bar, from_text(" ".join(words[shift:] + words[:shift]))) for shift in range(1, 12)]
    print(f"{WORDS} words from nothing: {told(nothing_s)} (at most 120)")
    pauses = range(PAUSE_WORDS, WORDS, PAUSE_WORDS)
    for first, end in ((0, 150), (150, 300), (300, WORDS)):
        at_pauses_s = [read_s(words[:said]) for said in pauses if first < said <= end]
        print(f"sections at a pause, {first} to {end} words: {told(at_pauses_s)} (at most 40)")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (at most 250)")


def told(times_s: list[float]) -> str:
    return f"median {1000 * statistics.median(times_s):.0f} ms, longest {1000 * max(times_s):.0f} ms"


def answer() -> list[str]:
    scenario = load_scenario("ownership-webhook")
    text = [section.strong for _, section in scenario.sections.items()] + [p.strong.answer for p in scenario.probes]
    words = " ".join(text).lower().replace(".", "").replace(",", "").split()
    return (words * 2)[:WORDS]


def timed_s(bar: Bar, said: Transcript) -> float:
    """Sections, signals, pacing, delivery, probes and verdict."""
    began_s = time.perf_counter()
    debrief_transcript(bar, said)
    return time.perf_counter() - began_s


def read_s(words: list[str]) -> float:
    """The sections of an answer so far."""
    said = from_text(" ".join(words))
    began_s = time.perf_counter()
    split(said)
    return time.perf_counter() - began_s


def loaded_s() -> float:
    runs = [subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    main()
