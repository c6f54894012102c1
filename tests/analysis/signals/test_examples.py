"""Every signal against its examples: what must be flagged, and what must stay quiet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mockloop.analysis.answer import Answer
from mockloop.analysis.sections import one_section
from mockloop.analysis.signals import family
from mockloop.core.transcript import from_text

FOLDER = Path(__file__).parent
LEAST = 12


@cache
def examples(name: str) -> dict[str, list[dict[str, Any]]]:
    path = FOLDER / f"{name}.yaml"
    return dict(YAML(typ="safe").load(path)) if path.exists() else {"must": [], "must_not": []}


def answer_of(example: dict[str, Any]) -> Answer:
    """A text taken as one section, or without a section as a probe's answer."""
    transcript = from_text(example["text"])
    section = example.get("section")
    return Answer(transcript, one_section(transcript, section) if section else (), "story" if section else "probe")


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(name, example, id=f"{name}: {example['text'][:50]}")
        for name in family.names()
        for example in examples(name)[kind]
    ]


@pytest.mark.parametrize("name", family.names())
def test_a_signal_says_who_it_is_and_has_examples_of_both_kinds(name):
    signal = family.signal(name)
    assert name == signal.NAME
    assert signal.POLARITY in ("good", "bad")
    assert signal.TITLE and signal.ADVICE.endswith((".", "?"))
    assert len(examples(name)["must"]) >= LEAST
    assert len(examples(name)["must_not"]) >= LEAST


@pytest.mark.parametrize(("name", "example"), cases("must"))
def test_what_must_be_flagged_is_flagged(name, example):
    found = family.signal(name).detect(answer_of(example))
    assert found
    assert all(f.signal == name and f.polarity == family.signal(name).POLARITY for f in found)
    if "quote" in example:
        assert example["quote"] in " ".join(f.quote for f in found)


@pytest.mark.parametrize(("name", "example"), cases("must_not"))
def test_what_must_stay_quiet_stays_quiet(name, example):
    assert family.signal(name).detect(answer_of(example)) == []


def test_every_example_file_belongs_to_a_signal():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(family.names())
