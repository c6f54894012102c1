"""Load scenarios by the id of a question or a walkthrough, or from a file, with every problem reported at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from mockloop.core.errors import ScenarioError
from mockloop.core.scenario import PLAIN_NAME, Scenario
from mockloop.core.scenario import Path as Place
from mockloop.core.scenario_consistency import inconsistencies
from mockloop.library import catalog, parse_cache
from mockloop.library.compose import question_data, scenario_data
from mockloop.library.schema import GENERAL
from mockloop.library.yaml_file import MOST_BYTES, Problem, data_of, plain, problem_at, text_of, validated, written
from mockloop.paths import shipped


def shipped_ids() -> list[str]:
    """Return the ids of the walkthroughs there are, sorted."""
    return sorted(catalog.library().walkthroughs)


def known_ids() -> list[str]:
    """Return the ids of all walkthroughs and questions."""
    return [*shipped_ids(), *catalog.questions()]


def load_scenario(id_or_path: str | Path) -> Scenario:
    """Return the scenario of a walkthrough or question by its id, or from a file. Raise ScenarioError."""
    named = str(id_or_path)
    question = None if catalog.walkthrough(named) else catalog.questions().get(named)
    if question:
        return composed(question_data(question))
    path = find(named)
    if path.is_relative_to(shipped("scenarios")) and (known := parse_cache.cached(path)) is not None:
        return composed(known)
    scenario, problems = read(path)
    if scenario is None:
        raise catalog.broken(path, problems)
    return scenario


def composed(own: dict[str, Any]) -> Scenario:
    """Return the scenario of these fields, completed by its competency. Raise ScenarioError if that is unknown."""
    return Scenario.model_validate(_completed(own))


def _completed(own: dict[str, Any]) -> dict[str, Any]:
    return scenario_data(catalog.competency(str(own.get("competency", GENERAL))), own)


def unknown_names(scenario: Scenario) -> Iterable[tuple[Place, str]]:
    """Yield signals and kinds of probe that a scenario names but that do not exist, each with the nearest name."""
    from mockloop.analysis.probes import registry as kinds_of_probe
    from mockloop.analysis.signals import registry

    yield from _unknown(scenario.signals(), registry.names(), "signal")
    yield from _unknown(((("bank", name), name) for name in scenario.bank), kinds_of_probe.names(), "kind of probe")


def _unknown(named: Iterable[tuple[Place, str]], known: Sequence[str], what: str) -> Iterable[tuple[Place, str]]:
    for loc, name in named:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            yield loc, f"there is no {what} '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")


def find(id_or_path: str) -> Path:
    """Return the file of a walkthrough by id, or any other file: a name with a slash or .yaml is a path."""
    if PLAIN_NAME.fullmatch(id_or_path) and (walkthrough := catalog.walkthrough(id_or_path)):
        return walkthrough
    path = Path(id_or_path)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        return path
    if id_or_path in catalog.competency_files():
        raise ScenarioError(
            f"'{id_or_path}' is a competency, not a question.",
            f"See its questions with: mockloop questions list --competency {id_or_path}",
        )
    near = difflib.get_close_matches(id_or_path, known_ids(), n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "Look for one with: mockloop questions search WORDS."
    next_step = f"{hint} For a file of your own, give its path (….yaml)."
    raise ScenarioError(f"There is no question '{id_or_path}'.", next_step)


def read(path: Path) -> tuple[Scenario | None, list[Problem]]:
    """Return the scenario in a file, completed by its competency; or None and all problems."""
    text, problem = text_of(path)
    if problem:
        return None, [problem]
    if text in _understood:
        return _understood[text], []
    data, problem = data_of(text, path)
    if problem:
        return None, [problem]
    own = plain(data)
    try:
        whole = own if own.get("schema") == 2 else _completed(own)
    except ScenarioError as error:
        return None, [problem_at(data, path, ("competency",), f"{error.sentence} {error.next_step}")]
    scenario, problems = validated(Scenario, whole, data, path)
    if scenario is None:
        return None, problems
    # the names in mockloop's own files are tested; checking them here would load the whole analysis
    names = () if path.is_relative_to(shipped("scenarios")) else unknown_names(scenario)
    found = [*inconsistencies(scenario), *names]
    if found:
        return None, [problem_at(data, path, loc, sentence) for loc, sentence in found]
    _understood.clear()
    _understood[text] = scenario
    if path.is_relative_to(shipped("scenarios")):
        parse_cache.store(path, own)
    return scenario, []


_understood: dict[str, Scenario] = {}  # the last one, by its text: a new session reads its copy right after writing it


def text_for(scenario: Scenario) -> str:
    """Return the scenario as a complete file, as a session keeps it."""
    whole = scenario.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    text = written({"schema": 2, **whole})
    _understood.clear()
    _understood[text] = scenario
    return text


__all__ = ["MOST_BYTES", "Problem", "find", "load_scenario", "read", "shipped_ids", "text_for"]
