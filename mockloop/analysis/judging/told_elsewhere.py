"""Find what a section is for among the words of another section: a lesson that was counted with the result.

A section without time is not called unheard if what belongs in it was found; its line says where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.judging.gates import GENERAL, INSIGHT, OWN_DEED
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.text.detection import found_in

ASIDE = "aside"
_LESSONS = (*INSIGHT.signals, "generic_lesson")
_SHOWN_BY = {
    "action": next(gate.signals for gate in GENERAL if gate.name == OWN_DEED),
    "result": next(gate.signals for gate in GENERAL if gate.name == "outcome"),
    "reflection": _LESSONS,
}
_BY_RULE = (*_LESSONS, *_SHOWN_BY["action"])
# words that name one's own part, wherever they stand
_TASKS = (
    r"(?:my|our) (?:\S+ ){0,2}?(?:goal|target|job|task|part|role|responsibility|aim|brief|orders|turn) "
    r"(?:(?!(?:i|we|and|but|so)\b)\S+ ){0,4}?(?:was|were|is)",
    r"(?:i|we) (?:was|were) (?:\S+ )?(?:responsible|in charge|asked|supposed|meant|expected)(?: \S+)?",
    r"(?:mine|up to me|up to us|left to me) to \S+",
)
_BEFORE_IT = {"result": ("situation", "task")}  # somebody's trouble before the action is no outcome


def with_places(paces: Iterable[Pace], reading: Reading) -> tuple[Pace, ...]:
    """Return the times; each section without any names the one in which what belongs to it was told."""
    return tuple(
        replace(pace, told_in=next(_places(pace.section, reading), "")) if pace.status == "missing" else pace
        for pace in paces
    )


def _places(section: str, reading: Reading) -> Iterator[str]:
    """Yield the sections that hold what belongs to ``section``.

    A lesson or a deed that only its rule found counts too: few words sound like one by chance.
    """
    if section == "task":
        yield from (reading.answer.section_of(match.first) or ASIDE for match in found_in(reading.answer, _TASKS))
    found = (*reading.findings, *(one for one in reading.faint if one.signal in _BY_RULE))
    for one in found:
        if one.signal in _SHOWN_BY.get(section, ()) and one.section not in _BEFORE_IT.get(section, ()):
            yield one.section or ASIDE
