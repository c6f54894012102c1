"""A manifest: a CSV file with the person, the question and the attempt of each answer."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mockloop.core.errors import InputError, MockloopError

COLUMNS = ("file", "person", "question", "attempt")
_COLUMNS = f"Its columns are {', '.join(COLUMNS)}, separated by commas; only 'file' is required."


@dataclass(frozen=True, slots=True)
class ManifestLine:
    """A line of a manifest. Missing values are empty, a missing ``attempt`` is 0."""

    file: str
    person: str
    question: str
    attempt: int


def lines_in(path: Path) -> list[ManifestLine]:
    """Read a manifest. Raises InputError with the number of the first line that is wrong."""
    if path.suffix.lower() != ".csv":
        raise InputError(
            f"{path} is neither a folder nor a CSV file.",
            f"For one file: mockloop analyze '{path}'",
        )
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(_read(path, csv.DictReader(file)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"The manifest {path} cannot be read ({error}).", "Save it as CSV in UTF-8.") from error


def _read(path: Path, reader: csv.DictReader[str]) -> Iterator[ManifestLine]:
    if "file" not in (reader.fieldnames or ()):
        raise InputError(f"The manifest {path} has no column 'file'.", _COLUMNS)
    for row in reader:
        line = {name: (row.get(name) or "").strip() for name in COLUMNS}
        where = f"Line {reader.line_num} of the manifest {path}"
        if not line["file"]:
            raise InputError(f"{where} names no file.", "Name its file, or remove the line.")
        if line["attempt"] and not (line["attempt"].isdecimal() and int(line["attempt"])):
            raise InputError(
                f"{where}: the attempt '{line['attempt']}' is not a number from 1 up.",
                "Count from 1, or leave it empty.",
            )
        _must_be_known(line["question"], where)
        yield ManifestLine(line["file"], line["person"], line["question"], int(line["attempt"] or 0))


def _must_be_known(question: str, where: str) -> None:
    """Raise InputError for an unknown id, and for words that are not a question."""
    from mockloop.cohort.analysis import scenario_of

    try:
        if question:
            scenario_of(question)
    except MockloopError as error:
        raise InputError(f"{where}: {error.sentence}", error.next_step) from error
