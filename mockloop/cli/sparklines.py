"""Plot figures over weeks as a row of marks: as many of the last as fit beside the names and the figures."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import bold, print_table, table_lines
from mockloop.ui.terminal.wrapping import hanging

if TYPE_CHECKING:
    from mockloop.analysis.progress.overview import Point, Progress, ProgressLine

BLOCKS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
FEWEST_WEEKS = 3  # with fewer, a mark stands for a session, not for a week
FEWEST_MARKS, MOST_MARKS = 8, 40  # if fewer would fit, names stand above them
STEP = 20.0  # percent of the target for each step of the plot: the fifth of eight marks is on target
HEADINGS = {"scenario": "By question", "principle": "By competency", "section": "By section"}
RATINGS = ("no hire", "leaning no hire", "hire", "strong hire")
RATING_BLOCKS = (BLOCKS[0], BLOCKS[2], BLOCKS[5], BLOCKS[7])


def print_plots(found: Progress, width: int) -> None:
    """Print a table for each of scenarios, principles and sections, none wider than ``width`` columns."""
    for by in HEADINGS:
        lines = [line for line in found.lines if line.by == by]
        if lines:
            _print_table(by, lines, weeks_of(found), width)


def _print_table(by: str, lines: Sequence[ProgressLine], weeks: range, width: int) -> None:
    """Print the lines of a table; names that leave too little room beside them stand above their figures."""
    told = ("FIRST", "LAST", "ON TARGET" if by == "section" else "HIRED")
    names = [line.heading for line in lines]
    beside, longest = _beside([told, *map(_figures, lines)]), max(map(len, names))
    above = longest > width - beside - FEWEST_MARKS
    marks = max(FEWEST_MARKS, min(MOST_MARKS, width - beside - (0 if above else longest)))
    typer.echo("\n" + bold(f"{HEADINGS[by]}, a mark for each {_each(lines, weeks, marks)}"))
    typer.echo(_legend(by))
    rows = [(sparkline(line, weeks[-marks:], marks), *_figures(line)) for line in lines]
    if not above:
        print_table([(name, *row) for name, row in zip(names, rows, strict=True)], ("", "", *told))
        return
    header, *figures = table_lines(rows, ("", *told), None)
    typer.echo(bold(f"  {header}"))
    for name, row in zip(names, figures, strict=True):
        typer.echo("\n".join([*hanging(name, width, 0), f"  {row}"]))


def _beside(rows: Sequence[Sequence[str]]) -> int:
    """Return the columns that the figures take, with the gaps before them."""
    return sum(max(map(len, column)) for column in zip(*rows, strict=True)) + 2 * (len(rows[0]) + 1)


def _each(lines: Sequence[ProgressLine], weeks: range, marks: int) -> str:
    unit, count = ("week", len(weeks)) if weeks else ("session", max(len(line.points) for line in lines))
    return unit if count <= marks else f"of the last {marks} {unit}s"


def _legend(by: str) -> str:
    if by == "section":
        return f"{BLOCKS[4]} is on target; each step up or down is {STEP:.0f} % of the target"
    return "  ".join(f"{block} {rating}" for block, rating in zip(RATING_BLOCKS, RATINGS, strict=True))


def _figures(line: ProgressLine) -> tuple[str, str, str]:
    """Return the first figure, the last, and how many were good enough."""
    return _figure(line, line.points[0]), _figure(line, line.points[-1]), f"{line.good} of {len(line.points)}"


def _figure(line: ProgressLine, point: Point) -> str:
    return RATINGS[round(point.value)] if line.unit == "rating" else f"{point.seconds:.0f} s of {point.target_s:.0f} s"


def weeks_of(found: Progress) -> range:
    """Return the weeks from the first session to the last, as numbers; empty if they are too few for a plot."""
    weeks = range(_week(found.days[0]), _week(found.days[-1]) + 1)
    return weeks if len(weeks) >= FEWEST_WEEKS else range(0)


def _week(day: int) -> int:
    """Return the number of a week; weeks begin on Monday, as day 1 of the calendar."""
    return (day - 1) // 7


def sparkline(line: ProgressLine, weeks: range, most: int = MOST_MARKS) -> str:
    """Return one mark for each week (the median of its figures), or for each of the last sessions without weeks."""
    if not weeks:
        return "".join(mark(line.unit, point.value) for point in line.points[-most:])
    by_week: dict[int, list[float]] = defaultdict(list)
    for point in line.points:
        by_week[_week(point.day)].append(point.value)
    return "".join(mark(line.unit, statistics.median(by_week[week])) if week in by_week else NOTHING for week in weeks)


def mark(unit: str, value: float) -> str:
    """Return the block for a figure, on a scale that is the same in every plot."""
    if unit == "rating":
        return RATING_BLOCKS[round(value)]
    return BLOCKS[max(0, min(len(BLOCKS) - 1, round(value / STEP) - 1))]
