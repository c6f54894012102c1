"""Gates: groups of signals of which any one will do. Which gates there are belongs to the kind of question.

A gate that closes nothing counts where it is passed, and stands in the way of the best rating only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
        """Return the first finding that passes the gate; None where nothing does."""
        return next((found[0] for signal in self.signals if (found := shows(signal))), None)


INSIGHT = Gate("insight", ("specific_lesson", "technical_lesson", "organizational_lesson"), closes=False)
GENERAL = (
    Gate(OWN_DEED, ("first_person_action",)),
    Gate("outcome", ("quantified_result", "human_or_business_impact", "second_order_effect")),
    INSIGHT,
)
# a red flag is not raised where a good finding speaks of the same matter
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
    """Return a gate of several signals; one of lessons alone closes nothing."""
    any_of = tuple(signals)
    return Gate(name, any_of, not frozenset(any_of) <= frozenset(INSIGHT.signals))


def single(signals: Iterable[str]) -> tuple[Gate, ...]:
    """Return a gate for each signal; lessons close nothing."""
    return tuple(group(name, [name]) for name in signals)


def clear(signal: str, shows: Callable[[str], Sequence[Finding]]) -> bool:
    """Return whether a bad signal is a clear case: it is shown, and nothing good is shown on the same matter."""
    return bool(shows(signal)) and not any(shows(other) for other in ANSWERED_BY.get(signal, ()))
