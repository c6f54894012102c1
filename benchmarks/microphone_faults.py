"""Measure how long it takes until each trouble with the microphone is told, and whether it is told whole.

    python -m benchmarks.microphone_faults [--repeat 3] [--only muted] [--form 60x20] [--screens FOLDER]

``mockloop interview`` as a person runs it, in a terminal of tmux, over a sound server without a sound card, with real
Whisper tiny.en: each fault is provoked (``apparatus/faults.py``) in each form of the screen, and the terminal is read
twenty times a second. The seconds count from the fault, or from the first moment at which it could be known, until
the sentence and its next step both stand on the screen. ``--screens`` keeps what stood there. Exit status 1 where one
takes more than 3 s, is not told at all, or does not stand whole on the screen.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
from pathlib import Path

from benchmarks.apparatus.faults import FAULTS, Fault, Told, provoked
from benchmarks.apparatus.interview_scene import FORMS, Form
from benchmarks.apparatus.sound_server import cannot_measure

MOST_S = 3.0


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only", choices=[one.name for one in FAULTS], action="append", help="this fault")
    parser.add_argument("--form", choices=[one.name for one in FORMS], action="append", help="in this form")
    parser.add_argument("--screens", type=Path, help="a folder for what stood on the screens")
    options = parser.parse_args()
    if cannot_measure():
        return 0
    if not shutil.which("tmux"):
        print("not measured: this machine lacks tmux")
        return 0
    faults = [one for one in FAULTS if not options.only or one.name in options.only]
    forms = [one for one in FORMS if not options.form or one.name in options.form]
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the beginning")
    wrong = [measured(fault, form, options.repeat, options.screens) for fault in faults for form in forms]
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    return int(any(wrong))


def measured(fault: Fault, form: Form, repeat: int, screens: Path | None) -> bool:
    """Provoke one fault so many times and print what was told; return whether something is wrong."""
    found = [provoked(fault, form) for _ in range(repeat)]
    if screens:
        _keep(screens, f"{fault.name}, {form.name}", found)
    print(f"{fault.name:<30} {form.name:<7} {_figures(found)}", flush=True)
    for sentence in sorted({re.sub(r"\d+", "N", one.sentence) for one in found}):  # the number of a process
        print(f"    {sentence}", flush=True)
    return any(one.seconds is None or one.seconds > MOST_S for one in found)


def _figures(found: list[Told]) -> str:
    seconds = [one.seconds for one in found if one.seconds is not None]
    lacking = f"  NOT WHOLE {len(found) - len(seconds)} of {len(found)}" if len(seconds) < len(found) else ""
    late = "  LATE" if seconds and max(seconds) > MOST_S else ""
    if not seconds:
        return f"not measured{lacking}"
    return f"median {statistics.median(seconds):.1f} s, worst {max(seconds):.1f} s of {len(found)}{late}{lacking}"


def _keep(screens: Path, name: str, found: list[Told]) -> None:
    screens.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(found, 1):
        seconds = "not whole" if one.seconds is None else f"{one.seconds:.2f} s"
        (screens / f"{name}, {number}.txt").write_text(f"{seconds}: {one.sentence}\n{one.screen}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
