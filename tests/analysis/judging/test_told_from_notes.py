"""How many figures and names of people's notes are checked correctly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.transcript import from_text
from mockloop.library.notes import read_notes

STATUS = {"said": SAID, "not": NOT_SAID, "differently": DIFFERENTLY}


@pytest.fixture(scope="module")
def cases() -> dict[str, list[dict]]:
    return YAML(typ="safe").load((Path(__file__).parent / "told_from_notes.yaml").read_text(encoding="utf-8"))


def wrong(case: dict) -> Iterator[str]:
    """The facts of a case that are not ticked as they should be."""
    checks = check_facts(read_notes(case["notes"]).facts, [from_text(case["said"])])
    ticked = {one.fact.text: one.status for one in checks if one.fact.kind != "step"}
    for fact, truth in case["truth"].items():
        named = [status for text, status in ticked.items() if str(fact) == text]
        named = named or [status for text, status in ticked.items() if str(fact) in text or text in str(fact)]
        if named[:1] != [STATUS[truth]]:
            yield f"{fact}: {named[:1]}"


@pytest.mark.parametrize("part", ["mending", "mending_2", "kept_back"])
def test_figures_and_names_are_ticked_rightly_in_at_least_95_of_100(cases, part):
    facts = sum(len(case["truth"]) for case in cases[part])
    missed = [fault for case in cases[part] for fault in wrong(case)]
    assert facts >= 70
    assert 1 - len(missed) / facts >= 0.95, missed
