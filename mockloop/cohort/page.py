"""The cohort as one page without a script: where the class is short, then each person's answers with their evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mockloop.cohort.results import Row
from mockloop.core.scenario import SECTIONS
from mockloop.reports import wording
from mockloop.reports.formats.html import joined, policy, template
from mockloop.reports.times import clock

STYLES = ("page.css", "cohort.css")
_MOST_FINDINGS = 6
_MOST_COMMON = 5


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of the class: in how many answers it was short, on target, too long or not heard."""

    name: str
    counts: dict[str, int]
    middle_s: float
    target_s: float


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person's answers, in the order of question and attempt; ``change`` from the first rating to the last."""

    name: str
    rows: tuple[Row, ...]
    change: str


def render(rows: Sequence[Row], title: str) -> str:
    """Render the page. It carries no script and no sound."""
    style = joined(STYLES)
    good = [row for row in rows if "analysis" in row.result]
    return template("cohort.html").render(
        title=title,
        rows=rows,
        read=good,
        failed=[row for row in rows if "error" in row.result],
        people=_people(rows),
        sections=[_section(name, good) for name in SECTIONS if good],
        ratings=Counter(row.result["analysis"]["verdict"]["rating"] for row in good),
        missing=_common(good),
        most=_MOST_FINDINGS,
        wording=wording,
        clock=clock,
        policy=policy(style),
        style=style,
    )


def _people(rows: Sequence[Row]) -> list[ShownPerson]:
    by: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by[row.job.person].append(row)
    return [_person(name, answers) for name, answers in sorted(by.items())]


def _person(name: str, answers: list[Row]) -> ShownPerson:
    ordered = tuple(sorted(answers, key=lambda row: (row.job.question or "", row.job.attempt, row.job.path.name)))
    rated = [row.result["analysis"]["verdict"]["rating"] for row in ordered if "analysis" in row.result]
    change = f"{_rating(rated[0])} → {_rating(rated[-1])}" if len(rated) > 1 and rated[0] != rated[-1] else ""
    return ShownPerson(name, ordered, change)


def _rating(rating: str) -> str:
    return wording.RATINGS.get(rating, rating)


def _section(name: str, rows: Sequence[Row]) -> ShownSection:
    found = [one for row in rows for one in row.result["analysis"]["sections"] if one["section"] == name]
    counts = Counter(wording.STATUS[one["status"]] for one in found)
    seconds = sorted(one["seconds"] for one in found)
    middle = seconds[len(seconds) // 2] if seconds else 0.0
    return ShownSection(name, dict(counts), middle, found[0]["target_s"] if found else 0.0)


def _common(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """The weaknesses that most answers show."""
    found: Counter[str] = Counter()
    for row in rows:
        findings: list[dict[str, Any]] = row.result["analysis"]["findings"]
        found.update({one["signal"] for one in findings if one["polarity"] == "bad"})
    return [(wording.title(signal), count) for signal, count in found.most_common(_MOST_COMMON)]
