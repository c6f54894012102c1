"""Advice on how it was said: fillers and speed, if they bother listeners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mockloop.analysis.judging import quotations
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.judging.delivery import Delivery, often_filled, rated
from mockloop.analysis.judging.fix import INSTEAD, PRACTISE, Fix
from mockloop.analysis.text.clauses import without_cuts
from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE

_LEAST_PRACTISED = 8  # words of a clause in which a speed can be felt; a shorter one only where there is no other
_LEAST_WORDS = 30  # the rate of fewer words says little about a person's usual speed


def delivery_fixes(answers: Sequence[tuple[Reading, Delivery]]) -> Iterator[Fix]:
    """Yield advice about what bothers listeners: the fillers of each answer, then the speed over all of them."""
    for reading, one in answers:
        often = often_filled(reading.answer.transcript, one.fillers)
        filled = quotations.most_filled(reading, one.fillers) if often else None
        if often and filled:
            told = f"{len(one.fillers)} fillers, about {often:.0f} a minute"
            yield Fix("", "Leave the fillers out; a short silence is better.", told, "", filled[0], INSTEAD, filled[1])
    yield from _speed([(reading, one.words_per_minute) for reading, one in answers if one.words_per_minute])


def _speed(timed: Sequence[tuple[Reading, float]]) -> Iterator[Fix]:
    """Yield advice about the speed over all answers; a short one that was faster or slower says little."""
    words = sum(_length(reading) for reading, _ in timed)
    if words < _LEAST_WORDS:
        return
    wpm = words / sum(_length(reading) / rate for reading, rate in timed)
    pace = rated(wpm)
    if pace:
        over_all = " over all your answers" if len(timed) > 1 else ""
        longest_first = sorted((reading for reading, _ in timed), key=_length, reverse=True)
        yield _at_a_rate(longest_first, f"{wpm:.0f} words a minute{over_all}", pace)


def _length(reading: Reading) -> int:
    return len(reading.answer.transcript.words)


def _words(said: quotations.Quotation) -> int:
    return len(without_cuts(said.quote).split())


def _at_a_rate(readings: Sequence[Reading], rate: str, pace: str) -> Fix:
    advice = f"Speak {'faster' if pace == 'slow' else 'more slowly'}: {rate} is {pace}, 110 to 190 is easy to follow."
    clauses = [one for reading in readings for one in quotations.clauses(reading)]
    for said in sorted(clauses, key=lambda one: _words(one) < _LEAST_PRACTISED):
        should_s = round(60.0 * _words(said) / ESTIMATED_WORDS_PER_MINUTE)
        took_s = round(said.end_s - said.start_s)
        if (took_s > should_s) if pace == "slow" else (took_s < should_s):
            took = f"take about {should_s} s for it; you took {took_s} s."
            return Fix("", advice, rate, "", said, PRACTISE, took)
    return Fix("", advice, rate)  # no clause shows it in whole seconds
