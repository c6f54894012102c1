"""How far a measure moves when the same recording is heard again, a little changed; below that nothing is a change.

Source of every figure: ``python -m benchmarks.repeat_error``. The shipped demo recordings (one whole answer of 91 s,
four answers to probes of 15 to 18 s, a synthetic voice) as they are and with 20 small changes each: noise from -60 to
-40 dB below full scale, gain from -12 to +3 dB, other sampling rates, another start, packed again; each through the
recorder, PocketSphinx and the analysis. Given is the standard deviation within a recording, pooled over recordings.
A change is claimed only beyond the repeatability limit, 2.8 standard deviations (ISO 5725-6): two hearings of the same
sound stay within it 19 times in 20. How far a person varies from day to day is another question, not measured here.
"""

from __future__ import annotations

from dataclasses import dataclass

REPEATABILITY = 2.8
MEASURED_WITH = "sphinx"
SOURCE = (
    "The repeat error was measured by hearing the shipped demo recordings again with small changes "
    "(python -m benchmarks.repeat_error)."
)
WHOLE = "answer"  # a whole answer, or one without sections
ALONE = "alone"  # one section, drilled alone and timed by its sound


@dataclass(frozen=True, slots=True)
class RepeatError:
    """Standard deviations: seconds, words a minute, fillers a minute, good findings less bad ones."""

    seconds: float
    words_per_minute: float
    fillers_per_minute: float
    balance: float


TABLE = {
    "situation": RepeatError(1.0, 1.0, 0.0, 0.5),
    "task": RepeatError(1.0, 1.0, 0.0, 0.5),
    "action": RepeatError(1.0, 1.0, 0.0, 0.5),
    "result": RepeatError(1.0, 1.0, 0.0, 0.5),
    "reflection": RepeatError(1.0, 1.0, 0.0, 0.5),
    ALONE: RepeatError(0.1, 1.0, 0.0, 0.5),
    WHOLE: RepeatError(0.1, 1.0, 0.0, 0.5),
}


def limit(measure: str, of: str) -> float:
    """What a difference of two hearings must exceed; ``of`` is a section, ``WHOLE`` or ``ALONE``."""
    sd: float = getattr(TABLE[of], measure)
    return round(REPEATABILITY * sd, 3)
