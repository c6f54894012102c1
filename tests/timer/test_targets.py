"""Targets of the timing self-check: presets and one's own."""

import pytest

from mockloop.analysis.judging.pacing import Clock, clocks
from mockloop.core.levels import level_id
from mockloop.library.loader import load_scenario
from mockloop.timer.targets import LENGTHS_S, NoTargets, own, preset, seconds


def test_star_is_30_20_90_20_15():
    assert {name: clock.target_s for name, clock in preset("star").items()} == {
        "situation": 30.0, "task": 20.0, "action": 90.0, "result": 20.0, "reflection": 15.0
    }  # fmt: skip


@pytest.mark.parametrize("level", ["entry", "experienced", "senior", "sde1", "sde2"])
def test_star_is_scaled_to_the_level_as_the_shipped_scenario_is(level):
    scenario = load_scenario("ownership-webhook")
    assert preset("star", level) == clocks(scenario, level)
    assert LENGTHS_S[level_id(level)] == scenario.level(level).length_s


def test_two_minutes_are_two_minutes():
    targets = preset("two-minutes")
    assert sum(clock.target_s for clock in targets.values()) == pytest.approx(120.0, abs=0.3)
    assert targets["action"].target_s == 61.7


def test_own_targets_are_taken_in_their_order_with_half_as_much_again_as_the_limit():
    targets = own("r=20, s=30,action=1:30,l=15s")
    assert list(targets) == ["result", "situation", "action", "reflection"]
    assert targets["action"] == Clock(90.0, 135.0)


@pytest.mark.parametrize(
    ("typed", "value"), [("90", 90.0), ("90s", 90.0), ("1:30", 90.0), (" 7.5 ", 7.5), ("59:59", 3599.0)]
)
def test_seconds_are_read_as_people_type_them(typed, value):
    assert seconds(typed) == value


@pytest.mark.parametrize(
    "typed", ["", "0", "-5", "soon", "1:75", "1:5", "4000", "1e3", "nan", "inf", "1:30:00", "٣٠ s"]
)
def test_what_is_no_number_of_seconds_is_told(typed):
    with pytest.raises(NoTargets, match="not a number of seconds"):
        seconds(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("s", "'s' is not a target"),
        ("", "'' is not a target"),
        ("s=30,s=20", "situation has two targets"),
        ("s=30,situation=20", "situation has two targets"),
        ("x=30", "there is no section 'x'"),
        ("s=x", "'x' is not a number of seconds"),
    ],
)
def test_targets_that_cannot_be_read_are_told(typed, told):
    with pytest.raises(NoTargets, match=told):
        own(typed)


def test_unknown_presets_and_levels_are_told_with_those_there_are():
    with pytest.raises(NoTargets, match="choose star or two-minutes"):
        preset("three-minutes")
    with pytest.raises(NoTargets, match="choose from entry, experienced, senior"):
        preset("star", "principal")
