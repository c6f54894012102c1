"""Interviews killed and disks filled at random moments: what is lost, and is the debrief the same?

    python -m benchmarks.survival [--trials 20] [--snapshots 28] [--disks 10] [--seed 1] [--at-once 2]
        [--engine tiny.en]

Each trial holds a whole interview at the pace of time: an opening answer and two probes, with live and second pass.
It is killed by SIGKILL in a phase and at a moment of it that the seed decides, then gone on with to its debrief, by a
candidate who goes on from the last sample that was kept. The words are marked in the sound
(apparatus/sound_with_words.py), so that an interview left alone and one that was broken off must say the same, but for
times. For a snapshot an interview is only stopped, its folder copied, and the copy gone on with: the same disk that a
kill leaves, at many moments of one interview (apparatus/snapshots.py). They are counted apart. A disk is a small file
system of memory, full at a random point; that takes the rights of root, and is left out without them.
Exit status 1 where a session is lost, a debrief is not the same, or more than 0.3 s of sound is lost.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.apparatus.broken_off_interview import Outcome, begun, filled, gone_on, killed, run
from benchmarks.apparatus.killed_interview import ENGINE, PHASES, Moment
from benchmarks.apparatus.snapshots import snapshots

MOST_LOST_S = 0.3
_LASTS_S = {  # about; a moment beyond its end falls into the next phase, which is counted as that
    "question": 0.6, "listening": 3.0, "transcribing": 0.4, "choosing": 0.05,
    "second pass": 1.0, "debrief": 0.5, "report": 1.0,
}  # fmt: skip
_ONCE = ("second pass", "debrief", "report")
_MOMENTS = 14  # at which one interview is stopped


def _moments(number: int, seed: int, by: signal.Signals) -> list[Moment]:
    """Every phase in turn, at a random moment of a random round."""
    draws = random.Random(seed)
    phases = [PHASES[at % len(PHASES)] for at in range(number)]
    rounds = (1 if one in _ONCE else draws.randint(1, 2) for one in phases)
    return [Moment(one, at, draws.uniform(0, _LASTS_S[one]), by) for one, at in zip(phases, rounds, strict=True)]


def _snapshots(root: Path, options: argparse.Namespace, undisturbed: Any) -> list[Callable[[], Outcome]]:
    """Stop as many interviews as are needed; yield the work on each copy."""
    moments = _moments(options.snapshots, options.seed + 1000, signal.SIGSTOP)
    parts = [moments[at : at + _MOMENTS] for at in range(0, len(moments), _MOMENTS)]
    with ThreadPoolExecutor(options.at_once) as pool:
        held = list(pool.map(lambda part: snapshots(root, part), parts))
    same = sum(debrief == undisturbed for _, debrief in held)
    if held:
        print(f"{len(held)} interviews stopped and let go on again; the same debrief: {same}", flush=True)
    return [partial(gone_on, copy, first, undisturbed) for copies, _ in held for copy, first in copies]


def _all(jobs: Sequence[Callable[[], Outcome]], at_once: int, name: str) -> list[Outcome]:
    """Run the trials, so many at once, and print the result of each."""
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(at_once) as pool:
        for number, done in enumerate(as_completed([pool.submit(job) for job in jobs]), 1):
            one = done.result()
            outcomes.append(one)
            lost = "" if one.lost_s is None else f", {one.lost_s:.3f} s of sound lost"
            other = "the same words, READ OTHERWISE" if one.words else "OTHER WORDS"
            other += f" ({one.other_words})" if one.other_words else ""
            same = "the same debrief" if one.equal else other
            print(f"{name} {number:3} in {one.phase}{lost}: {one.problem or same}", flush=True)
    return outcomes


def _told(outcomes: Sequence[Outcome], name: str) -> bool:
    """Print the totals; return whether nothing was lost."""
    if not outcomes:
        print(f"{name}: not measured")
        return True
    lost = sorted(one.lost_s for one in outcomes if one.lost_s is not None)
    broken = [one for one in outcomes if one.problem]
    other = [one for one in outcomes if not one.equal]
    counts = Counter(one.phase for one in outcomes)
    print(f"{name}: {len(outcomes)}, by phase: {', '.join(f'{phase} {count}' for phase, count in counts.items())}")
    print(f"  sessions lost: {len(broken)}")
    print(f"  debriefs not the same: {len(other)}, of which without all words: {sum(not one.words for one in other)}")
    print(f"  words that differ: {sum(one.other_words for one in outcomes)}")
    if lost:
        print(f"  sound lost, of {len(lost)}: median {lost[len(lost) // 2]:.3f} s, worst {lost[-1]:.3f} s")
    return not broken and not other and all(one <= MOST_LOST_S for one in lost)


def _disks(root: Path, number: int, seed: int, undisturbed: Any) -> Sequence[Callable[[], Outcome]]:
    draws = random.Random(seed)
    return [partial(filled, root, draws.randint(0, 300), undisturbed) for _ in range(number)]


def main() -> int:
    """Run the trials and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--snapshots", type=int, default=28)
    parser.add_argument("--disks", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument(
        "--engine", default="", help="hear real answers with this model, as 'mockloop models list' names it"
    )
    options = parser.parse_args()
    os.environ[ENGINE] = options.engine
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        undisturbed = run(begun(root)).debrief
        if undisturbed is None or undisturbed != run(begun(root)).debrief:
            print("two interviews left alone have no equal debriefs: nothing can be compared")
            return 1
        moments = _moments(options.trials, options.seed, signal.SIGKILL)
        kills = [partial(killed, root, moment, undisturbed) for moment in moments]
        held = _told(_all(kills, options.at_once, "kill"), "kills")
        copies = _snapshots(root, options, undisturbed)
        held = _told(_all(copies, options.at_once, "snapshot"), "snapshots") and held
        try:
            disks = _all(_disks(root, options.disks, options.seed, undisturbed), options.at_once, "disk")
        except OSError as error:
            print(f"no small disk can be made here ({error})")
            disks = []
        return int(not (_told(disks, "full disks") and held))


if __name__ == "__main__":
    sys.exit(main())
