"""The questions that a loop may ask: those of a company or of some competencies."""

from __future__ import annotations

import difflib

from mockloop.analysis.progress.loop_choice import Askable
from mockloop.analysis.progress.story_map import Asks
from mockloop.core.errors import InputError
from mockloop.library.catalog import competency, questions
from mockloop.library.schema import GENERAL


def pool(company: str | None = None, competencies: tuple[str, ...] = ()) -> list[Askable]:
    """Return every question of a company and of these competencies; all if neither is given. Raise InputError."""
    every = [Askable(one.id, one.competency, competency(one.competency).name) for one in questions().values()]
    there = {one.competency for one in every}
    companies = {competency(name).company.lower() for name in there}
    if company and company.lower() not in companies:
        raise InputError(f"There is no company '{company}'.", f"Choose from: {', '.join(sorted(companies))}.")
    for name in competencies:
        if _full(name, there) not in there:
            near = difflib.get_close_matches(name, there, n=1, cutoff=0.4)
            hint = f"Did you mean '{near[0]}'?" if near else "See the list with: mockloop questions list"
            raise InputError(f"There is no competency '{name}'.", hint)
    wanted = {_full(name, there) for name in competencies}
    found = [one for one in every if _of(company, one) and (one.competency in wanted if wanted else _worth(one))]
    if not found:
        raise InputError(
            f"The company '{company}' has no questions for these competencies.", "Leave one of the two out."
        )
    return found


def questions_by_competency() -> list[Asks]:
    """Return each competency that questions ask for, with the ids of these questions."""
    every = questions().values()
    names = sorted({one.competency for one in every})
    return [
        Asks(name, competency(name).name, tuple(one.id for one in every if one.competency == name)) for name in names
    ]


def _full(name: str, there: set[str]) -> str:
    """Return the full id: 'ownership' means 'amazon-ownership' if no other has that name."""
    longer = [known for known in there if known.endswith(f"-{name}")]
    return name if name in there or len(longer) != 1 else longer[0]


def _of(company: str | None, one: Askable) -> bool:
    return company is None or competency(one.competency).company.lower() == company.lower()


def _worth(one: Askable) -> bool:
    """Return whether a question asks for a real competency; others are asked only if they are named."""
    return one.competency not in (GENERAL, "about-yourself", "why-this-job")
