"""The library's competencies and questions, found by id."""

from __future__ import annotations

import difflib
from functools import lru_cache
from pathlib import Path
from typing import Any

from mockloop.analysis.signals import registry
from mockloop.core.errors import ScenarioError
from mockloop.library.compose import competency_data
from mockloop.library.schema import GENERAL, Competency, Question, Questions
from mockloop.library.yaml_file import Problem, load, plain, validated
from mockloop.paths import shipped

AWAITED = frozenset(
    "own_mistake_admitted disagreement_voiced prioritised others_developed customer_need asked_for_help_or_feedback "
    "learned_fast no_story".split()
).difference(registry.names())


@lru_cache(maxsize=1)
def competency_files() -> dict[str, Path]:
    """The file of each competency, by id."""
    return {path.stem: path for path in sorted((shipped("scenarios") / "competencies").glob("*.yaml"))}


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """Every question of the library, by id."""
    found: dict[str, Question] = {}
    for path in sorted((shipped("scenarios") / "questions").glob("*.yaml")):
        read, problems = read_questions(path)
        if read is None:
            raise broken(path, problems)
        for question in read.questions:
            found.setdefault(question.id, question)
    return found


@lru_cache(maxsize=64)
def competency(name: str) -> Competency:
    """The competency with this id. Raises ScenarioError."""
    files = competency_files()
    if name not in files:
        near = difflib.get_close_matches(name, files, n=1, cutoff=0.4)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(files)}."
        raise ScenarioError(f"There is no competency '{name}'.", hint)
    found, problems = read_competency(files[name])
    if found is None:
        raise broken(files[name], problems)
    return found


def read_competency(path: Path) -> tuple[Competency | None, list[Problem]]:
    """The competency in a file, with what it takes over from the general one; or all that is wrong."""
    data, problems = load(path)
    if data is None:
        return None, problems
    own = known_only(plain(data))
    whole = own if own.get("id") == GENERAL else competency_data(_general(), own)
    return validated(Competency, whole, data, path)


def known_only(node: Any) -> Any:
    """The data without the signals that are awaited: they are named in the files before they can be heard."""
    if isinstance(node, dict):
        kept = ((key, value) for key, value in node.items() if key not in AWAITED)
        return {key: known_only(value) for key, value in kept}
    if isinstance(node, list):
        cleaned = [known_only(value) for value in node if not isinstance(value, str) or value not in AWAITED]
        return [value for value in cleaned if not isinstance(value, dict) or _says_something(value)]
    return node


def _says_something(part: dict[str, Any]) -> bool:
    when = part.get("when", part)
    named = not {"lacks", "shows"} & set(when) or when.get("lacks") or when.get("shows")
    return bool(named) and part.get("any_of") != [] and part.get("wants") != []


def read_questions(path: Path) -> tuple[Questions | None, list[Problem]]:
    """The questions in a file, or all that is wrong."""
    data, problems = load(path)
    return (None, problems) if data is None else validated(Questions, plain(data), data, path)


@lru_cache(maxsize=1)
def _general() -> dict[str, Any]:
    path = competency_files()[GENERAL]
    data, problems = load(path)
    if data is None:
        raise broken(path, problems)
    whole: dict[str, Any] = plain(data)
    return whole


def broken(path: Path, problems: list[Problem]) -> ScenarioError:
    """A file with problems, all of them listed."""
    count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
    listed = "\n".join(f"  {problem}" for problem in problems)
    return ScenarioError(
        f"The file {path} has {count}:\n{listed}\n", f"Mend the file, then run: mockloop scenarios check {path}"
    )
