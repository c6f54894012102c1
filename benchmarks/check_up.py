"""How long ``mockloop doctor`` takes: on a new machine, and again.

    python -m benchmarks.check_up [--repeat 5] [--tree FOLDER ...]

The program as a person runs it, over a sound server without a sound card, with a home folder of its own each time; the
second call finds the library parsed and the recognizer measured. Seconds by the clock and processor seconds, children
included; medians, with the least and the most. ``--tree``: other checkouts of mockloop, taken in turn, so that two
versions meet the same machine. A null sink that nobody listens to takes up to two seconds for its first sound; so both
are listened to from before (``--asleep``: they are not). Exit status 1 where a median of this tree is 5 s or more.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.apparatus.sound_server import cannot_measure, sound_server
from testkit.monitor import Monitor

MOST_S = 5.0
SETTLED_S = 3.0
_COMMAND = [sys.executable, "-c", "from mockloop.cli.main import main; main()", "doctor"]
_HERE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Checked:
    """One call: seconds by the clock, and of work."""

    took_s: float
    worked_s: float


def checked(tree: Path, env: dict[str, str], home: Path) -> Checked:
    """Run the doctor of a checkout. Raises RuntimeError where something fails there."""
    began_s, worked_s = time.monotonic(), _children_s()
    given = {**env, "MOCKLOOP_HOME": str(home), "PYTHONPATH": str(tree)}
    done = subprocess.run(_COMMAND, env=given, cwd=tree, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return Checked(time.monotonic() - began_s, _children_s() - worked_s)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _told(name: str, found: list[Checked]) -> float:
    for what, seconds in (("", [one.took_s for one in found]), (" of work", [one.worked_s for one in found])):
        print(f"{name}: {statistics.median(seconds):.2f} s{what} ({min(seconds):.2f} to {max(seconds):.2f})")
    return statistics.median(one.took_s for one in found)


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--tree", type=Path, action="append", default=[])
    parser.add_argument("--asleep", action="store_true")
    options = parser.parse_args()
    if cannot_measure():
        return 0
    trees = [*options.tree, _HERE]
    found: dict[tuple[Path, str], list[Checked]] = {(tree, kind): [] for tree in trees for kind in ("first", "again")}
    with sound_server() as (pulse, folder):
        sources = () if options.asleep else ("speaker.monitor", "mic")
        monitors = [Monitor(source, pulse.env) for source in sources]
        time.sleep(SETTLED_S)
        for number in range(options.repeat):
            for at, tree in enumerate(trees):
                for kind in ("first", "again"):
                    found[tree, kind].append(checked(tree, pulse.env, folder / f"home{number}-{at}"))
        for monitor in monitors:
            monitor.close()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    took_s = {key: _told(f"{key[0].name} {key[1]}", calls) for key, calls in found.items()}
    return int(any(took_s[_HERE, kind] >= MOST_S for kind in ("first", "again")))


if __name__ == "__main__":
    sys.exit(main())
