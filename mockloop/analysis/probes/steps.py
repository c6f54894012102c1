"""A step that was named without its detail, and the question that fits that kind of doing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mockloop.analysis.probes.kind import Find, Hit, Kind, Told, as_step, best, pattern, step
from mockloop.analysis.text.quotable import Clause


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of step: the verbs that tell it, what in its clause rules it out, and what is asked about it.

    ``told``: said anywhere, it answers the question already, and nothing is asked.
    """

    id: str
    verbs: str
    unless: str
    ask: str
    plain: str
    because: str
    press: str
    wants: tuple[str, ...] = ()
    told: re.Pattern[str] | None = None


def kind_of(row: Row) -> Kind:
    """Return the kind of probe that follows up such a step."""
    wants = (*row.wants, "first_person_action")
    return Kind(row.id, "step", _taken(row), row.ask, row.plain, row.because, row.press, wants)


def _taken(row: Row) -> Find:
    taken, ruled_out = step(row.verbs), pattern(row.unless) if row.unless else None

    def find(told: Told) -> Hit | None:
        if row.told and told.mentions(row.told):
            return None
        return best((c for c in told.matching(taken) if not (ruled_out and ruled_out.search(c.said))), as_step)

    return find


_DECIDED = step(
    r"decided|chose|opted|picked (?!him|her|it|me|them|up)|selected|made (?:a|the|my) (?!right|best|wrong|good|bad)(?:\S+ )?(?:decision|choice)|went (?:with|for)|determined to"
)
_WHY = pattern(r"because|since|so that|in order to|the reason|as it|as i|due to|for the sake of|rather than|instead of")


def _choice_without_reason(told: Told) -> Hit | None:
    """Return a decision, worth more where no reason stands beside it."""

    def worth(clause: Clause) -> float:
        reasoned = _WHY.search(f"{clause.said} {clause.more}")
        return (0.8 if reasoned else 1.15) * as_step(clause)

    return best(told.matching(_DECIDED), worth)


CHOICE = Kind(
    "what-else-was-open",
    "choice",
    _choice_without_reason,
    "What else was open to you, and what spoke against it?",
    "You made a choice there. What else was open to you, and what spoke against it?",
    "you made a choice, and what else you could have done is not told",
    "Who would have chosen the other way, and what would they have said?",
    ("trade_off",),
)

KINDS = (CHOICE,)
