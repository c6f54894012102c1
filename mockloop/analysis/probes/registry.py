"""All kinds of probe by id. Every file of this folder with a table ``KINDS`` adds the kinds in it."""

from __future__ import annotations

import functools

from mockloop.analysis import probes
from mockloop.analysis.probes import file_questions
from mockloop.analysis.probes.kind import Kind
from mockloop.core.discovery import tables
from mockloop.core.state import ASKED


@functools.cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its id."""
    return {kind.id: kind for table in tables(probes, "KINDS") for kind in table}


def kind_of(ask: str) -> Kind:
    """Return the kind of the question with this id, or that of a question asked in a file. Raise KeyError."""
    return file_questions.KIND if ask.startswith(ASKED) else kinds()[ask]


def names() -> tuple[str, ...]:
    """Return the ids of all kinds, sorted."""
    return tuple(sorted(kinds()))
