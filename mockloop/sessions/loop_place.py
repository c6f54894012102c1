"""The place of a session in its loop, as ``session.json`` holds it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mockloop.core.fields import count, mapping, optional, seconds, text
from mockloop.core.loop import LoopPlace, LoopPlan, LoopQuestion
from mockloop.core.pressure import pressure_from


def loop_record(place: LoopPlace) -> dict[str, Any]:
    """Turn a place into plain data."""
    agreed = asdict(place.loop)
    return {**agreed, "questions": list(agreed["questions"]), "number": place.number, "share_s": place.share_s}


def loop_place(value: Any) -> LoopPlace:
    """Return the place that plain data hold. Raise ValueError, and KeyError for what is missing."""
    data = mapping(value)
    if not isinstance(data["questions"], list):
        raise ValueError("the questions of the loop are no list")
    plan = LoopPlan(
        id=text(data["id"]),
        minutes=count(data["minutes"]),
        seed=count(data["seed"]),
        level=text(data["level"]),
        probes=count(data["probes"]),
        questions=tuple(_question(mapping(one)) for one in data["questions"]),
        pressure=pressure_from(data.get("pressure")),
    )
    place = LoopPlace(plan, count(data["number"]), seconds(data["share_s"]))
    if not 1 <= place.number <= len(plan.questions):
        raise ValueError(f"question {place.number} of a loop of {len(plan.questions)} is none")
    return place


def _question(data: dict[str, Any]) -> LoopQuestion:
    story = optional(text)(data.get("story"))
    return LoopQuestion(text(data["scenario"]), text(data["competency"]), text(data["because"]), story)
