"""How many figures and names of people's notes are checked correctly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from mockloop.core.transcript import from_text
from testkit.fact_ticks import ticks


@pytest.fixture(scope="module")
def cases() -> dict[str, list[dict]]:
    return YAML(typ="safe").load((Path(__file__).parent / "told_from_notes.yaml").read_text(encoding="utf-8"))


def wrong(case: dict) -> Iterator[str]:
    """The facts of a case that are not ticked as they should be."""
    for tick in ticks(case, from_text(case["said"])):
        if not tick.right:
            yield f"{tick.fact}: {tick.given}"


@pytest.mark.parametrize("part", ["mending", "mending_2", "kept_back"])
def test_figures_and_names_are_ticked_rightly_in_at_least_95_of_100(cases, part):
    facts = sum(len(case["truth"]) for case in cases[part])
    missed = [fault for case in cases[part] for fault in wrong(case)]
    assert facts >= 70
    assert 1 - len(missed) / facts >= 0.95, missed
