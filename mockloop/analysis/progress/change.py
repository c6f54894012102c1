"""One measure of two attempts: better, same, worse, or not comparable.

A difference counts only if it is larger than the measure's own variation (``repeat_error``). Better means: seconds
closer to the target, or any at all; words a minute closer to the range that sounds natural (110 to 190); fewer fillers
a minute; more good findings and fewer bad ones. What was measured in different ways, or not at all, is not compared,
with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.judging.delivery import FEWEST_WORDS, QUIET_WPM
from mockloop.analysis.judging.pacing import Clock
from mockloop.analysis.progress.answer_measures import AnswerMeasures

BETTER, SAME, WORSE, NOT_COMPARABLE = JUDGEMENTS = ("better", "same", "worse", "not comparable")
FEW = f"a rate needs {FEWEST_WORDS} words with times"

Value = float | str | None


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of both attempts.

    ``limit``: the difference must exceed it; None if nothing was compared.
    """

    measure: str
    a: Value
    b: Value
    judgement: str
    limit: float | None = None
    because: str = ""


def incomparable(measure: str, a: Value, b: Value, because: str) -> Measured:
    """Return both figures, and why they cannot be compared."""
    return Measured(measure, a, b, NOT_COMPARABLE, None, because)


def judgement(gained: float, limit: float) -> str:
    """Return better, same or worse; ``gained``: by how much the second attempt is better."""
    if gained > limit:
        return BETTER
    return WORSE if gained < -limit else SAME


def seconds(a: AnswerMeasures, b: AnswerMeasures, clocks: tuple[Clock | None, Clock | None], limit: float) -> Measured:
    """Compare seconds: closer to the target is better."""
    if a.seconds is None or b.seconds is None:
        return incomparable("seconds", a.seconds, b.seconds, "typed answers have no times")
    if clocks[0] is None or clocks[0] != clocks[1]:
        return incomparable("seconds", a.seconds, b.seconds, _targets(clocks))
    target_s = clocks[0].target_s
    gained_s, because = abs(a.seconds - target_s) - abs(b.seconds - target_s), f"the target is {target_s:.0f} s"
    if not a.seconds or not b.seconds:  # any length is better than none, however far from the target
        gained_s = b.seconds - a.seconds
        because += "; it was not heard before" if not a.seconds else "; it is not heard any more"
    return Measured("seconds", a.seconds, b.seconds, judgement(gained_s, limit), limit, because)


def rate(a: AnswerMeasures, b: AnswerMeasures, limit: float) -> Measured:
    """Compare rates: closer to the range that sounds natural is better. Within it all rates count as the same."""
    name, one, other = "words_per_minute", a.words_per_minute, b.words_per_minute
    if one is None or other is None:
        return incomparable(name, one, other, FEW)
    nearer = _outside(one) - _outside(other) if abs(one - other) > limit else 0.0
    return Measured(name, one, other, judgement(nearer, 0.0), limit, "110 to 190 sounds natural")


def fillers(a: AnswerMeasures, b: AnswerMeasures, limit: float) -> Measured:
    """Compare fillers: fewer a minute is better. One more or less is no change, however short the answer."""
    name, one, other = "fillers_per_minute", a.fillers_per_minute, b.fillers_per_minute
    if one is None or other is None or not a.seconds or not b.seconds:
        return incomparable(name, one, other, FEW)
    limit = round(max(limit, 60.0 / min(a.seconds, b.seconds)), 2)
    return Measured(name, one, other, judgement(one - other, limit), limit, "one filler more or less is no change")


def findings(a: AnswerMeasures, b: AnswerMeasures, limit: float) -> Measured:
    """Compare findings: more good ones and fewer bad ones are better."""
    gained = b.balance - a.balance
    return Measured("findings", a.balance, b.balance, judgement(gained, limit), limit, "good findings minus bad ones")


def _outside(words_per_minute: float) -> float:
    """Return how far a rate is outside the range that sounds natural."""
    return max(0.0, QUIET_WPM[0] - words_per_minute, words_per_minute - QUIET_WPM[1])


def _targets(clocks: tuple[Clock | None, Clock | None]) -> str:
    told = ["none" if clock is None else f"{clock.target_s:.0f} s" for clock in clocks]
    return f"the target was {told[0]}, then {told[1]}"
