"""``mockloop history``: progress over the weeks, what is still weak, and what to practise next."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.output import bold, print_json, remark
from mockloop.cli.progress_bar import ProgressBar
from mockloop.cli.sparklines import print_plots
from mockloop.reports.practice_topics import MOST_WEAK, practice_caution, practice_command, topic_name

if TYPE_CHECKING:
    from mockloop.analysis.progress.next_topics import Next, PracticeTopic
    from mockloop.analysis.progress.overview import Point, Progress, ProgressLine
    from mockloop.analysis.progress.practice import Practised

_MANY = 50  # sessions to be analyzed first: from here on progress is shown
READS_FOR_S = 6.0  # of processor time, after which the history shows what it has
LONGEST_QUESTION = 56
BY_ALL_SESSIONS = "By all your sessions: what is due, then what went badly. A debrief looks at its own answers only."


def history(
    scenario: str = typer.Option(None, "--scenario", metavar="ID", help="Only this scenario."),
    today: str = typer.Option(None, "--today", metavar="DATE", help="Pretend that today is this day (2026-11-23)."),
    whole: bool = typer.Option(False, "--all", help="Read every session now, however many are new."),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON document."),
) -> None:
    """Show your progress by question, competency and section: what is weak, what to practise next, and why."""
    day = _day(today)
    found = read(day, scenario, whole)
    if as_json:
        print_json(document(found))
        return
    if found.unfinished:
        several = f"{found.unfinished} unfinished sessions are"
        count = "One unfinished session is" if found.unfinished == 1 else several
        remark(f"{count} not counted. Resume with: mockloop sessions resume")
    if found.sessions:
        print_progress(found)
    elif not (found.unfinished or found.unread):
        when = f"up to {day}" if today else "yet"
        remark(f"There are no sessions of your own {when}. Start one with: mockloop interview")


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is not a date; write one as 2026-11-23") from error


def read(today: date, scenario: str | None = None, whole: bool = False) -> Progress:
    """Return the progress over all sessions of this machine.

    New sessions are analyzed for a few seconds, newest first; ``whole``: all of them. Raise InputError for a scenario
    that was never practised.
    """
    from mockloop.analysis.progress.overview import progress
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import session_names
    from mockloop.sessions.history import history
    from mockloop.sessions.index import index_here
    from mockloop.sessions.spaced_repetition import fsrs_spacing

    with ProgressBar(_analyzing, fewest=_MANY) as tell:
        read = history(sessions_folder(), index_here(), tell, (lambda: False) if whole else few_seconds())
    unread = len(session_names(sessions_folder())) - len(read)
    _tell_missing(unread, sum(one is None for one in read))
    sessions = [one for one in read if one]
    if scenario:
        sessions = _only(sessions, scenario)
    later = sum(one.day > today.toordinal() for one in sessions)
    if later:
        remark(f"{'One session' if later == 1 else f'{later} sessions'} after {today} left out.")
    return replace(progress(sessions, today.toordinal(), fsrs_spacing, {} if scenario else _known()), unread=unread)


def few_seconds(seconds: float | None = None) -> Callable[[], bool]:
    """Return a function that is true after this much processor time; ``READS_FOR_S`` if left out."""
    until_s = time.process_time() + (READS_FOR_S if seconds is None else seconds)
    return lambda: time.process_time() >= until_s


def _tell_missing(unread: int, unreadable: int) -> None:
    if unread:
        count = "The oldest session is" if unread == 1 else f"The {unread:,} oldest sessions are"
        remark(f"{count} not read yet. mockloop history reads more each time; mockloop history --all reads them all.")
    if unreadable:
        count = "One session" if unreadable == 1 else f"{unreadable} sessions"
        remark(f"{count} cannot be read; mockloop sessions list says which.")


def _analyzing(total: int) -> str:
    return f"Analyzing {total:,} sessions, newest first; next time this is quick."


def _only(sessions: list[Practised], scenario: str) -> list[Practised]:
    from mockloop.core.errors import InputError

    chosen = [one for one in sessions if one.scenario == scenario]
    if sessions and not chosen:
        names = ", ".join(sorted({one.scenario for one in sessions}))
        raise InputError(f"There is no session of '{scenario}'.", f"You have practised: {names}.")
    return chosen


def _known() -> dict[str, str]:
    """Return the titles of the shipped scenarios, by id."""
    from mockloop.library.loader import load_scenario, shipped_ids

    return {name: load_scenario(name).title for name in shipped_ids()}


# ---- printed -------------------------------------------------------------------------------------------------


def print_progress(found: Progress) -> None:
    """Print the whole history on one page, as wide as the terminal."""
    width = shutil.get_terminal_size().columns
    first, last = (f"{date.fromordinal(day):%Y-%m-%d}" for day in (found.days[0], found.days[-1]))
    count = "1 session" if found.sessions == 1 else f"{found.sessions:,} sessions"
    days = f"{len(found.days)} days, {first} to {last}" if len(found.days) > 1 else first
    typer.echo(f"{count} on {days}")
    print_plots(found, width)
    for heading, lines in (("Still weak", _weak(found, width)), ("Practise next", _next(found, width))):
        if lines:
            typer.echo("\n".join(["", bold(heading), *lines]))


def _wrapped(text: str, width: int, lead: str, mark: str = "") -> list[str]:
    """Return the text after its lead, the first line after ``mark``, none wider than ``width``.

    A figure keeps its percent sign.
    """
    together = text.replace(" %", "\xa0%")
    lines = wrap(together, width, initial_indent=mark or lead, subsequent_indent=lead, break_on_hyphens=False)
    return [line.replace("\xa0", " ") for line in lines]


def _weak(found: Progress, width: int) -> list[str]:
    """Return the weakest topics, and how many more there are."""
    told = [
        f"{_named(weak.topic, weak.title).rstrip('.')}: {'; '.join(weak.because)}" for weak in found.weak[:MOST_WEAK]
    ]
    more = len(found.weak) - MOST_WEAK
    lines = [line for text in told for line in _wrapped(text, width, "    ", "  - ")]
    rest = f"and {more} more; mockloop report --history writes a page with all of them"
    return [*lines, *(_wrapped(rest, width, "    ") if more > 0 else [])]


def _next(found: Progress, width: int) -> list[str]:
    """Return what to type, unbroken, and below it the topic and the reason."""
    lines = _wrapped(BY_ALL_SESSIONS, width, "  ") if found.next else []
    for number, item in enumerate(found.next, 1):
        told = "; ".join(filter(None, (*item.because, practice_caution(item.topic))))
        lines.append(f"  {number}. {practice_command(item.topic, item.level)}")
        lines += [*_wrapped(_named(item.topic, item.title), width, "     "), *_wrapped(told, width, "     ")]
    return lines


def _named(topic: PracticeTopic, title: str) -> str:
    """Return its name; for a long question its beginning."""
    return topic_name(topic, title if topic.kind == "scenario" else shorten(title, LONGEST_QUESTION, placeholder=" …"))


def document(found: Progress) -> dict[str, Any]:
    """Return the history as one JSON document; days are dates."""
    return {
        "schema": 1,
        "today": _iso(found.today),
        "sessions": found.sessions,
        "unfinished": found.unfinished,
        "unread": found.unread,
        "days": [_iso(day) for day in found.days],
        "lines": [_line(line) for line in found.lines],
        "weak": [{**_topic(w.topic), "title": w.title, "because": list(w.because)} for w in found.weak],
        "next": [_to_practise(item) for item in found.next],
    }


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _topic(topic: PracticeTopic) -> dict[str, str]:
    return {"scenario": topic.scenario, "kind": topic.kind, "name": topic.name}


def _line(line: ProgressLine) -> dict[str, Any]:
    points = [_point(point) for point in line.points]
    return {"by": line.by, "name": line.name, "unit": line.unit, "good": line.good, "points": points}


def _point(point: Point) -> dict[str, Any]:
    figure = {"day": _iso(point.day), "value": round(point.value, 1), "session": point.session}
    if point.seconds is None:
        return figure
    return {**figure, "seconds": round(point.seconds, 1), "target_s": point.target_s}


def _to_practise(item: Next) -> dict[str, Any]:
    return {
        **_topic(item.topic),
        "title": item.title,
        "due": None if item.due_day is None else _iso(item.due_day),
        "chance": item.chance,
        "because": list(item.because),
        "command": practice_command(item.topic, item.level),
        "caution": practice_caution(item.topic),
    }
