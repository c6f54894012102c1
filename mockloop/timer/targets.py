"""The targets of the timing self-check: presets, and the person's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mockloop.analysis.judging.pacing import STANDARD_CLOCKS, Clock
from mockloop.core.levels import USUAL_LEVEL, level_id
from mockloop.core.scenario import SECTIONS
from mockloop.timer.clock import HOW_TARGETS, LETTERS, PRESETS

# the length of a whole answer, in seconds, if no scenario gives another; as in the shipped scenario's levels
LENGTHS_S = {"entry": 120.0, USUAL_LEVEL: 175.0, "senior": 165.0}
TWO_MINUTES_S = 120.0
LIMIT_SHARE = 1.5  # times the target, as for a scenario's section without a limit
LEAST_S, MOST_S = 1.0, 3600.0


class NoTargets(ValueError):
    """Targets that cannot be read; the message says why."""


def preset(name: str, level: str = USUAL_LEVEL) -> dict[str, Clock]:
    """Return the clocks of a preset: ``star`` at the length of a level, ``two-minutes`` at any. Raise NoTargets."""
    if name not in PRESETS:
        raise NoTargets(f"there is no preset '{name}'; choose {' or '.join(PRESETS)}")
    level = level_id(level)
    if level not in LENGTHS_S:
        raise NoTargets(f"there is no level '{level}' without a scenario; choose from {', '.join(LENGTHS_S)}")
    return scaled(STANDARD_CLOCKS, TWO_MINUTES_S if name == "two-minutes" else LENGTHS_S[level])


def scaled(clocks: Mapping[str, Clock], length_s: float) -> dict[str, Clock]:
    """Return the same clocks for an answer of another length."""
    scale = length_s / sum(clock.target_s for clock in clocks.values())
    return {
        name: Clock(round(clock.target_s * scale, 1), round(clock.limit_s * scale, 1)) for name, clock in clocks.items()
    }


def own(text: str) -> dict[str, Clock]:
    """Return typed targets, ``s=30,t=20``, in their order; other sections are not timed. Raises NoTargets."""
    clocks: dict[str, Clock] = {}
    for part in text.split(","):
        name, equals, typed = part.partition("=")
        if not equals:
            raise NoTargets(f"'{part.strip()}' is not a target: write {HOW_TARGETS}")
        section = _section(name.strip().lower())
        if section in clocks:
            raise NoTargets(f"{section} has two targets")
        target_s = seconds(typed)
        clocks[section] = Clock(target_s, round(LIMIT_SHARE * target_s, 1))
    return clocks


def seconds(typed: str) -> float:
    """Return typed seconds: 90, 90s or 1:30. Raises NoTargets."""
    found = re.fullmatch(r"(?:(\d{1,2}):(?=[0-5]\d$))?(\d{1,4}(?:\.\d+)?)s?", typed.strip())
    value = 60.0 * int(found[1] or 0) + float(found[2]) if found else 0.0
    if not LEAST_S <= value <= MOST_S:
        raise NoTargets(f"'{typed.strip()}' is not a number of seconds from 1 to 3600; write 90 or 1:30")
    return value


def _section(name: str) -> str:
    """Return a section by its letter or its name."""
    if name in LETTERS:
        return LETTERS[name]
    if name not in SECTIONS:
        raise NoTargets(f"there is no section '{name}'; write {HOW_TARGETS}")
    return name
