"""Cut an answer into statements of about a sentence each, in which signals are looked for."""

from __future__ import annotations

from mockloop.analysis.text.clauses import Unit, units
from mockloop.core.transcript import Transcript, ends_sentence

MOST_WORDS = 30  # a statement without a full stop ends with the clause in which it reaches this length


def statements(transcript: Transcript) -> tuple[Unit, ...]:
    """Return the statements of a transcript, in order: every word in exactly one."""
    found: list[Unit] = []
    first: int | None = None
    for unit in units(transcript):
        first = unit.first if first is None else first
        stops = ends_sentence(transcript.words[unit.last].text)
        if stops or unit.last - first + 1 >= MOST_WORDS:
            found.append(Unit(first, unit.last))
            first = None
    if first is not None:
        found.append(Unit(first, len(transcript.words) - 1))
    return tuple(found)
