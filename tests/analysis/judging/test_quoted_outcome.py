"""What a debrief quotes as the result is how the story ended."""

from __future__ import annotations

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario


def test_the_end_of_the_story_is_quoted_and_not_a_side_fact_before_it():
    scenario = load_scenario("hotel-guest")
    text = " ".join(section.strong for section in scenario.sections.values())
    reasons = debrief_transcript(Bar(scenario, "sde2"), from_text(text)).verdict.reasons
    (quote,) = [one.found.quote for one in reasons if one.found and one.found.signal == "quantified_result"]
    assert "from six a month to one" in quote
