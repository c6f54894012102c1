"""Measure how often silence ends an unfinished answer, by the patience, without a microphone.

    python -m benchmarks.cut_offs [--answers 20000] [--heard 300] [--seed 1]

Pauses are drawn from a log-normal distribution, as those of spontaneous speech are (Campione and Veronis 2002: long
ones, over 1 s, occur only there; Demol et al. 2007). It goes through two published points of a public benchmark of
real speech to a voice agent, eot-bench: a plain silence timer of 0.6 s cuts 21.7 % off, one of 1.6 s 5 %. There they
are shares of what a timer meets; here they are taken as shares of pauses, the harsher reading. How many pauses a
minute has differs more between speakers than anything else, so there are two rows: 3.5, the published average of
pauses that listeners notice, and one after each phrase: 15 a minute, ten words each at 150 words a minute.

An answer lasts 175 s of speech and goes on where it was cut off. ``cut off``: the share of answers that silence ends
too early at least once. ``for good``: the share in which speaking on came later than a second after such an end, so
that it was not taken back. With ``6, then 3`` the patience is shorter once all sections have been heard: here by the
clock alone, after 160 of the 175 s, as the scenario's targets have it, whatever is said.

The first table hands pauses to the Endpointer as they are drawn. The second one is heard: the shipped demo answers,
cut at their own pauses (12 a minute; 150 s of speech are left), with silences of those lengths in a quiet room put in
their place, through the voice activity detection and the Endpointer, window by window.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.apparatus.demo_with_pauses import Paused, drawn, paused
from mockloop.core.endpointing import Endpointer, Endpointing
from mockloop.interview.live_answer import HEARD_ALL_PATIENCE_S
from mockloop.speech.audio.measurement import TakeMeasurement
from mockloop.speech.audio.voice_activity import WINDOW_S
from mockloop.speech.recording.endpoint_watch import WATCH_S

SPEECH_S, ALL_HEARD_S = 175.0, 160.0
PAUSES_PER_MINUTE, HEARD_PER_MINUTE = (3.5, 15.0), (3.5, 12.0)
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


Cuts = list[bool]  # one for each time that an answer was cut off: whether for good


def simulated(pauses: Pauses, per_minute: float, patience: tuple[float, float], dice: Random) -> Iterator[bool]:
    """One answer, its pauses whole."""
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


def heard(answer: Paused, speech: Sequence[bool], patience: tuple[float, float]) -> Iterator[bool]:
    """One answer as it was heard, window by window."""
    endpointer, silences = Endpointer(Endpointing(patience[0])), iter(answer.silences)
    silence, waited_s, all_heard_s = next(silences, None), 0.0, answer.spoken_s * ALL_HEARD_S / SPEECH_S
    for window, speaking in enumerate(speech):
        now_s = window * WINDOW_S
        while silence and now_s >= silence.end_s:
            silence, waited_s = next(silences, None), waited_s + silence.end_s - silence.start_s
        endpointer.be_patient(patience[now_s - waited_s > all_heard_s])
        endpointer.hear(speaking, WINDOW_S)
        if endpointer.ended_by and silence:  # else the last phrase is over, and so is the answer
            yield silence.end_s - now_s > WATCH_S
            endpointer = Endpointer(Endpointing(patience[0]))


def by_simulation(pauses: Pauses, per_minute: float, options: argparse.Namespace) -> dict[str, list[Cuts]]:
    """All answers by patience; each patience meets the same pauses."""
    found = {}
    for name, patience in PATIENCES.items():
        dice = Random(options.seed)
        found[name] = [list(simulated(pauses, per_minute, patience, dice)) for _ in range(options.answers)]
    return found


def by_hearing(pauses: Pauses, per_minute: float, options: argparse.Namespace) -> dict[str, list[Cuts]]:
    """All answers by patience; each answer is heard once, and ended by each patience."""
    dice, found = Random(options.seed), {name: [] for name in PATIENCES}
    for _ in range(options.heard):
        answer = paused(SPEECH_S, drawn(SPEECH_S, per_minute, dice, pauses.draw))
        speech = TakeMeasurement().accept(answer.sound)
        for name, patience in PATIENCES.items():
            found[name].append(list(heard(answer, speech, patience)))
    return found


def table(rows: Sequence[float], measured: Callable[[float], dict[str, list[Cuts]]]) -> None:
    print(f"{'pauses a minute':18}" + "".join(f"{name:>22}" for name in PATIENCES))
    print(f"{'':18}" + f"{'cut off':>12}{'for good':>10}" * len(PATIENCES))
    for per_minute in rows:
        shares = [[sum(map(how, cuts)) / len(cuts) for how in (bool, any)] for cuts in measured(per_minute).values()]
        print(f"{per_minute:<18}" + "".join(f"{cut:12.1%}{good:10.1%}" for cut, good in shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=20_000, help="drawn answers")
    parser.add_argument("--heard", type=int, default=300, help="answers of sound")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pauses = through(POINTS)
    print(f"half of the pauses are shorter than {math.exp(pauses.middle):.2f} s; spread {pauses.spread:.2f}")
    print(f"\n{options.answers} answers, pauses as drawn")
    table(PAUSES_PER_MINUTE, lambda per_minute: by_simulation(pauses, per_minute, options))
    print(f"\n{options.heard} answers of synthetic speech, heard")
    table(HEARD_PER_MINUTE, lambda per_minute: by_hearing(pauses, per_minute, options))


if __name__ == "__main__":
    main()
