"""Check a file of the library: its fields show its kind, and every problem is reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mockloop.core.scenario import Scenario
from mockloop.library import catalog
from mockloop.library.compose import scenario_data
from mockloop.library.loader import read, unknown_names
from mockloop.library.schema import Walkthrough
from mockloop.library.yaml_file import Problem, load, plain, problem_at, validated

FEWEST_KINDS = 12  # kinds of probe that a competency must take from the shared bank


def problems_of(path: Path) -> list[Problem]:
    """Return everything wrong with a competency, a file of questions, a walkthrough or a scenario."""
    data, problems = load(path)
    if data is None:
        return problems
    if "questions" in data:
        return _of_questions(path, data)
    if "question" not in data and "name" in data:
        return _of_competency(path, data)
    problems = read(path)[1]
    if problems or not is_walkthrough(path):
        return problems or list(_copied(path, data))
    return _of_walkthrough(path, data)


def is_walkthrough(path: Path) -> bool:
    """Return whether a file is in a folder of walkthroughs, so that it must be complete."""
    return path.parent.name == "walkthroughs"


def _of_competency(path: Path, data: Any) -> list[Problem]:
    found, problems = catalog.read_competency(path)
    if found is None:
        return problems
    whole = Scenario.model_validate(scenario_data(found, {"id": "a-question", "question": "What?"}))
    wrong = [*unknown_names(whole)]
    if len([weight for weight in found.bank.values() if weight]) < FEWEST_KINDS:
        wrong.append((("bank",), f"a competency needs at least {FEWEST_KINDS} kinds of probe"))
    if found.id != path.stem:
        wrong.append((("id",), f"the id must be the name of the file, '{path.stem}'"))
    return [problem_at(data, path, place, sentence) for place, sentence in wrong]


def _of_questions(path: Path, data: Any) -> list[Problem]:
    found, problems = catalog.read_questions(path)
    known = catalog.competency_files()
    for i, question in enumerate(found.questions if found else ()):
        if question.competency not in known:
            place = ("questions", i, "competency")
            problems.append(problem_at(data, path, place, f"there is no competency '{question.competency}'"))
        if question.id in [other.id for other in found.questions[:i]] if found else ():
            problems.append(problem_at(data, path, ("questions", i, "id"), f"'{question.id}' appears twice"))
    return problems


def _of_walkthrough(path: Path, data: Any) -> list[Problem]:
    scenario = read(path)[0]
    whole = scenario.model_dump(by_alias=True) if scenario else {}
    return validated(Walkthrough, whole, data, path)[1]


def _copied(path: Path, data: Any) -> Iterable[Problem]:
    """Return a problem for a copy of a worked story that still has the original's text."""
    own = plain(data)
    said = {key: _strong(own, key) for key in own.get("sections", {}) if _strong(own, key)}
    for name, original in catalog.library().walkthroughs.items():
        if original.resolve() == path.resolve() or not said:
            continue
        theirs = plain(load(original)[0])
        for key, text in said.items():
            if text == _strong(theirs, key):
                where = ("sections", key, "strong")
                yield problem_at(data, path, where, f"this is still the text of {name}; write your own story here")


def _strong(own: Any, section: str) -> str:
    sections = own.get("sections") or {}
    found = sections.get(section) if isinstance(sections, dict) else None
    return " ".join(str(found.get("strong", "")).split()) if isinstance(found, dict) else ""
