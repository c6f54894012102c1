"""Seconds against targets."""

import pytest

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS, Clock, clocks, paces, status
from mockloop.library.loader import load_scenario


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.0, "missing"), (17.9, "under"), (18.0, "on"), (45.0, "on"), (45.1, "over")]
)
def test_status_by_target_and_limit(seconds, told):
    assert status(seconds, Clock(30.0, 45.0)) == told


def test_a_section_that_comes_twice_counts_twice():
    spans = [SectionSpan("action", 0, 1, 0.0, 10.0, 1.0), SectionSpan("action", 5, 6, 20.0, 35.5, 1.0)]
    by_name = {pace.section: pace for pace in paces(spans, STANDARD_CLOCKS)}
    assert by_name["action"].seconds == 25.5
    assert by_name["result"].status == "missing"


def test_clocks_scale_to_the_level():
    scenario = load_scenario("ownership-webhook")
    assert clocks(scenario, "sde2") == STANDARD_CLOCKS
    assert clocks(scenario, "sde1")["action"] == Clock(61.7, 92.6)
