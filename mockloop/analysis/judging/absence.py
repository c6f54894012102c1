"""Decide how sure it is that something was not said.

Most of what a careful reader marks is not found, so what was not found may have been said in other words. 'Not heard'
is only said if no statement is even somewhat likely to show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# The likelihood of the likeliest statement below which a signal counts as not said. On 330 answers by people left out,
# 93 % of these claims are right: neither of two readers marked the signal (87 % without this limit).
MOST_LIKELY = 0.07
AKIN = {"root_cause": "own_mistake_admitted"}  # who names a mistake of their own mostly names the cause
NOT_HEARD, NOT_CLEARLY = "not heard", "not clearly heard"


def surely_absent(likely: Mapping[str, float], signals: Iterable[str], shown: Iterable[str] = ()) -> bool:
    """Return whether no signal is even somewhat likely, nor anything akin to it shown.

    ``likely``: the probability of each signal's likeliest statement, 0 to 1. ``shown``: the signals that were found.
    """
    found = frozenset(shown)
    return not any(likely.get(name, 0.0) >= MOST_LIKELY or AKIN.get(name) in found for name in signals)


def not_heard(what: str, surely: bool) -> str:
    """Return that something was not heard, as a clause."""
    return f"{NOT_HEARD if surely else NOT_CLEARLY}: {what}"


def is_absence(evidence: str) -> bool:
    """Return whether a piece of evidence says that something was not heard."""
    return evidence.startswith((f"{NOT_HEARD}: ", f"{NOT_CLEARLY}: "))
