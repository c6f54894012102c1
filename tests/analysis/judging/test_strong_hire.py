"""A strong hire tells most of what the question asks for, however well the rest is told."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.reasons import AGAINST
from mockloop.analysis.judging.verdict import LEAST_STRONG_SHARE, Verdict, covered
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario

NEEDS = "a strong hire needs most of what the question asks for"


def judged(name: str) -> tuple[Verdict, float]:
    """The verdict on a worked story, and the share of what is asked for that was heard."""
    scenario = load_scenario(name)
    bar = Bar(scenario, "sde2")
    whole = debrief_transcript(bar, from_text(" ".join(section.strong for section in scenario.sections.values())))
    return whole.verdict, covered(bar, Conversation((whole.answers[0].reading,)))


def against(verdict: Verdict) -> list[str]:
    return [reason.sentence for reason in verdict.speaking(AGAINST)]


@pytest.mark.parametrize(
    ("name", "unheard"),
    [
        ("boiler-mistake", "impact on people or the business, a quantified result, a root cause"),
        ("warehouse-peak", "priorities set, impact on people or the business, a trade-off weighed"),
    ],
)
def test_a_story_without_too_much_of_what_is_asked_for_is_a_hire_and_says_what_it_needs(name, unheard):
    verdict, share = judged(name)
    assert share < LEAST_STRONG_SHARE
    assert verdict.rating == "hire"
    assert f"{NEEDS}; not clearly heard: {unheard}" in against(verdict)


@pytest.mark.parametrize("name", ["ward-handover", "shop-till", "kitchen-quarrel"])
def test_a_story_with_most_of_it_is_a_strong_hire_and_says_nothing_of_the_kind(name):
    verdict, share = judged(name)
    assert share >= LEAST_STRONG_SHARE
    assert verdict.rating == "strong_hire"
    assert not [one for one in against(verdict) if NEEDS in one]


def test_an_answer_that_misses_the_best_rating_for_another_reason_is_not_told_this_one():
    verdict, _ = judged("library-budget")
    assert verdict.missed == ("specific_lesson",)
    assert not [one for one in against(verdict) if NEEDS in one]
