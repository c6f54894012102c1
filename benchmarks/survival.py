"""Interviews killed and disks filled at random moments: what is lost, and does the debrief come out the same?

    python -m benchmarks.survival [--trials 20] [--disks 10] [--seed 1] [--at-once 2]

Each trial holds a whole interview at the pace of time: an opening answer and two probes, with live and second pass.
It is killed by SIGKILL in a phase and at a moment of it that the seed decides, then gone on with to its debrief, by a
candidate who goes on from the last sample that was kept. The words are marked in the sound
(apparatus/worded_sound.py), so that an interview left alone and one that was broken off must say the same, but for
times. An answer cut within a sentence is two takes, whose seam may move a pace or the edge of a section: its words
must all be there. A disk is a small file system of memory, full at a random point; that takes the rights of root, and
is left out without them.
Exit status 1 where a session is lost, words are, a debrief differs otherwise, or more than 0.3 s of sound is lost.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.apparatus.endangered import PHASES
from benchmarks.apparatus.trial import Outcome, begun, filled, killed, run

MOST_LOST_S = 0.3
_LASTS_S = {  # about; a moment beyond its end falls into the next phase, which is counted as that
    "question": 0.6, "listening": 3.0, "transcribing": 0.4, "choosing": 0.05,
    "second pass": 1.0, "debrief": 0.5, "report": 1.0,
}  # fmt: skip
_ONCE = ("second pass", "debrief", "report")


def _trials(number: int, seed: int) -> list[tuple[str, int, float]]:
    """Every phase in turn, at a random moment of a random round."""
    draws = random.Random(seed)
    phases = [PHASES[at % len(PHASES)] for at in range(number)]
    return [(one, 1 if one in _ONCE else draws.randint(1, 2), draws.uniform(0, _LASTS_S[one])) for one in phases]


def _all(jobs: Sequence[Callable[[], Outcome]], at_once: int, name: str) -> list[Outcome]:
    """Run the trials, so many at once, and say how each went."""
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(at_once) as pool:
        for number, done in enumerate(as_completed([pool.submit(job) for job in jobs]), 1):
            one = done.result()
            outcomes.append(one)
            lost = "" if one.lost_s is None else f", {one.lost_s:.3f} s of sound lost"
            other = "the same words, read otherwise" if one.words else "OTHER WORDS"
            same = "the same debrief" if one.equal else other
            print(f"{name} {number:3} in {one.phase}{lost}: {one.problem or same}", flush=True)
    return outcomes


def _told(outcomes: Sequence[Outcome], name: str) -> bool:
    """Print the sums; whether everything held."""
    if not outcomes:
        print(f"{name}: not measured")
        return True
    lost = sorted(one.lost_s for one in outcomes if one.lost_s is not None)
    broken = [one for one in outcomes if one.problem]
    other = [one for one in outcomes if not one.equal]
    worse = [one for one in other if not one.words or one.phase != "listening"]
    counts = Counter(one.phase for one in outcomes)
    print(f"{name}: {len(outcomes)}, by phase: {', '.join(f'{phase} {count}' for phase, count in counts.items())}")
    print(f"  sessions lost: {len(broken)}")
    print(f"  debriefs not the same: {len(other)}, of which beyond the seam of two takes: {len(worse)}")
    if lost:
        print(f"  sound lost, of {len(lost)}: median {lost[len(lost) // 2]:.3f} s, worst {lost[-1]:.3f} s")
    return not broken and not worse and all(one <= MOST_LOST_S for one in lost)


def _disks(root: Path, number: int, seed: int, undisturbed: Any) -> Sequence[Callable[[], Outcome]]:
    draws = random.Random(seed)
    return [partial(filled, root, draws.randint(0, 300), undisturbed) for _ in range(number)]


def main() -> int:
    """Run the trials and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--disks", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        undisturbed = run(begun(root)).debrief
        if undisturbed is None or undisturbed != run(begun(root)).debrief:
            print("two interviews left alone have no equal debriefs: nothing can be compared")
            return 1
        kills = [
            partial(killed, root, phase, in_round, after_s, undisturbed)
            for phase, in_round, after_s in _trials(options.trials, options.seed)
        ]
        held = _told(_all(kills, options.at_once, "kill"), "kills")
        try:
            disks = _all(_disks(root, options.disks, options.seed, undisturbed), options.at_once, "disk")
        except OSError as error:
            print(f"no small disk can be made here ({error})")
            disks = []
        return int(not (_told(disks, "full disks") and held))


if __name__ == "__main__":
    sys.exit(main())
