"""How far a measure moves when the same recording is heard again, a little changed; below that nothing is a change.

Source of every figure: ``python -m benchmarks.repeat_error``. The shipped demo recordings (a whole answer of 91 s, four
answers to probes of 15 to 18 s, a synthetic voice) as they are and with 21 small changes: noise from -60 to -40 dB
below full scale, gain from -12 to +3 dB, other sampling rates, another start, packed again; each through the recorder,
PocketSphinx and the analysis; taken as four single answers and as four whole ones of one to three takes. The loudest
noise is left out, since its recognizer was too unsure for a verdict, and such answers are not compared. Given is the
standard deviation within an answer, pooled over answers: 84 figures for a section, 168 for an answer. Most hearings
agree to a tenth of a second; the rest comes from a boundary that falls elsewhere, by 4 to 12 s.

A change is claimed only beyond the repeatability limit, 2.8 standard deviations (ISO 5725-6): two hearings of the same
sound stay within it 19 times in 20. How far a person varies from day to day is another question, not measured here.
The figures were taken with PocketSphinx, the recognizer of earlier versions, which errs more in words. Those of
Whisper are not measured yet: the command now hears with tiny.en.
"""

from __future__ import annotations

from dataclasses import dataclass

REPEATABILITY = 2.8
MEASURED_WITH = "sphinx"
WHOLE = "answer"  # a whole answer, or one without sections
ALONE = "alone"  # one section, drilled alone and timed by its sound
SOURCE = (
    "A change counts only where it is larger than what one recording can differ by when it is heard twice: 2.8 "
    "standard deviations, measured by python -m benchmarks.repeat_error."
)


@dataclass(frozen=True, slots=True)
class RepeatError:
    """Standard deviations. ``balance``: good findings less bad ones."""

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
    """Return what a difference of two hearings must exceed; ``of`` is a section, ``WHOLE`` or ``ALONE``.

    A section's is never below a whole answer's, which rests on more words: those sections that looked steadier were
    the same words four times. Where the person set the boundaries, what is left is a whole answer's error.
    """
    own: float = getattr(TABLE[of], measure)
    return beyond(own if of == ALONE else max(own, getattr(TABLE[WHOLE], measure)))


def beyond(deviation: float) -> float:
    """Return the repeatability limit of a standard deviation."""
    return round(REPEATABILITY * deviation, 3)
