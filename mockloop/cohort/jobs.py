"""The jobs of a cohort: every answer in a folder, or every line of a manifest (see manifest.py)."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mockloop.cohort.manifest import lines_in
from mockloop.core.errors import InputError
from mockloop.core.printable import printable

SOUND = frozenset(".wav .flac .mp3 .m4a .ogg .opus .webm .mp4 .mov .aac .aif .aiff .mkv .amr .wma".split())
SESSION = ".zip"
SUFFIXES = SOUND | frozenset(".txt .md .srt .vtt .sbv .json .tsv".split()) | {SESSION}
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Job:
    """One answer to analyze. ``attempt`` counts a person's answers to a question from 1.

    ``question``: an id or the words of a question, None for the general rubric. ``name``: the file's name in all
    output.
    """

    path: Path
    person: str
    question: str | None
    attempt: int
    name: str

    def key(self, version: str) -> str:
        """Return the name of the result, from the file's content and ending, the question, and the analysis version."""
        total = hashlib.sha256(f"{version}\0{self.question or ''}\0{self.path.suffix.lower()}\0".encode())
        with self.path.open("rb") as file:
            while block := file.read(_BLOCK):
                total.update(block)
        return total.hexdigest()[:32]


def jobs_in(source: Path, question: str | None = None) -> list[Job]:
    """Find the answers in a folder (one folder per person), or in a CSV manifest. Raises InputError.

    A file's person is the first folder below ``source``, or the file's own name if it is directly in it.
    """
    if source.is_file():
        listed = numbered(_from_manifest(source, question))
        if not listed:
            raise InputError(f"The manifest {source} lists no file.", "Add a line for each file.")
        return listed
    if not source.is_dir():
        raise InputError(f"There is no folder {source}.", "Give a folder of recordings, or a CSV file that lists them.")
    found = numbered(_from_folder(source, question))
    if not found:
        raise InputError(
            f"There is no recording or transcript in {source}.",
            f"Supported file endings: {', '.join(sorted(SUFFIXES))}.",
        )
    return found


def _from_folder(folder: Path, question: str | None) -> Iterator[Job]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.suffix.lower() in SUFFIXES and path.is_file() and not any(part.startswith(".") for part in inside):
            person = inside[0] if len(inside) > 1 else path.stem
            yield Job(path, as_text(person), question, 0, as_text(str(path.relative_to(folder))))


def _from_manifest(path: Path, question: str | None) -> Iterator[Job]:
    for line in lines_in(path):
        where = path.parent / line.file
        person, name = as_text(line.person or where.stem), as_text(line.file)
        yield Job(where, person, line.question or question, line.attempt, name)


def as_text(name: str) -> str:
    """Return a name with a sign for each byte that is no text, and for each control character."""
    return printable(os.fsencode(name).decode("utf-8", "replace").replace("\n", "\ufffd"))


def numbered(jobs: Iterable[Job]) -> list[Job]:
    """Give numbers to each person's answers to a question, in the order of their files, if they have none.

    Raises InputError if two files claim to be the same attempt.
    """
    found = list(jobs)
    given: dict[tuple[str, str | None], dict[int, str]] = defaultdict(dict)
    for job in found:
        other = given[(job.person, job.question)].setdefault(job.attempt, job.name) if job.attempt else job.name
        if other != job.name:
            sentence = f"{other} and {job.name} are both attempt {job.attempt} of {job.person} at the same question."
            raise InputError(sentence, "Correct the column 'attempt', or leave it empty to number them in their order.")
    return [
        job if job.attempt else replace(job, attempt=_next(given[(job.person, job.question)], job)) for job in found
    ]


def _next(taken: dict[int, str], job: Job) -> int:
    number = next(number for number in itertools.count(1) if number not in taken)
    taken[number] = job.name
    return number


def anonymous(jobs: list[Job]) -> list[Job]:
    """Replace the names of people and files by numbers: 'person 001', 'person 001, file 1.wav'.

    The numbers follow a hash of the names, not the alphabet, so that a list of the class does not reveal them at once.
    """
    people = sorted({job.person for job in jobs}, key=lambda person: hashlib.sha256(person.encode()).digest())
    names = {person: f"person {number:03d}" for number, person in enumerate(people, 1)}
    files: Counter[str] = Counter()
    found: list[Job] = []
    for job in jobs:
        files[job.person] += 1
        person = names[job.person]
        name = f"{person}, file {files[job.person]}{job.path.suffix}"
        found.append(replace(job, person=person, name=name))
    return found
