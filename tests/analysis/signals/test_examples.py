"""Every signal against its examples: what must be flagged, and what must stay quiet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mockloop.analysis.answer import Answer
from mockloop.analysis.sections.spans import one_section
from mockloop.analysis.signals import registry
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


@pytest.mark.parametrize("name", registry.names())
def test_a_signal_says_who_it_is_and_has_examples_of_both_kinds(name):
    signal = registry.signal(name)
    assert name == signal.NAME
    assert signal.POLARITY in ("good", "bad")
    assert signal.TITLE and signal.ADVICE.endswith((".", "?"))
    assert len(examples(name)["must"]) >= LEAST
    assert len(examples(name)["must_not"]) >= LEAST


@pytest.mark.parametrize("name", registry.names())
def test_what_must_be_flagged_is_flagged(name):
    missed = [example["text"] for example in examples(name)["must"] if not is_flagged(name, example)]
    assert missed == []


def is_flagged(name: str, example: dict[str, Any]) -> bool:
    signal = registry.signal(name)
    found = signal.detect(answer_of(example))
    sound = all(f.signal == name and f.polarity == signal.POLARITY for f in found)
    return bool(found) and sound and example.get("quote", "") in " ".join(f.quote for f in found)


@pytest.mark.parametrize("name", registry.names())
def test_what_must_stay_quiet_stays_quiet(name):
    loud = [e["text"] for e in examples(name)["must_not"] if registry.signal(name).detect(answer_of(e))]
    assert loud == []


def test_every_example_file_belongs_to_a_signal():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(registry.names())
