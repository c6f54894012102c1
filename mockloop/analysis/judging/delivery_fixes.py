"""Advice on how it was said: fillers and speed, if they bother listeners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mockloop.analysis.judging import quotations
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.judging.delivery import Delivery, often_filled, rated
from mockloop.analysis.judging.fix import INSTEAD, PRACTISE, Fix
from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE

_LEAST_PRACTISED = 8  # words of a clause in which a speed can be felt; a shorter one only where there is no other
_LEAST_WORDS = 30  # the rate of a shorter answer says little about a person's usual speed


def delivery_fixes(answers: Iterable[tuple[Reading, Delivery]]) -> Iterator[Fix]:
    """Yield advice about what bothers listeners, the first answer first."""
    for reading, one in answers:
        often = often_filled(reading.answer.transcript, one.fillers)
        filled = quotations.most_filled(reading, one.fillers) if often else None
        if often and filled:
            told = f"{len(one.fillers)} fillers, about {often:.0f} a minute"
            yield Fix("", "Leave the fillers out; a short silence is better.", told, "", filled[0], INSTEAD, filled[1])
        long_enough = len(reading.answer.transcript.words) >= _LEAST_WORDS
        pace = rated(one.words_per_minute) if long_enough else None
        if pace:
            yield _at_a_rate(reading, f"{one.words_per_minute:.0f} words a minute", pace)


def _at_a_rate(reading: Reading, rate: str, pace: str) -> Fix:
    advice = f"Speak {'faster' if pace == 'slow' else 'more slowly'}: {rate} is {pace}, 110 to 190 is easy to follow."
    clauses = list(quotations.clauses(reading))
    for said in sorted(clauses, key=lambda one: len(one.quote.split()) < _LEAST_PRACTISED):
        should_s = round(60.0 * len(said.quote.split()) / ESTIMATED_WORDS_PER_MINUTE)
        took_s = round(said.end_s - said.start_s)
        if (took_s > should_s) if pace == "slow" else (took_s < should_s):
            took = f"take about {should_s} s for it; you took {took_s} s."
            return Fix("", advice, rate, "", said, PRACTISE, took)
    return Fix("", advice, rate)  # no clause shows it in whole seconds
