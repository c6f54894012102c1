"""Gates: groups of signals, any of which is enough. The kind of question decides which gates there are.

Missing a gate that is not closing only rules out the best rating.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import Finding

OWN_DEED = "own deed"


@dataclass(frozen=True, slots=True)
class Gate:
    """A named group of signals. ``closes``: whether missing it counts against a hire."""

    name: str
    signals: tuple[str, ...]
    closes: bool = True

    def passed_by(self, shows: Callable[[str], Sequence[Finding]]) -> Finding | None:
        """Return the finding that passes the gate, rather one from the section for it; None if nothing does."""
        return next((_in_place(found) for signal in self.signals if (found := shows(signal))), None)


def _in_place(found: Sequence[Finding]) -> Finding:
    """Return the first finding in the section that its signal is for; the first of all if there is none."""
    return next((one for one in found if one.section == _PLACES.get(one.signal)), found[0])


def outcome_of(found: Iterable[Finding], signals: Collection[str]) -> Finding | None:
    """Return the finding that tells how a story ended, of these signals: the last figure or impact in its result.

    An earlier one is often a side fact. None if there is none; words that show both count as a figure.
    """
    ends = [one for one in found if one.signal in signals and one.signal in OUTCOMES and one.section == "result"]
    return max(ends, key=lambda one: (one.start_s, one.signal == OUTCOMES[0]), default=None)


OUTCOMES = ("quantified_result", "human_or_business_impact")
INSIGHT = Gate("insight", ("specific_lesson", "technical_lesson", "organizational_lesson"), closes=False)
GENERAL = (
    Gate(OWN_DEED, ("first_person_action",)),
    Gate("outcome", (*OUTCOMES, "second_order_effect")),
    INSIGHT,
)
_PLACES = {
    **dict.fromkeys(INSIGHT.signals, "reflection"),
    **dict.fromkeys(next(gate.signals for gate in GENERAL if gate.name == "outcome"), "result"),
}
# no red flag if a good finding is about the same topic
ANSWERED_BY = {
    "hand_off": ("follow_through", "verification", "influence"),
    "vague_happy_ending": ("quantified_result", "second_order_effect"),
    "generic_lesson": ("specific_lesson", "technical_lesson", "organizational_lesson"),
    "we_in_action": ("first_person_action",),
    "passive_in_action": ("first_person_action",),
    "no_story": ("quantified_result", "root_cause"),
    "blaming": ("own_mistake_admitted",),
}


def group(name: str, signals: Iterable[str]) -> Gate:
    """Return a gate of several signals. A gate of lessons alone is not closing."""
    any_of = tuple(signals)
    return Gate(name, any_of, not frozenset(any_of) <= frozenset(INSIGHT.signals))


def single(signals: Iterable[str]) -> tuple[Gate, ...]:
    """Return a gate for each signal; gates of lessons are not closing."""
    return tuple(group(name, [name]) for name in signals)


def clear(signal: str, shows: Callable[[str], Sequence[Finding]]) -> bool:
    """Return whether a bad signal is shown clearly: nothing good is shown about the same topic."""
    return bool(shows(signal)) and not any(shows(other) for other in ANSWERED_BY.get(signal, ()))
