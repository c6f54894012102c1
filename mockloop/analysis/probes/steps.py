"""A step that was named without detail, and the question that fits this kind of step."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import NARRATED
from mockloop.analysis.probes.kind import Find, Hit, Kind, as_step, best, cued, step
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.text.quotable import Clause


@dataclass(frozen=True, slots=True)
class StepQuestion:
    """A kind of step: its verbs, what its clause must or must not contain, and the question about it.

    ``answered_near`` and ``answered_by``: words that answer it already, as in ``Kind``.
    """

    id: str
    verbs: str
    unless: str
    ask: str
    plain: str
    because: str
    wants: tuple[str, ...] = ()
    needs: str = ""
    answered_near: str = ""
    answered_by: str = ""
    worth: float = 0.6


def kind_of(row: StepQuestion) -> Kind:
    """Return the kind of probe that follows up such a step."""
    wants = (*row.wants, "first_person_action")
    return Kind(
        row.id,
        "step",
        _taken(row),
        row.ask,
        row.plain,
        row.because,
        wants,
        row.worth,
        fits=NARRATED,
        answered_near=row.answered_near,
        answered_by=row.answered_by,
    )


def _taken(row: StepQuestion) -> Find:
    taken, ruled_out, needed = step(row.verbs), cued(row.unless or "(?!)"), cued(row.needs or r"\S+")

    def find(narrative: Narrative) -> Hit | None:
        fitting = (c for c in narrative.matching(taken) if not ruled_out.search(c.said) and needed.search(c.said))
        return best(fitting, as_step)

    return find


_DECIDED = step(
    r"decided|chose|opted|picked (?!him|her|it|me|them|up)|selected|made (?:a|the|my) (?!right|best|wrong|good|bad)(?:\S+ )?(?:decision|choice) to"
)
_NO_CHOICE = whole_words(
    r"(?:decided|chose) (?:i|that i|it was|not)(?! \S*(?:would|to))|hated?|loved?|liked?|didn't like|share|write about|tell|topic|name|colou?r|country"
)
_WHY = whole_words(
    r"because|since|so that|in order to|the reason|as it|as i|due to|for the sake of|rather than|instead of"
)


def _choice_without_reason(narrative: Narrative) -> Hit | None:
    """Return a decision, not in the first sentences; it is worth more without a reason beside it."""

    def worth(clause: Clause) -> float:
        reasoned = _WHY.search(f"{clause.said} {clause.more}")
        return (0.85 if reasoned else 1.1) * as_step(clause)

    fitting = (c for c in narrative.matching(_DECIDED) if not _NO_CHOICE.search(c.said) and narrative.place(c) > 0.08)
    return best(fitting, worth)


CHOICE = Kind(
    "what-else-was-open",
    "choice",
    _choice_without_reason,
    "What else was open to you, and what spoke against it?",
    "You made a choice there. What else was open to you, and what spoke against it?",
    "you made a choice, but you did not say what else you could have done",
    ("trade_off",),
    worth=0.74,
    fits=NARRATED,
    answered_near=(
        r"options?|alternatives?|either|instead|rather than|could have|otherwise|considered|weigh\w*|choices?|latter|former|candidates?|dilemma|torn|"
        r"let (?:it|him|her|them) go|avoid\w*|ignore|(?:easier|other|easy) (?:way|thing)|no choice|on (?:the )?one hand|trade-?offs?|if i (?:had|didn't|did not|don't)"
    ),
)

KINDS = (CHOICE,)
