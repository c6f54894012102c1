"""Combine rules and probabilities into findings: what both agree on, and what the model finds beyond the rules.

A rule alone also matches words out of context; the model alone misses what is said in rare words. Each finding quotes
its whole clause and gives its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.statements.model import StatementModel, Statements
from mockloop.analysis.text.clauses import Unit, quotable, with_cuts
from mockloop.core.transcript import ends_sentence

MOST_REACHED = 2  # words of the next sentence that the open end of a pattern may take in


@dataclass(frozen=True, slots=True)
class SignalSought:
    """A signal to look for: its name, polarity and advice; and which statements without a match it may be."""

    name: str
    polarity: str
    advice: str
    fits: Callable[[str], bool] = bool


def signal_findings(
    answer: Answer, sought: SignalSought, hits: Sequence[Finding], read: tuple[StatementModel, Statements]
) -> list[Finding]:
    """Return the findings of one signal, in order: likely matches of its rule, then likely statements without one."""
    model, told = read
    if sought.name not in model.signals:
        return [quoted(answer, one) for one in hits]
    with_rule, alone = model.least(sought.name)
    likely = told.of(sought.name)
    rows = _rows(answer, told.cut, hits)
    found = [
        replace(quoted(answer, one), because=f"{one.because}, likely {likely[list(at)].max():.0%}")
        for one, at in zip(hits, rows, strict=True)
        if likely[list(at)].max() >= with_rule
    ]
    taken = {row for at in rows for row in at}
    rest = [int(row) for row in np.flatnonzero(likely >= alone) if row not in taken]
    found += _beyond(answer, sought, read, [row for row in rest if sought.fits(_text(answer, told.cut[row]))])
    return _told_once(sorted(found, key=lambda one: one.start_s))


def _told_once(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that quote the same clause as the one before."""
    return [one for at, one in enumerate(found) if at == 0 or one.quote != found[at - 1].quote]


def _beyond(
    answer: Answer, sought: SignalSought, read: tuple[StatementModel, Statements], rows: Sequence[int]
) -> Iterator[Finding]:
    """Yield a finding for each run of likely statements without a match: its likeliest statement."""
    model, told = read
    likely = told.of(sought.name)
    for run in _runs(rows):
        row = max(run, key=lambda at: likely[at])
        unit = told.cut[row]
        clues = model.clues_of(sought.name, _text(answer, unit))
        why = ", ".join(f"'{clue}'" for clue in clues) or "the meaning of the statement"
        words = answer.transcript.words
        yield Finding(
            sought.name,
            sought.polarity,
            answer.section_of(unit.first),
            _whole(answer, unit),
            words[unit.first].start_s,
            words[unit.last].end_s,
            sought.advice,
            f"{why}, likely {likely[row]:.0%}",
            answer.transcript.timed,
        )


def _text(answer: Answer, unit: Unit) -> str:
    return " ".join(answer.tokens[unit.first : unit.last + 1])


def _runs(rows: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(int(row))
    if run:
        yield run


def _rows(answer: Answer, cut: Sequence[Unit], hits: Sequence[Finding]) -> list[range]:
    """Return the statements that each finding overlaps."""
    words = answer.transcript.words
    starts = np.array([words[unit.first].start_s for unit in cut])
    ends = np.array([words[unit.last].end_s for unit in cut])
    found = []
    for one in hits:
        rows = np.flatnonzero((starts < one.end_s) & (ends > one.start_s))
        found.append(range(int(rows[0]), int(rows[-1]) + 1) if len(rows) else range(len(cut)))
    return found


def quoted(answer: Answer, one: Finding) -> Finding:
    """Return the finding with the whole clauses that it overlaps as its quotation, marked where a sentence is cut."""
    touched = answer.at_times(one.start_s, one.end_s)
    return replace(one, quote=_whole(answer, Unit(touched[0], _last(answer, touched)))) if touched else one


def _last(answer: Answer, touched: Sequence[int]) -> int:
    """Return the last word to quote: without the first words of a sentence that a pattern only reached into."""
    ends = [at for at in touched[1:-1] if ends_sentence(answer.transcript.words[at].text)]
    return ends[-1] if ends and touched[-1] - ends[-1] <= MOST_REACHED else touched[-1]


def _whole(answer: Answer, unit: Unit) -> str:
    return with_cuts(answer.transcript, quotable(answer.transcript, unit.first, unit.last))
