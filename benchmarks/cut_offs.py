"""How often silence would end an answer that was not over, by the patience: a simulation, no microphone involved.

    python -m benchmarks.cut_offs [--answers 20000] [--seed 1]

Pauses are drawn from a log-normal distribution, as those of spontaneous speech are (Campione and Veronis 2002: long
ones, over 1 s, occur only there; Demol et al. 2007). It goes through two published points of a public benchmark of
real speech to a voice agent, eot-bench: a plain silence timer of 0.6 s cuts 21.7 % off, one of 1.6 s 5 %. There they
are shares of what a timer meets; here they are taken as shares of pauses, the harsher reading. How many pauses a
minute has differs more between speakers than anything else, so there are two rows: 3.5, the published average of
pauses that listeners notice, and 15, one after each phrase of ten words at 150 words a minute.

An answer lasts 175 s of speech. ``cut``: the share of answers that silence ends too early at least once. ``kept``: the
share that is cut and does not go on within the second in which speaking on takes the end back. With ``6, then 3`` the
patience is shorter once all sections have been heard, which by the scenario's targets is after 160 s.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from mockloop.core.endpointing import Endpointer, Endpointing
from mockloop.listening import HEARD_ALL_PATIENCE_S
from mockloop.speech.aftermath import WATCH_S

SPEECH_S, ALL_HEARD_S = 175.0, 160.0
PAUSES_PER_MINUTE = (3.5, 15.0)
POINTS = ((0.6, 0.217), (1.6, 0.05))  # seconds, share of pauses that are longer
_WORD_S = 0.3  # nobody says less between two pauses
PATIENCES: dict[str, tuple[float, float]] = {
    "3 s": (3.0, 3.0),
    "6 s": (6.0, 6.0),
    "6, then 3": (6.0, HEARD_ALL_PATIENCE_S),
    "10 s": (10.0, 10.0),
}


@dataclass(frozen=True, slots=True)
class Pauses:
    """The logarithm of a pause is normally distributed: ``middle`` and ``spread`` of it."""

    middle: float
    spread: float

    def draw(self, dice: Random) -> float:
        return dice.lognormvariate(self.middle, self.spread)


def through(points: tuple[tuple[float, float], tuple[float, float]]) -> Pauses:
    """The distribution with these shares of longer pauses."""
    normal = statistics.NormalDist()
    (short_s, more), (long_s, less) = points
    low, high = normal.inv_cdf(1 - more), normal.inv_cdf(1 - less)
    spread = (math.log(long_s) - math.log(short_s)) / (high - low)
    return Pauses(math.log(short_s) - low * spread, spread)


def cuts(pauses: Pauses, per_minute: float, patience: tuple[float, float], dice: Random) -> Iterator[bool]:
    """One answer: for each time that it is cut off, whether speaking on came too late to take that back."""
    endpointer, spoken_s = Endpointer(Endpointing(patience[0])), 0.0
    while spoken_s < SPEECH_S:
        phrase_s = dice.expovariate(per_minute / 60.0)
        spoken_s += phrase_s
        patience_s, pause_s = patience[spoken_s > ALL_HEARD_S], pauses.draw(dice)
        endpointer.be_patient(patience_s)
        endpointer.hear(True, max(phrase_s, _WORD_S))
        endpointer.hear(False, pause_s)
        if endpointer.ended_by and spoken_s < SPEECH_S:
            yield pause_s - patience_s > WATCH_S
            endpointer = Endpointer(Endpointing(patience[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pauses = through(POINTS)
    print(f"half of the pauses are shorter than {math.exp(pauses.middle):.2f} s; spread {pauses.spread:.2f}")
    print(f"{'pauses a minute':18}" + "".join(f"{name:>22}" for name in PATIENCES))
    print(f"{'':18}" + f"{'cut':>13}{'kept':>9}" * len(PATIENCES))
    for per_minute in PAUSES_PER_MINUTE:
        dice, row = Random(options.seed), f"{per_minute:<18}"
        for patience in PATIENCES.values():
            found = [list(cuts(pauses, per_minute, patience, dice)) for _ in range(options.answers)]
            cut, kept = (sum(map(how, found)) / options.answers for how in (bool, any))
            row += f"{cut:13.1%}{kept:9.1%}"
        print(row)


if __name__ == "__main__":
    main()
