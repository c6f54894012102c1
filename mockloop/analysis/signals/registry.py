"""All signals by name: every file of this folder except this one is one signal."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from mockloop.analysis import signals
from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.statements.findings import SignalSought, quoted, signal_findings
from mockloop.analysis.statements.model import statement_model


class Signal(Protocol):
    """What a signal's file contains.

    ``POLARITY`` is "good" or "bad"; ``TITLE`` is its name for people. ``SAY`` is a sentence for the person to
    complete: what to say if a good signal was not heard, or instead of a bad one. A file may have a function
    ``fits(text)``: whether a statement that only the model finds likely can show it.
    """

    NAME: str
    TITLE: str
    SAY: str
    POLARITY: str
    ADVICE: str

    def detect(self, answer: Answer) -> list[Finding]:
        """Return where its rule takes the answer to show this signal, in order; empty where it does not."""


@functools.cache
def names() -> tuple[str, ...]:
    """Return the names of all signals, sorted."""
    found = (module.name for module in pkgutil.iter_modules(signals.__path__))
    return tuple(sorted(name for name in found if name != "registry"))


@functools.cache
def signal(name: str) -> Signal:
    """Return the signal with this name."""
    return cast(Signal, importlib.import_module(f"{signals.__name__}.{name}"))


_OUTCOMES = ("quantified_result", "human_or_business_impact", "second_order_effect")
_BEFORE_IT = ("situation", "task")  # a match of the rule alone there is the trouble that the story begins with
_NO_PAST = {"no_story", "hypothetical"}
_WOULD = re.compile(r"\b(?:would|i'd|will|i'll)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DetectedSignals:
    """What an answer shows: its findings by time, then by name; and the probability of each signal, 0 to 1.

    ``faint`` are matches of rules for signals without a finding: too often wrong to be shown, but enough if a scenario
    expects the signal. ``whole`` is the meaning of the answer as a whole (``statements.features.whole``).
    """

    findings: tuple[Finding, ...]
    faint: tuple[Finding, ...]
    likely: Mapping[str, float]
    whole: Sequence[float]


def by_rule(answer: Answer) -> dict[str, list[Finding]]:
    """Return the matches of each signal's rule in the answer."""
    return {name: signal(name).detect(answer) for name in names()}


def detect_signals(answer: Answer) -> DetectedSignals:
    """Return everything that the answer shows: the matches of the rules, filtered by the signal model."""
    model = statement_model()
    hits = by_rule(answer)
    told = model.read(answer, hits)
    found = [one for name in names() for one in signal_findings(answer, _sought(name), hits[name], (model, told))]
    told_of = {one.signal for one in found}
    faint = [quoted(answer, one) for name in names() if name not in told_of for one in hits[name]]
    faint = [one for one in faint if not (one.signal in _OUTCOMES and one.section in _BEFORE_IT)]
    general = [one for one in found if one.signal == "generic_lesson"]
    faint = [one for one in faint if one.signal != "specific_lesson" or not any(_overlap(one, g) for g in general)]
    found, faint = ([one for one in _agreeing(some, found) if not _supposed(one, told_of)] for some in (found, faint))
    shown, less_sure = _in_order(found), _in_order(faint)
    return DetectedSignals(shown, less_sure, told.most(), tuple(told.whole.tolist()))


def _sought(name: str) -> SignalSought:
    of = signal(name)
    return SignalSought(name, of.POLARITY, of.ADVICE, getattr(of, "fits", bool))


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda one: (one.start_s, one.signal, one.end_s)))


def _agreeing(some: list[Finding], found: list[Finding]) -> list[Finding]:
    """Drop a general lesson if the same words contain a specific one, and an impact that is only a happy ending."""
    own = [one for one in found if one.signal in ("technical_lesson", "organizational_lesson", "specific_lesson")]
    happy = [one for one in found if one.signal == "vague_happy_ending"]
    against = {"generic_lesson": own, "human_or_business_impact": happy}
    return [one for one in some if not any(_overlap(one, other) for other in against.get(one.signal, ()))]


def _supposed(one: Finding, told_of: set[str]) -> bool:
    """Return whether a good finding is only what one would do, in an answer that tells of no particular event."""
    return one.polarity == "good" and not _NO_PAST.isdisjoint(told_of) and _WOULD.search(one.quote) is not None


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start_s < other.end_s and other.start_s < one.end_s
