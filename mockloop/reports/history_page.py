"""Progress over weeks as one page: what to practise next, what is weak, plots of sections and ratings over time.

It needs no script. Each plot is drawn in percent of its width, and its figures are in its label and beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mockloop.analysis.progress.overview import RATING, RATINGS, Point, Progress, ProgressLine
from mockloop.reports import practice_topics, wording
from mockloop.reports.formats.html import joined, policy, template

STYLES = ("page.css", "timeline.css", "print.css", "history.css")
MOST_MARKS = 40  # attempts in a plot, the last ones
MOST_BESIDE = 4  # attempts listed in text beside it
HEIGHT, EDGE = 72, 6  # pixels: the height of a plot, and the free space above and below
HIGHEST = 200.0  # percent of target; longer times are drawn at the top edge
TARGET = 100.0
UNRATED = "Sessions without a rating"


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """One attempt in a plot: ``x`` in percent of its width, ``y`` in pixels, and its text."""

    x: float
    y: float
    day: str
    told: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot of one topic. ``goal``: the height, in pixels, of target or hire; ``good``: empty if not known."""

    name: str
    kind: str
    marks: tuple[PlotPoint, ...]
    goal: float
    good: str

    @property
    def beside(self) -> tuple[PlotPoint, ...]:
        """The last attempts, which are listed in text."""
        return self.marks[-MOST_BESIDE:]

    @property
    def label(self) -> str:
        """The whole plot in words."""
        return f"{self.name}: {'; '.join(f'{mark.day} {mark.told}' for mark in self.marks)}"


def render(progress: Progress) -> str:
    """Return the page, without script or sound."""
    style = joined(STYLES)
    return template("history.html").render(
        progress=progress,
        timed=list(_timed(progress)),
        rated=[(by, [_plot(line) for line in progress.lines if line.by == by]) for by in ("scenario", "principle")],
        day=_day,
        name=practice_topics.topic_name,
        command=practice_topics.practice_command,
        caution=practice_topics.practice_caution,
        height=HEIGHT,
        highest=HIGHEST,
        most=MOST_MARKS,
        most_weak=practice_topics.MOST_WEAK,
        policy=policy(style),
        style=style,
    )


def _timed(progress: Progress) -> Iterator[tuple[str, list[Plot]]]:
    """Yield the sections of each scenario; if there are several, first those of all together.

    A session's scenario is known from its rating; drills have none, so their attempts are together.
    """
    rated = [line for line in progress.lines if line.by == "scenario"]
    scenario = {point.session: line.name for line in rated for point in line.points}
    groups: dict[str, list[Plot]] = defaultdict(list)
    lines = [line for line in progress.lines if line.by == "section"]
    for line in lines:
        parts: dict[str, list[Point]] = defaultdict(list)
        for point in line.points:
            parts[scenario.get(point.session, UNRATED)].append(point)
        for group, points in parts.items():
            groups[group].append(_plot(line, tuple(points)))
    if len(groups) > 1:
        yield "All questions", [_plot(line) for line in lines]
    headings = {line.name: line.heading for line in rated}
    for group, plots in sorted(groups.items(), key=lambda pair: (pair[0] == UNRATED, pair[0])):
        yield headings.get(group, group), plots


def _plot(line: ProgressLine, points: tuple[Point, ...] | None = None) -> Plot:
    points = line.points if points is None else points
    shown = points[-MOST_MARKS:]
    marks = tuple(
        PlotPoint(_across(place, len(shown)), _down(line, point.value), _day(point.day), _told(line, point))
        for place, point in enumerate(shown)
    )
    # the number on target is known for the whole line only
    good = f"{line.good} of {len(points)}" if points == line.points else ""
    goal = _down(line, RATINGS.index("hire") if line.unit == RATING else TARGET)
    return Plot(line.heading, _kind(line), marks, goal, good)


def _kind(line: ProgressLine) -> str:
    return f"s-{line.name}" if line.by == "section" else "s-rating"


def _across(place: int, count: int) -> float:
    """Return attempts at equal distances, no matter how much time is between them; a single one in the middle."""
    return 50.0 if count == 1 else round(3 + 94 * place / (count - 1), 2)


def _down(line: ProgressLine, value: float) -> float:
    top = len(RATINGS) - 1 if line.unit == RATING else HIGHEST
    return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * min(value, top) / top, 1)


def _told(line: ProgressLine, point: Point) -> str:
    if line.unit == RATING:
        return wording.RATINGS[RATINGS[round(point.value)]]
    return f"{point.seconds:.0f} s of {point.target_s:.0f} s"


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat()
