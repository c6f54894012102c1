"""The rows of a made-up class: some answers good, some weak, some unreadable."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from mockloop.analysis.document import document
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.cohort.jobs import Job
from mockloop.cohort.results import CohortRow, summary
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario, shipped_ids

ATTEMPTS = 3
_BROKEN_EVERY = 15


def class_rows(people: int) -> list[CohortRow]:
    """Three attempts of each person at one question, the first with sections left out; one in fifteen is broken."""
    told = [_tellings(name) for name in shipped_ids()[:people]]
    return [
        _row(person, attempt, *told[person % len(told)][attempt])
        for person in range(people)
        for attempt in range(ATTEMPTS)
    ]


def _row(person: int, attempt: int, question: str, analysis: dict[str, Any]) -> CohortRow:
    path = Path("class") / f"Person {person:03d}" / f"{attempt + 1}.flac"
    job = Job(path, path.parent.name, question, attempt + 1, f"{path.parent.name}/{path.name}")
    if (person * ATTEMPTS + attempt) % _BROKEN_EVERY == 0:
        return CohortRow(job, None, f"{job.name} is not an audio file, or is too damaged to open. Record it again.")
    return CohortRow(job, analysis, document=f"{person:03d}{attempt}.json")


@cache
def _tellings(name: str) -> list[tuple[str, dict[str, Any]]]:
    scenario = load_scenario(name)
    sections = [section.strong for _, section in scenario.sections.items()]
    found = []
    for kept in (sections[2:3], sections[:3], sections):
        whole = debrief_transcript(Bar(scenario, "sde2", None), from_text(" ".join(kept)))
        found.append((scenario.question, summary(document(whole.answers[0], whole).model_dump())))
    return found
