"""All kinds of probe, found by id."""

from __future__ import annotations

import functools

from mockloop.analysis.probes import (
    anecdote,
    closer_look,
    conflict,
    course,
    file_questions,
    gaps,
    lessons,
    making,
    outcome,
    own_way,
    people,
    since,
    steps,
    steps_at_work,
    steps_with_people,
    views,
    views_of,
    whole_story,
    wishes,
    years,
)
from mockloop.analysis.probes.kind import Kind
from mockloop.core.state import ASKED

FAMILIES = (
    anecdote,
    conflict,
    closer_look,
    course,
    gaps,
    lessons,
    making,
    outcome,
    own_way,
    people,
    since,
    steps,
    steps_at_work,
    steps_with_people,
    views,
    views_of,
    whole_story,
    wishes,
    years,
)


@functools.cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its id."""
    return {kind.id: kind for family in FAMILIES for kind in family.KINDS}


def kind_of(ask: str) -> Kind:
    """Return the kind of the question with this id, one that somebody else asked included. Raise KeyError."""
    return file_questions.KIND if ask.startswith(ASKED) else kinds()[ask]


def names() -> tuple[str, ...]:
    """Return the ids of all kinds, sorted."""
    return tuple(sorted(kinds()))
