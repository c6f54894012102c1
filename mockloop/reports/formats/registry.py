"""All report formats: every file of this folder with a table ``RENDERS`` adds the formats that it names."""

from __future__ import annotations

import functools
from collections.abc import Callable

from mockloop.core.discovery import tables
from mockloop.reports import formats
from mockloop.reports.model import Report

Render = Callable[[Report], str]


@functools.cache
def renders() -> dict[str, Render]:
    """Each format's name and its function from a report to text."""
    found: dict[str, Render] = {}
    for table in tables(formats, "RENDERS"):
        found |= table
    return dict(sorted(found.items()))


def render(report: Report, format_name: str) -> str:
    """Return the report in the format with this name. Raise KeyError for an unknown name."""
    return renders()[format_name](report)
