"""How much a measure varies when the same recording is transcribed again, slightly changed.

A smaller difference is no change. Source of every figure: ``python -m benchmarks.repeat_error``. The shipped demo
recordings (a whole answer of 91 s, four answers to probes of 15 to 18 s, a synthetic voice) were used as they are and
with 21 small changes: noise from -60 to -40 dB below full scale, gain from -12 to +3 dB, other sampling rates, another
start, another encoding. Each went through the recorder, PocketSphinx and the analysis, as four single answers and as
four whole ones of one to three takes. The loudest noise is left out, since the recognizer was too unsure for a
verdict, and such answers are not compared.

The figures are standard deviations within an answer, pooled over answers: 84 figures for a section, 168 for an answer.
Most transcriptions agree to a tenth of a second; the rest of the variation is a boundary that moves by 4 to 12 s. A
change is claimed only above the repeatability limit, 2.8 standard deviations (ISO 5725-6): two transcriptions of the
same sound stay within it 19 times in 20. How much a person varies from day to day is another question and was not
measured.

The figures were taken with PocketSphinx, the recognizer of earlier versions, which misrecognizes more words. Those of
Whisper are not measured yet: the command now uses tiny.en.
"""

from __future__ import annotations

from dataclasses import dataclass

REPEATABILITY = 2.8
MEASURED_WITH = "sphinx"
WHOLE = "answer"  # a whole answer, or one without sections
ALONE = "alone"  # one section, drilled alone and timed by its sound
SOURCE = (
    "A change counts if it is larger than the number in the last column: 2.8 times the standard deviation of the "
    "measure, found by transcribing recordings again with small changes (python -m benchmarks.repeat_error)."
)


@dataclass(frozen=True, slots=True)
class RepeatError:
    """Standard deviations. ``balance``: good findings minus bad ones."""

    seconds: float
    words_per_minute: float
    fillers_per_minute: float
    balance: float


TABLE = {
    "situation": RepeatError(0.463, 1.622, 0.000, 0.000),
    "task": RepeatError(0.311, 0.498, 0.000, 0.000),
    "action": RepeatError(2.123, 2.090, 0.000, 0.269),
    "result": RepeatError(1.948, 1.495, 0.000, 0.320),
    "reflection": RepeatError(1.034, 3.010, 0.000, 0.367),
    ALONE: RepeatError(0.018, 2.448, 0.000, 0.210),
    WHOLE: RepeatError(0.255, 1.905, 0.000, 0.313),
}
RATING = 0.154  # steps between no hire and strong hire
GRADE = 0.109  # steps between weak and strong


def limit(measure: str, of: str) -> float:
    """Return what a difference must exceed; ``of`` is a section, ``WHOLE`` or ``ALONE``.

    A section's limit is never below a whole answer's, which has more words: sections that looked steadier were the
    same words four times. If the person set the boundaries, a whole answer's limit applies.
    """
    own: float = getattr(TABLE[of], measure)
    return beyond(own if of == ALONE else max(own, getattr(TABLE[WHOLE], measure)))


def beyond(deviation: float) -> float:
    """Return the repeatability limit of a standard deviation."""
    return round(REPEATABILITY * deviation, 3)
