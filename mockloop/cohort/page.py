"""The cohort as one page without a script: the weaknesses of the class, then each person's answers with evidence.

The page contains no sound: evidence links to its second in the recording, if that is on this machine.
"""

from __future__ import annotations

import os
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mockloop.cohort.jobs import SOUND
from mockloop.cohort.results import CohortRow
from mockloop.core.scenario import SECTIONS
from mockloop.core.times import clock
from mockloop.reports import wording
from mockloop.reports.formats.html import joined, policy, template

STYLES = ("page.css", "cohort.css")
_MOST_FINDINGS = 6
_MOST_COMMON = 5


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section over the class: in how many answers it was short, of good length, too long or not heard."""

    name: str
    counts: dict[str, int]
    middle_s: float
    target: str


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person's answers, in the order of question and attempt.

    ``changes``: from the first rating of a question to the last.
    """

    name: str
    rows: tuple[CohortRow, ...]
    changes: tuple[str, ...]


def render(rows: Sequence[CohortRow], title: str, beside: Path | None) -> str:
    """Render the page, without script or sound.

    ``beside``: the folder that it is written to, for links to the recordings; None for no links.
    """
    style = joined(STYLES)
    good = [row for row in rows if row.analysis is not None]
    analyses = [row.analysis for row in rows if row.analysis is not None]
    return template("cohort.html").render(
        title=title,
        rows=rows,
        read=good,
        failed=[row for row in rows if row.error],
        people=_people(rows),
        sections=[_section(name, analyses) for name in SECTIONS if good],
        ratings=Counter(one["rating"] for one in analyses),
        missing=_common(analyses),
        most=_MOST_FINDINGS,
        recording=partial(_recording, beside),
        wording=wording,
        clock=clock,
        policy=policy(style),
        style=style,
    )


def _recording(beside: Path | None, row: CohortRow) -> str:
    """Return the link from the page to a recording; empty if there is none to play."""
    if beside is None or not row.analysis or row.job.path.suffix.lower() not in SOUND:
        return ""
    path = os.path.relpath(row.job.path.resolve(), beside.resolve())
    return quote(Path(path).as_posix())


def _people(rows: Sequence[CohortRow]) -> list[ShownPerson]:
    by: dict[str, list[CohortRow]] = defaultdict(list)
    for row in rows:
        by[row.job.person].append(row)
    return [_person(name, answers) for name, answers in sorted(by.items())]


def _person(name: str, answers: list[CohortRow]) -> ShownPerson:
    ordered = tuple(sorted(answers, key=lambda row: (row.job.question or "", row.job.attempt, row.job.name)))
    return ShownPerson(name, ordered, tuple(_changes(ordered)))


def _changes(ordered: Sequence[CohortRow]) -> Iterator[str]:
    """Yield the first and last rating of each question that was answered more than once."""
    by: dict[str, list[str]] = defaultdict(list)
    for row in ordered:
        if row.analysis is not None:
            by[row.job.question or ""].append(row.analysis["rating"])
    for question, rated in by.items():
        if len(rated) > 1:
            change = f"{wording.RATINGS[rated[0]]} → {wording.RATINGS[rated[-1]]}"
            yield f"{change} ({question})" if question else change


def _section(name: str, analyses: Sequence[dict[str, Any]]) -> ShownSection:
    found = [one for analysis in analyses for one in analysis["sections"] if one["section"] == name]
    counts = Counter(wording.STATUS[one["status"]] for one in found)
    seconds = [one["seconds"] for one in found]
    targets = {round(one["target_s"]) for one in found}
    target = "–".join(str(bound) for bound in sorted({min(targets), max(targets)})) if targets else "0"
    return ShownSection(name, dict(counts), statistics.median(seconds) if seconds else 0.0, target)


def _common(analyses: Sequence[dict[str, Any]]) -> list[tuple[str, int]]:
    """Return the weaknesses that most answers show."""
    found: Counter[str] = Counter()
    for analysis in analyses:
        found.update({one["signal"] for one in analysis["findings"] if one["polarity"] == "bad"})
    return [(wording.title(signal), count) for signal, count in found.most_common(_MOST_COMMON)]
