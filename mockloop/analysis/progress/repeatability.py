"""How much a measure varies when the same recording is transcribed again, slightly changed.

A smaller difference is no change. Source of every figure: ``python -m benchmarks.repeat_error``. The shipped demo
recordings (a whole answer of 91 s, four answers to probes of 15 to 18 s, a synthetic voice) were used as they are and
with 21 small changes: noise from -60 to -40 dB below full scale, gain from -12 to +3 dB, other sampling rates, another
start, another encoding. Each went through the recorder, Whisper tiny.en (the words for the record) and the analysis, as
four single answers and as four whole ones of one to three takes.

The figures are standard deviations within an answer, pooled over answers: 88 figures for a section, 176 for an answer.
Most transcriptions agree to a tenth of a second; the rest of the variation is a boundary that moves by 4 to 12 s. A
change is claimed only above the repeatability limit, 2.8 standard deviations (ISO 5725-6): two transcriptions of the
same sound stay within it 19 times in 20. The recordings have no um or uh and too few words in the task for a rate, so
that these figures say little. How much a person varies from day to day is another question and was not measured.
"""

from __future__ import annotations

from dataclasses import dataclass

REPEATABILITY = 2.8
MEASURED_WITH = "tiny.en"
WHOLE = "answer"  # a whole answer, or one without sections
ALONE = "alone"  # one section, drilled alone and timed by its sound
SOURCE = (
    "A change counts if it is larger than the usual difference between two transcriptions of one recording: "
    "2.8 standard deviations (python -m benchmarks.repeat_error)."
)


@dataclass(frozen=True, slots=True)
class RepeatError:
    """Standard deviations. ``balance``: good findings minus bad ones."""

    seconds: float
    words_per_minute: float
    fillers_per_minute: float
    balance: float


TABLE = {
    "situation": RepeatError(0.022, 0.105, 0.000, 0.000),
    "task": RepeatError(0.000, 0.000, 0.000, 0.000),
    "action": RepeatError(1.363, 0.408, 0.000, 0.238),
    "result": RepeatError(1.234, 0.948, 0.000, 0.000),
    "reflection": RepeatError(0.137, 1.017, 0.000, 0.376),
    ALONE: RepeatError(0.044, 0.375, 0.000, 0.000),
    WHOLE: RepeatError(0.250, 0.439, 0.000, 0.376),
}
RATING = 0.000  # steps between no hire and strong hire
GRADE = 0.255  # steps between weak and strong


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
