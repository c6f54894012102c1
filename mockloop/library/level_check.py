"""Check that a scenario has the level and the lens to judge by."""

from __future__ import annotations

from mockloop.core.errors import InputError
from mockloop.core.levels import level_id
from mockloop.core.scenario import Scenario


def check_level_and_lens(scenario: Scenario, level: str, lens: str | None) -> None:
    """Raise InputError for a level or a lens that the scenario does not have."""
    if level_id(level) not in [known.id for known in scenario.levels]:
        levels = ", ".join(known.id for known in scenario.levels)
        raise InputError(f"The scenario {scenario.id} has no level '{level}'.", f"Choose from: {levels}.")
    if lens is not None and scenario.lens(lens) is None:
        lenses = ", ".join(f"'{known.name}'" for known in scenario.lenses)
        raise InputError(f"The scenario {scenario.id} has no lens '{lens}'.", f"Choose from: {lenses}.")
