"""Put a scenario together: the general competency, overridden by the named one, overridden by the file itself.

Sections and levels are merged field by field; the file's probes come before inherited ones; any other field is
replaced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mockloop.core.levels import level_id
from mockloop.library.schema import GENERAL, Competency, Question

Data = dict[str, Any]
TITLE_LENGTH = 60
_NOT_OF_A_SCENARIO = ("id", "name", "words", "sources", "asks")


def competency_data(general: Data, own: Mapping[str, Any]) -> Data:
    """Return a competency's fields, completed by those of the general one."""
    base = {name: value for name, value in general.items() if name not in ("name", "asks")}
    merged = _merged({**base, "words": [], "sources": [], "probes": []}, own)
    if isinstance(own.get("gates"), list):
        merged["gates"] = _by_id(general["gates"], own["gates"])
    if isinstance(own.get("red_flags"), list):
        merged["red_flags"] = [*general["red_flags"], *own["red_flags"]]
    if is_shape(general, own):
        merged["sections"] = own["sections"]
    elif isinstance(own.get("bank"), Mapping):
        merged["bank"] = {**general["bank"], **own["bank"]}
    return merged


def is_shape(general: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Return whether all of a competency's sections are its own; it then shares no probes with the general one."""
    return isinstance(own.get("sections"), Mapping) and not set(own["sections"]) & set(general["sections"])


def scenario_data(competency: Competency, own: Mapping[str, Any]) -> Data:
    """Return a scenario's fields, completed by its competency."""
    whole = competency.model_dump(by_alias=True)
    base = {name: value for name, value in whole.items() if name not in _NOT_OF_A_SCENARIO}
    base.update(schema=2, competency=competency.id, principle=competency.name, overview=competency.asks)
    first = own.get("first")
    merged = _merged(base, own)
    if isinstance(own.get("bank"), Mapping):
        merged["bank"] = {**base["bank"], **own["bank"]}
    merged.setdefault("title", titled(str(merged.get("question", ""))))
    if first:  # it names probes of the file alone; inherited ones may come at any time
        inherited = [probe["id"] for probe in base["probes"]]
        merged["first"] = [*first, *(name for name in inherited if name not in first)]
    return merged


def question_data(question: Question) -> Data:
    """Return the fields of the scenario for a question."""
    return question.model_dump(exclude={"variants"}, exclude_defaults=True)


def titled(question: str) -> str:
    """Return a question as a title, shortened after a whole word if it is long."""
    if len(question) <= TITLE_LENGTH:
        return question
    return question[:TITLE_LENGTH].rpartition(" ")[0].rstrip(",;:") + " …"


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> Data:
    merged = {**base, **own}
    if isinstance(own.get("sections"), Mapping):
        merged["sections"] = _by_name(base["sections"], own["sections"])
    if isinstance(own.get("levels"), list) and own.get("schema") != 1:
        merged["levels"] = _by_id(base["levels"], own["levels"])
    if isinstance(own.get("probes"), list):
        named = {probe.get("id") for probe in own["probes"] if isinstance(probe, Mapping)}
        merged["probes"] = [*own["probes"], *(probe for probe in base["probes"] if probe["id"] not in named)]
    return merged


def _by_name(base: Mapping[str, Any], own: Mapping[str, Any]) -> Data:
    merged = dict(base)
    for name, section in own.items():
        merged[name] = {**base.get(name, {}), **section} if isinstance(section, Mapping) else section
    return merged


def _by_id(base: Sequence[Data], own: Sequence[Any]) -> list[Any]:
    known = {level["id"]: level for level in base}
    named = [_present(level) for level in own]
    changed = {level.get("id"): level for level in named if isinstance(level, Mapping)}
    merged: list[Any] = [{**level, **changed.get(name, {})} for name, level in known.items()]
    return [*merged, *(level for level in named if not isinstance(level, Mapping) or level.get("id") not in known)]


def _present(level: Any) -> Any:
    """Return a level with its present name."""
    named = isinstance(level, Mapping) and isinstance(level.get("id"), str)
    return {**level, "id": level_id(level["id"])} if named else level


__all__ = ["GENERAL", "competency_data", "question_data", "scenario_data", "titled"]
