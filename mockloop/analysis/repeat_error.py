"""How far a measure moves when the same recording is heard again, a little changed; below that nothing is a change.

Source of every figure: ``python -m benchmarks.repeat_error``. The shipped demo recordings (a whole answer of 91 s, four
answers to probes of 15 to 18 s, a synthetic voice) as they are and with 21 small changes: noise from -60 to -40 dB
below full scale, gain from -12 to +3 dB, other sampling rates, another start, packed again; each through the recorder,
PocketSphinx and the analysis; taken as five single answers and as four whole ones of one to three takes. Given is the
standard deviation within an answer, pooled over answers: 88 figures for a section, 176 for an answer.

A change is claimed only beyond the repeatability limit, 2.8 standard deviations (ISO 5725-6): two hearings of the same
sound stay within it 19 times in 20. How far a person varies from day to day is another question, not measured here.
Whisper's own error was not measured: PocketSphinx, which errs more in words, stands in for it.
"""

from __future__ import annotations

from dataclasses import dataclass

REPEATABILITY = 2.8
MEASURED_WITH = "sphinx"
WHOLE = "answer"  # a whole answer, or one without sections
ALONE = "alone"  # one section, drilled alone and timed by its sound
SOURCE = (
    "A change counts only beyond 2.8 times the standard deviation that the measure shows when the shipped recordings "
    "are heard again by sphinx with small changes (python -m benchmarks.repeat_error)."
)


@dataclass(frozen=True, slots=True)
class RepeatError:
    """Standard deviations; None: not measured. ``balance``: good findings less bad ones."""

    seconds: float
    words_per_minute: float | None
    fillers_per_minute: float | None
    balance: float


TABLE = {
    "situation": RepeatError(0.802, 2.036, 0.000, 0.000),
    "task": RepeatError(0.890, 4.907, 0.000, 0.000),
    "action": RepeatError(0.945, 2.689, 0.000, 0.322),
    "result": RepeatError(1.971, 3.270, 0.325, 0.440),
    "reflection": RepeatError(2.052, None, None, 0.239),
    ALONE: RepeatError(0.019, 4.055, 0.383, 0.306),
    WHOLE: RepeatError(0.252, 3.063, 0.275, 0.461),
}
RATING = 0.154  # steps between no hire and strong hire
GRADE = 0.257  # steps between weak and strong


def limit(measure: str, of: str) -> float:
    """What a difference of two hearings must exceed; ``of`` is a section, ``WHOLE`` or ``ALONE``.

    Where a section's own error was not measured, that of a whole answer is taken.
    """
    own: float | None = getattr(TABLE[of], measure)
    return beyond(getattr(TABLE[WHOLE], measure) if own is None else own)


def beyond(deviation: float) -> float:
    """The repeatability limit of a standard deviation."""
    return round(REPEATABILITY * deviation, 3)
