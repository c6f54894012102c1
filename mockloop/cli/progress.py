"""``mockloop history``: how it goes over the weeks, what is still weak, and what to practise next."""

from __future__ import annotations

import statistics
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.output import bold, print_json, print_table, remark

if TYPE_CHECKING:
    from mockloop.analysis.practised import Practised
    from mockloop.analysis.progress import Line, Next, Point, Progress, Topic

BLOCKS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
FEWEST_WEEKS = 3  # below that a mark stands for a session, not for a week
MOST_MARKS = 40
STEP = 20.0  # percent of target to a step of the plot: the fifth of eight marks is on target
_MANY = 50  # sessions to be analyzed first: from here on the wait is told
HEADINGS = {"scenario": "By scenario", "principle": "By principle", "section": "By section"}
RATINGS = ("no hire", "leaning no hire", "hire", "strong hire")


def history(
    scenario: str = typer.Option(None, "--scenario", metavar="ID", help="Only this scenario."),
    today: str = typer.Option(None, "--today", metavar="DATE", help="As if today were this day (2026-11-23)."),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON document."),
) -> None:
    """Progress over weeks by scenario, principle and section; what is weak; what to practise next, and why."""
    day = _day(today)
    found = read(day, scenario)
    if as_json:
        print_json(document(found))
    elif not found.sessions:
        remark("There are no sessions yet. Start one with: mockloop demo")
    else:
        print_progress(found)


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is no date; write one as 2026-11-23") from error


def read(today: date, scenario: str | None = None) -> Progress:
    """The progress over all sessions of this machine. Raises InputError for a scenario that was never practised."""
    from mockloop.analysis.progress import progress
    from mockloop.sessions.history import history
    from mockloop.sessions.home import sessions_folder
    from mockloop.sessions.index import index_here
    from mockloop.sessions.spacing import fsrs_spacing

    read = history(sessions_folder(), index_here(), _tell)
    sessions = [one for one in read if one]
    if len(sessions) < len(read):
        lacking = len(read) - len(sessions)
        count = "One session" if lacking == 1 else f"{lacking} sessions"
        remark(f"{count} cannot be read; mockloop sessions show says why.")
    if scenario:
        sessions = _only(sessions, scenario)
    return progress(sessions, today.toordinal(), fsrs_spacing, {} if scenario else _known())


def _tell(count: int) -> None:
    if count >= _MANY:
        remark(f"Analyzing {count:,} sessions; the next time this is quick.")


def _only(sessions: list[Practised], scenario: str) -> list[Practised]:
    from mockloop.core.errors import InputError

    chosen = [one for one in sessions if one.scenario == scenario]
    if sessions and not chosen:
        names = ", ".join(sorted({one.scenario for one in sessions}))
        raise InputError(f"There is no session of '{scenario}'.", f"You have practised: {names}.")
    return chosen


def _known() -> dict[str, str]:
    """The titles of the shipped scenarios, by id."""
    from mockloop.library import load_scenario, shipped_ids

    return {name: load_scenario(name).title for name in shipped_ids()}


# ---- printed -------------------------------------------------------------------------------------------------


def print_progress(found: Progress) -> None:
    """The whole history on one page."""
    first, last = (f"{date.fromordinal(day):%Y-%m-%d}" for day in (found.days[0], found.days[-1]))
    count = "one session" if found.sessions == 1 else f"{found.sessions:,} sessions"
    typer.echo(f"{count} on {len(found.days)} {'day' if len(found.days) == 1 else 'days'}, {first} to {last}")
    weeks = _weeks(found)
    for by, heading in HEADINGS.items():
        lines = [line for line in found.lines if line.by == by]
        if lines:
            typer.echo("\n" + bold(f"{heading}, a mark for each {'week' if weeks else 'session'}{_legend(by)}"))
            print_table([_cells(line, weeks) for line in lines], ("", "", "FIRST", "LAST", "AS IT SHOULD BE"))
    if found.weak:
        typer.echo("\n" + bold("Still weak"))
    for weak in found.weak:
        typer.echo(f"  {_name(weak.topic, weak.title)}: {'; '.join(weak.because)}")
    if found.next:
        typer.echo("\n" + bold("Practise next"))
    for number, item in enumerate(found.next, 1):
        typer.echo(
            f"  {number}. {command(item.topic)}\n     {_name(item.topic, item.title)}: {'; '.join(item.because)}"
        )


def _legend(by: str) -> str:
    if by == "section":
        return f" ({BLOCKS[4]} is on target, each step {STEP:.0f} %)"
    return f" ({BLOCKS[0]} no hire, {BLOCKS[2]} leaning no hire, {BLOCKS[5]} hire, {BLOCKS[7]} strong hire)"


def _weeks(found: Progress) -> range:
    """The weeks from the first session to the last, as numbers; empty where they are too few for a plot."""
    weeks = range(_week(found.days[0]), _week(found.days[-1]) + 1)
    return weeks[-MOST_MARKS:] if len(weeks) >= FEWEST_WEEKS else range(0)


def _week(day: int) -> int:
    """Weeks begin on Monday: day 1 of the calendar was one."""
    return (day - 1) // 7


def _cells(line: Line, weeks: range) -> tuple[str, str, str, str, str]:
    plot = sparkline(line, weeks)
    good = f"{line.good} of {len(line.points)}"
    name = line.name.capitalize() if line.by == "section" else line.name
    return name, plot, _figure(line, line.points[0]), _figure(line, line.points[-1]), good


def _figure(line: Line, point: Point) -> str:
    return RATINGS[round(point.value)] if line.unit == "rating" else f"{point.seconds:.0f} s of {point.target_s:.0f} s"


def sparkline(line: Line, weeks: range) -> str:
    """One mark for each week (the middle of its figures), or for each of the last sessions where there are no weeks."""
    if not weeks:
        return "".join(mark(line.unit, point.value) for point in line.points[-MOST_MARKS:])
    by_week: dict[int, list[float]] = defaultdict(list)
    for point in line.points:
        by_week[_week(point.day)].append(point.value)
    return "".join(mark(line.unit, statistics.median(by_week[week])) if week in by_week else NOTHING for week in weeks)


def mark(unit: str, value: float) -> str:
    """The block for a figure, on a scale that is the same in every plot."""
    if unit == "rating":
        return BLOCKS[(0, 2, 5, 7)[round(value)]]
    return BLOCKS[max(0, min(len(BLOCKS) - 1, round(value / STEP) - 1))]


def _name(topic: Topic, title: str) -> str:
    if topic.kind == "scenario":
        return title
    return (
        f"{topic.name.capitalize()} ({topic.scenario})" if topic.kind == "section" else f"'{title}' ({topic.scenario})"
    )


def command(topic: Topic) -> str:
    """What to type to practise a topic."""
    if topic.kind == "section":
        return f"mockloop drill {topic.scenario} --section {topic.name}"
    return f"mockloop interview {topic.scenario}"


def document(found: Progress) -> dict[str, Any]:
    """The history as one JSON document; days are dates."""
    return {
        "schema": 1,
        "today": _iso(found.today),
        "sessions": found.sessions,
        "days": [_iso(day) for day in found.days],
        "lines": [_line(line) for line in found.lines],
        "weak": [{**_topic(w.topic), "title": w.title, "because": list(w.because)} for w in found.weak],
        "next": [_next(item) for item in found.next],
    }


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _topic(topic: Topic) -> dict[str, str]:
    return {"scenario": topic.scenario, "kind": topic.kind, "name": topic.name}


def _line(line: Line) -> dict[str, Any]:
    points = [_point(point) for point in line.points]
    return {"by": line.by, "name": line.name, "unit": line.unit, "good": line.good, "points": points}


def _point(point: Point) -> dict[str, Any]:
    figure = {"day": _iso(point.day), "value": round(point.value, 1), "session": point.session}
    if point.seconds is None:
        return figure
    return {**figure, "seconds": round(point.seconds, 1), "target_s": point.target_s}


def _next(item: Next) -> dict[str, Any]:
    return {
        **_topic(item.topic),
        "title": item.title,
        "due": None if item.due_day is None else _iso(item.due_day),
        "chance": item.chance,
        "because": list(item.because),
        "command": command(item.topic),
    }
