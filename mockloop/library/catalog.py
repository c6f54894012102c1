"""The library's competencies, questions and walkthroughs by id: those that come with mockloop, then those of packs.

Problems with a pack are collected and reported; a broken file of a pack, or an id that already exists, is left out.
"""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mockloop.core.errors import ScenarioError
from mockloop.library import parse_cache
from mockloop.library.compose import competency_data
from mockloop.library.packs import packs
from mockloop.library.schema import GENERAL, Competency, Question, Questions
from mockloop.library.yaml_file import Model, Problem, load, plain, validated
from mockloop.paths import shipped


@dataclass(frozen=True, slots=True)
class Library:
    """Files of competencies and walkthroughs by id, questions by id, and problems with packs."""

    competencies: dict[str, Path]
    walkthroughs: dict[str, Path]
    questions: dict[str, Question]
    problems: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def library() -> Library:
    """Return the whole library. Raises ScenarioError if one of mockloop's own files is broken."""
    own = shipped("scenarios")
    found = Library(_files(own, "competencies"), _walkthroughs(own), {})
    for path in sorted((own / "questions").glob("*.yaml")):
        read, problems = read_questions(path)
        if read is None:
            raise broken(path, problems)
        found.questions.update((question.id, question) for question in read.questions)
    told = tuple(_with_packs(found))
    return Library(found.competencies, found.walkthroughs, found.questions, told)


def _walkthroughs(own: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(own.glob("*.yaml"))} | _files(own, "walkthroughs")


def _files(folder: Path, kind: str) -> dict[str, Path]:
    return {path.stem: path for path in sorted((folder / kind).glob("*.yaml"))}


def _with_packs(found: Library) -> Iterator[str]:
    """Add the content of the packs; yield their problems."""
    for pack in packs():
        if pack.folder is None:
            yield f"The pack {pack.name} has no folder of data files; it is left out."
            continue
        for kind, there in (("competencies", found.competencies), ("walkthroughs", found.walkthroughs)):
            for name, path in _files(pack.folder, kind).items():
                if name in there or name in found.questions:
                    yield f"The pack {pack.name} uses the id '{name}', which already exists; its file is left out."
                else:
                    there[name] = path
        for path in sorted((pack.folder / "questions").glob("*.yaml")):
            yield from _questions_of(pack.name, path, found)
    yield from _broken_competencies(found)


def _questions_of(pack: str, path: Path, found: Library) -> Iterator[str]:
    read, problems = read_questions(path)
    yield from (f"The pack {pack} has a broken file, which is left out: {problem}" for problem in problems[:1])
    for question in read.questions if read else ():
        if question.id in found.questions or question.id in found.walkthroughs:
            yield f"The pack {pack} uses the id '{question.id}', which already exists; its question is left out."
        elif question.competency not in found.competencies:
            yield f"The pack {pack} names the competency '{question.competency}', which does not exist."
        else:
            found.questions[question.id] = question


def _broken_competencies(found: Library) -> Iterator[str]:
    """Yield the problems of packs' unreadable competencies, and leave these out with their questions.

    Mockloop's own are checked when used.
    """
    own = shipped("scenarios")
    for name, path in list(found.competencies.items()):
        if not path.is_relative_to(own):
            problems = read_competency(path)[1]
            if problems:
                del found.competencies[name]
                yield f"A pack is broken, and its competency '{name}' is left out: {problems[0]}"
    for question in list(found.questions.values()):
        if question.competency not in found.competencies:
            del found.questions[question.id]


def competency_files() -> dict[str, Path]:
    """Return the file of each competency, by id."""
    return library().competencies


def questions() -> dict[str, Question]:
    """Return every question, by id."""
    return library().questions


def walkthrough(name: str) -> Path | None:
    """Return the file of a walkthrough; mockloop's own are found without reading the whole library."""
    return _walkthroughs(shipped("scenarios")).get(name) or library().walkthroughs.get(name)


@lru_cache(maxsize=128)
def competency(name: str) -> Competency:
    """Return the competency with this id. Raise ScenarioError.

    Mockloop's own are found without reading the whole library, since no pack can use their ids.
    """
    files = _files(shipped("scenarios"), "competencies")
    if name not in files:
        files = competency_files()
    if name not in files:
        near = difflib.get_close_matches(name, files, n=1, cutoff=0.4)
        hint = f"Did you mean '{near[0]}'?" if near else f"Choose from: {', '.join(files)}."
        raise ScenarioError(f"There is no competency '{name}'.", hint)
    found, problems = read_competency(files[name])
    if found is None:
        raise broken(files[name], problems)
    return found


def read_competency(path: Path) -> tuple[Competency | None, list[Problem]]:
    """Return the competency in a file, completed by the general one; or all problems."""
    return _read(Competency, path, lambda own: own if own.get("id") == GENERAL else competency_data(_general(), own))


def read_questions(path: Path) -> tuple[Questions | None, list[Problem]]:
    """Return the questions in a file, or all problems."""
    return _read(Questions, path, lambda own: own)


@lru_cache(maxsize=1)
def _general() -> dict[str, Any]:
    path = shipped("scenarios") / "competencies" / f"{GENERAL}.yaml"
    if (known := parse_cache.cached(path)) is not None:
        return dict(known)
    data, problems = load(path)
    if data is None:
        raise broken(path, problems)
    whole: dict[str, Any] = plain(data)
    return whole


def _read(model: type[Model], path: Path, whole_of: Callable[[Any], Any]) -> tuple[Model | None, list[Problem]]:
    """Return the content of a file, or all problems. A good file is cached, so that it is parsed only once."""
    if (known := parse_cache.cached(path)) is not None:
        with contextlib.suppress(ValidationError, AttributeError):
            return model.model_validate(whole_of(known)), []
    if path.is_fifo():
        return None, [Problem(str(path), 1, 1, "this is not a file")]
    data, problems = load(path)
    if data is None:
        return None, problems
    own = plain(data)
    found, problems = validated(model, whole_of(own), data, path)
    if found is not None:
        parse_cache.store(path, own)
    return found, problems


def broken(path: Path, problems: list[Problem]) -> ScenarioError:
    """Return the error for a file, listing all its problems."""
    count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
    listed = "\n".join(f"  {problem}" for problem in problems)
    return ScenarioError(
        f"The file {path} has {count}:\n{listed}\n", f"Fix the file, then run: mockloop scenarios check {path}"
    )
