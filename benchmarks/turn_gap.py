"""Measure how long after the end of an answer the next question sounds, for answers of different lengths.

    python -m benchmarks.turn_gap [--quick] [--repeat 1] [--engines tiny.en,base.en,small.en] [--endings key,silence]

From the key, or from the moment that the patience is over, to the first sample of the next question that is not
silent, as a recording of the loudspeaker's monitor has it (right to about 10 ms): the whole engine, a real voice,
player and microphone, on a sound server without a sound card. All but the last 20 s of an answer come as fast as the
recognizer keeps up; the last 20 s are spoken into the microphone at the pace of time. The key is pressed 0.2 s after
the last word; the patience is 3 s, the shortest that the program itself takes. 'provisional': how many of the questions
came before the last words were transcribed; 'last words': how long those took at most.

tiny.en has its published weights and hears the demo candidate's synthetic voice. The larger sizes are models of the
real dimensions with random weights, made once and kept: they take the real time and memory, and decode as many tokens
as real speech has, about 3.3 a second; what they write means nothing. Beside them, in the same run, the way it is
usually done: record the whole answer, then transcribe it, by the library's own first example. Exit status 1 where a
limit is not kept.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.apparatus.gap_table import print_table
from benchmarks.apparatus.sound_server import cannot_measure, sound_server

ENGINES = ("tiny.en", "base.en", "small.en")
LENGTHS_S = (30, 60, 120, 240)
BASELINE_S = 180


def main() -> int:
    """Measure each engine in a process of its own; print the table; the exit status."""
    options = _options()
    if options.child:
        from benchmarks.apparatus.gap_child import measure

        measure(options)
        return 0
    if cannot_measure():
        return 0
    found: list[dict[str, Any]] = []
    with sound_server() as (pulse, _):
        for engine in options.engines:
            found += _measured(engine, options, pulse.env)
    return print_table(found)


def _options() -> argparse.Namespace:
    from platformdirs import user_cache_path

    def numbers(text: str) -> list[int]:
        return [int(part) for part in text.split(",")]

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="about two minutes: less of everything")
    parser.add_argument("--repeat", type=int, default=1, help="answers of each length and ending")
    parser.add_argument("--engines", type=lambda text: text.split(","), default=list(ENGINES))
    parser.add_argument("--endings", type=lambda text: text.split(","), default=["key", "silence"])
    parser.add_argument("--lengths", type=numbers, default=list(LENGTHS_S), help="of the answers, in seconds")
    parser.add_argument("--baseline", type=int, default=BASELINE_S, help="length of the answer transcribed at its end")
    parser.add_argument("--models", type=Path, default=user_cache_path("mockloop-benchmarks") / "random-weights")
    parser.add_argument("--paced", type=float, default=20.0, help="seconds of an answer at the pace of time")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.quick:
        options.engines, options.lengths = ["tiny.en"], [30, 60]
        options.baseline, options.paced = 60, 8.0
    return options


def _measured(engine: str, options: argparse.Namespace, env: dict[str, str]) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-m", "benchmarks.turn_gap", "--child", engine, *_passed_on(options)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            fact = json.loads(line)
            print(_told(fact), file=sys.stderr, flush=True)
            yield {"engine": engine, **fact}
    if child.returncode:
        raise SystemExit(f"measuring {engine} failed with status {child.returncode}")


def _passed_on(options: argparse.Namespace) -> Sequence[str]:
    lengths, endings = ",".join(map(str, options.lengths)), ",".join(options.endings)
    names = ("repeat", "baseline", "models", "paced")
    return ["--lengths", lengths, "--endings", endings, *(f"--{name}={getattr(options, name)}" for name in names)]


def _told(fact: dict[str, Any]) -> str:
    return "  ".join(f"{k}={v:.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in fact.items())


if __name__ == "__main__":
    sys.exit(main())
