"""Find contradictions in a scenario: duplicates, and probes that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from mockloop.core.scenario import Path, Scenario


def inconsistencies(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Yield each contradiction: the path of its place and a sentence about it."""
    yield from _doubles("probes", [probe.id for probe in scenario.probes])
    yield from _doubles("levels", [level.id for level in scenario.levels])
    yield from _doubles("lenses", [lens.name.casefold() for lens in scenario.lenses])
    known = {probe.id for probe in scenario.probes}
    for j, name in enumerate(scenario.first):
        if name not in known:
            yield ("first", j), f"there is no probe '{name}'"
    for i, probe in enumerate(scenario.probes):
        for j, name in enumerate(probe.then):
            if name not in known:
                yield ("probes", i, "then", j), f"there is no probe '{name}'"
            elif name == probe.id:
                yield ("probes", i, "then", j), f"probe '{name}' cannot follow itself"
    reachable = _reachable(scenario)
    for i, probe in enumerate(scenario.probes):
        if probe.id not in reachable:
            yield ("probes", i, "id"), f"probe '{probe.id}' follows nothing, so it can never be asked"


def _doubles(family: str, names: list[str]) -> Iterator[tuple[Path, str]]:
    for i, name in enumerate(names):
        if name in names[:i]:
            yield (family, i), f"'{name}' appears twice under {family}"


def _reachable(scenario: Scenario) -> set[str]:
    if not scenario.first:
        return {probe.id for probe in scenario.probes}
    then = {probe.id: probe.then for probe in scenario.probes}
    found: set[str] = set()
    open_ids = list(scenario.first)
    while open_ids:
        name = open_ids.pop()
        if name not in found:
            found.add(name)
            open_ids += then.get(name, [])
    return found
