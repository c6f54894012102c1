"""Levels have names that every trade knows; the former names still work."""

from __future__ import annotations

import pytest

from mockloop.core.levels import level_id
from mockloop.core.state import Plan
from mockloop.library.level_check import check_level_and_lens
from mockloop.library.loader import known_ids, load_scenario


def test_the_levels_are_named_in_words_of_any_trade():
    for name in sorted(known_ids()):
        assert [level.id for level in load_scenario(name).levels] == ["entry", "experienced", "senior"], name


@pytest.mark.parametrize(("former", "present"), [("sde1", "entry"), ("sde2", "experienced"), ("senior", "senior")])
def test_a_former_name_means_the_same_level(former, present):
    scenario = load_scenario("ownership-webhook")
    check_level_and_lens(scenario, former, None)
    assert level_id(former) == present
    assert scenario.level(former) is scenario.level(present)
    assert Plan("interview", scenario, former) == Plan("interview", scenario, present)


def test_a_file_with_a_former_name_changes_the_level_that_it_means(tmp_path):
    path = tmp_path / "own.yaml"
    levels = "levels:\n  - {id: sde2, length_s: 99}\n"
    path.write_text(f"id: own\nquestion: What went wrong?\ncompetency: amazon-ownership\n{levels}")
    scenario = load_scenario(str(path))
    assert [level.id for level in scenario.levels] == ["entry", "experienced", "senior"]
    assert scenario.level("experienced").length_s == 99
