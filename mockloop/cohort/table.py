"""The cohort as a table: a line for each answer, as CSV, and as Parquet if pyarrow is installed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mockloop.cohort.results import CohortRow
from mockloop.core.scenario import SECTIONS

COLUMNS = (
    *("person", "question", "attempt", "file", "rating", "duration_s", "words", "words_per_minute", "fillers"),
    *(f"{section}_s" for section in SECTIONS),
    *(f"{section}_status" for section in SECTIONS),
    *("strengths", "weaknesses", "document", "error"),
)


def line_of(row: CohortRow) -> dict[str, Any]:
    """Return the values of COLUMNS for a row; None for missing ones."""
    analysis = row.analysis
    line: dict[str, Any] = dict.fromkeys(COLUMNS)
    line |= {"person": row.job.person, "question": row.job.question, "attempt": row.job.attempt}
    line |= {"file": row.job.name, "document": row.document or None, "error": row.error}
    if analysis is None:
        return line
    by = {one["section"]: one for one in analysis["sections"]}
    line |= {name: analysis[name] for name in ("rating", "duration_s", "words", "words_per_minute", "fillers")}
    line |= {f"{name}_s": by[name]["seconds"] for name in SECTIONS if name in by}
    line |= {f"{name}_status": by[name]["status"] for name in SECTIONS if name in by}
    for column, polarity in (("strengths", "good"), ("weaknesses", "bad")):
        found = {one["signal"]: None for one in analysis["findings"] if one["polarity"] == polarity}
        line[column] = " ".join(found)
    return line


def write_csv(rows: Sequence[CohortRow], path: Path) -> None:
    """Write the table as CSV, in UTF-8, a header first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({name: _harmless(value) for name, value in line_of(row).items()} for row in rows)


def _harmless(value: Any) -> Any:
    """Return the text; quote it if a spreadsheet would read it as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def write_parquet(rows: Sequence[CohortRow], path: Path) -> bool:
    """Write the table as Parquet; return False if pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        return False
    numbers = {"attempt": pyarrow.int64(), "words": pyarrow.int64(), "fillers": pyarrow.int64()}
    numbers |= {name: pyarrow.float64() for name in COLUMNS if name.endswith("_s") or name == "words_per_minute"}
    schema = pyarrow.schema([(name, numbers.get(name, pyarrow.string())) for name in COLUMNS])
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([line_of(row) for row in rows], schema), path)
    return True
