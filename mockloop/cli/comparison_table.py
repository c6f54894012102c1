"""Print two attempts side by side: a block of measures for each section or answer, within 80 columns."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import bold

if TYPE_CHECKING:
    from mockloop.analysis.progress.change import Measured, Value
    from mockloop.analysis.progress.comparison import Comparison, ComparisonRow

NAMES = {
    "seconds": "seconds",
    "words_per_minute": "words a minute",
    "fillers_per_minute": "fillers a minute",
    "findings": "findings",
    "grade": "grade",
    "rating": "rating",
}
_HEADER = ("", "A", "B", "RESULT", "COUNTS ABOVE")
_WIDTHS = (16, 12, 12, 14)  # the longest measure, figure and judgement; the last column has any width
_WHOLE_ROW = 80  # columns that a row with its limit takes
_WHOLE = "Whole answer"
_WHAT_COUNTS = "A change counts if it is larger than the usual difference between two transcriptions of one recording."
_INDENT, _NOTE = "  ", "    "


def print_comparison(found: Comparison) -> None:
    """Print the comparison, its notes wrapped to the terminal."""
    from mockloop.analysis.progress.change import JUDGEMENTS, NOT_COMPARABLE

    width = shutil.get_terminal_size().columns
    lines = [f"A: {found.a}", f"B: {found.b}", ""]
    told = _of_many(found)
    lines += [line for text in _whole(found, told) for line in _wrapped(text, width)]
    columns = len(_HEADER) if width >= _WHOLE_ROW else len(_WIDTHS)  # the limit is told where there is room for it
    if found.rows:
        lines += ["", bold(_line(*_HEADER[:columns]))]
    for row in found.rows:
        shown = [one for one in row.measures if one.limit is not None or one.a is not None or one.b is not None]
        lines += [bold(_heading(row, width)), *(_measure(one, columns) for one in shown)]
        lines += [line for note in _notes(row, told) for line in _wrapped(note, width, _NOTE)]
    counts = {judgement: found.count(judgement) for judgement in JUDGEMENTS}
    if total := sum(counts.values()):
        summed = ", ".join(f"{count} {judgement}" for judgement, count in counts.items())
        lines += ["", *map(bold, _wrapped(f"Of {total} measures: {summed}.", width))]
        lines += _wrapped(_WHAT_COUNTS, width) if total > counts[NOT_COMPARABLE] else []
    typer.echo("\n".join(lines))


def _of_many(found: Comparison) -> set[str]:
    """Return why nothing can be compared: the reasons for the whole, or those that several rows share."""
    reasons = (set(map(_why_not, row.measures)) for row in found.rows)
    whole = Counter(reason for only in reasons if len(only) == 1 for reason in only)
    return {*found.why_not, *(reason for reason, rows in whole.items() if reason and rows > 1)}


def _why_not(one: Measured) -> str | None:
    return one.because if one.limit is None else None


def _whole(found: Comparison, told: set[str]) -> Iterator[str]:
    """Yield the lines about both attempts as a whole; ``told``: why little or nothing can be compared."""
    yield from (f"Not comparable: {reason}." for reason in sorted(told))
    if found.rating.a or found.rating.b:
        because = found.rating.because
        why = f" ({because})" if because and because not in told else ""
        told.add(because)
        a, b = (_figure(found.rating, value) for value in (found.rating.a, found.rating.b))
        yield f"Verdict: {a}, then {b}: {found.rating.judgement}{why}"
    if found.why_not:
        return
    if not found.rows:
        yield "There is nothing to compare."
    words = dict(found.follow_ups)
    for name, asks in (("A", found.only_a), ("B", found.only_b)):
        if named := [_WHOLE if ask == "opening" else ask.capitalize() for ask in asks if ask not in words]:
            yield f"Only in {name}: {', '.join(named)}"
        yield from (f"Only in {name}: {words[ask]}" for ask in asks if ask in words)


def title(row: ComparisonRow, most: int = 32) -> str:
    """Return a section, the whole answer, or as much of a question as fits."""
    if row.section:
        return row.section.capitalize()
    return _WHOLE if row.ask == "opening" else shorten(row.title, most, placeholder=" …")


def _heading(row: ComparisonRow, width: int) -> str:
    """Return the heading of a block, with its target if there is one."""
    timed = next((one for one in row.measures if one.measure == "seconds" and one.limit is not None), None)
    return f"{title(row, width)}{f': {timed.because}' if timed else ''}"


def _measure(one: Measured, columns: int) -> str:
    limit = "" if one.limit is None or isinstance(one.a, str) else f"{one.limit:.1f}"
    cells = (NAMES[one.measure], _figure(one, one.a), _figure(one, one.b), one.judgement, limit)
    return _line(*cells[:columns])


def _line(*cells: str) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=False)]
    gap = "  " if len(cells) > len(_WIDTHS) else " "
    return (_INDENT + gap.join([*padded, *cells[len(_WIDTHS) :]])).rstrip()


def _figure(one: Measured, value: Value) -> str:
    if value is None:
        return "not measured"
    if isinstance(value, str):
        return value.replace("_", " ")
    return f"{value:.0f}" if one.measure in ("findings", "words_per_minute") else f"{value:.1f}"


def _notes(row: ComparisonRow, told: set[str]) -> Iterator[str]:
    """Return why measures are not comparable, unless said above; then what was gained and lost."""
    from mockloop.reports.wording import title as signal_title

    reasons: dict[str, list[str]] = {}
    for one in row.measures:
        if one.limit is None and one.because not in told:
            reasons.setdefault(one.because, []).append(NAMES[one.measure])
    told.update(reasons)
    for because, names in reasons.items():
        yield because if len(names) == len(row.measures) else f"{', '.join(names)}: {because}"
    signs = (("gained", row.gained), ("lost", row.lost), ("no longer", row.shed), ("new fault", row.caught))
    titled = [(what, ", ".join(signal_title(name).lower() for name in signals)) for what, signals in signs]
    changes = [f"{what} {names}" for what, names in titled if names]
    if changes:
        yield "; ".join(changes)


def _wrapped(text: str, width: int, lead: str = "") -> list[str]:
    return wrap(text, width, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False)
