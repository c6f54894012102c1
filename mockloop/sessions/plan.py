"""Read the plan of a session and check all of it, so that other code can rely on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockloop.core.errors import SessionError
from mockloop.core.fields import Count, Text, read
from mockloop.core.levels import level_id
from mockloop.core.pressure import NONE, Pressure
from mockloop.core.scenario import SECTIONS, Scenario
from mockloop.core.state import Plan
from mockloop.library.loader import MOST_BYTES, Problem, load_scenario, shipped_ids
from mockloop.library.loader import read as read_scenario
from mockloop.sessions.loop_place import loop_place
from mockloop.whole_file import bytes_of

DAMAGED = "Its recordings are untouched, in the folder takes/ beside it."
STUDY = ("pages", "quiz")  # parts of a plan that only study sessions have
_MODES = ("interview", "drill", "study", "recall", "dictation")  # the last two: the person's own story


@dataclass(frozen=True)
class _Agreed:
    mode: Text
    level: Text
    lens: Text | None
    probes: Count
    sections: tuple[Text, ...]
    pages: tuple[Text, ...] | None = None
    quiz: tuple[Count, ...] | None = None
    pressure: Pressure = NONE


def plan_of(session: str, info: Mapping[str, Any], scenario: Scenario) -> Plan:
    """Return the plan in ``session.json``. Raise SessionError, which names what is missing or invalid."""
    try:
        agreed = vars(read(_Agreed, info))
        loop = info.get("loop")
        plan = Plan(scenario=scenario, loop=None if loop is None else loop_place(loop), **agreed)
    except KeyError as error:
        raise SessionError(f"The session {session} is damaged: session.json lacks {error}.", DAMAGED) from error
    except ValueError as error:
        raise SessionError(f"The session {session} is damaged: in session.json {error}.", DAMAGED) from error
    for wrong in _misfits(plan):
        raise SessionError(f"The session {session} is damaged: session.json names {wrong}.", DAMAGED)
    return plan


def _misfits(plan: Plan) -> Iterator[str]:
    levels = [level.id for level in plan.scenario.levels]
    if plan.mode not in _MODES:
        yield f"the mode '{plan.mode}', which is none of {', '.join(_MODES)}"
    if level_id(plan.level) not in levels:
        yield f"the level '{plan.level}'; its scenario has {', '.join(levels)}"
    yield from (
        f"the section {name!r}, which is none of {', '.join(SECTIONS)}"
        for name in plan.sections
        if name not in SECTIONS
    )
    if len(set(plan.sections)) < len(plan.sections):
        yield "a section twice"
    if plan.mode == "drill" and not plan.sections:
        yield "no section for its drill"


def scenario_in(path: Path) -> Scenario | Problem:
    """Return the scenario in a file, or its first problem."""
    try:
        raw = bytes_of(path, MOST_BYTES)
    except OSError as error:
        return Problem(str(path), 1, 1, f"the file cannot be read ({error.strerror})")
    if raw in _KNOWN:
        return _KNOWN[raw]
    scenario, problems = read_scenario(path)
    if scenario is None:
        return problems[0]
    if len(_KNOWN) < _MOST_KNOWN:
        _KNOWN[raw] = scenario
    return scenario


_KNOWN: dict[bytes, Scenario] = {}  # keyed by the file's bytes: most sessions share scenarios, which are slow to parse
_MOST_KNOWN = 64


def shipped_as(scenario_id: object) -> Scenario | None:
    """Return the shipped scenario with this id; None if there is none."""
    return load_scenario(scenario_id) if isinstance(scenario_id, str) and scenario_id in shipped_ids() else None
