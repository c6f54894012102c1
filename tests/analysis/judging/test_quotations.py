"""Advice quotes whole clauses: no scrap at the end of a long sentence that means nothing alone."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.conversation import read_story
from mockloop.analysis.judging.quotations import clauses, tells_the_figure_before
from mockloop.analysis.text.clauses import MOST_JOINED, without_cuts
from mockloop.core.transcript import from_text

LONG = (
    "At the bakery on the corner we had taken every order for wedding cakes by email for years and copied it by hand "
)


@pytest.mark.parametrize(
    ("tail", "quoted"),
    [
        ("into a large calendar that hung beside the oven, when it got busy.", "when it got busy."),
        ("into a calendar, so I sat down with her for two mornings, and it helped.", "and it helped."),
        (
            "into a calendar, and she drew a form for the phone orders, which nobody had asked for before.",
            "which nobody",
        ),
    ],
)
def test_a_clause_that_says_little_alone_is_quoted_with_the_one_before(tail, quoted):
    found = [one.quote for one in clauses(read_story(from_text(LONG + tail)))]
    (holding,) = [one for one in found if quoted in one]
    assert not holding.startswith(quoted)
    assert all(len(without_cuts(one).split()) <= MOST_JOINED for one in found[1:])


def test_clauses_that_stand_alone_are_quoted_alone():
    tail = "into a calendar, so I sat down with her for two mornings, and after that she put the form on her tablet."
    found = [one.quote for one in clauses(read_story(from_text(LONG + tail)))]
    assert found[-1] == "… and after that she put the form on her tablet."


def test_a_clause_is_not_cut_after_a_word_that_needs_another():
    told = "After that I counted them all twice in the hall, then I walked to and a half kilometers with her."
    assert not any(one.quote.endswith(" to") for one in clauses(read_story(from_text(told))))


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("The complaints went from 25 a week to 2.", True),
        ("and it fell from about forty minutes down to only twelve", True),
        ("We had two complaints instead of twenty-five.", True),
        ("It is 2 a week now, and it used to be 25.", True),
        ("Nine were left; the year before it was seventeen.", True),
        ("The complaints went down to 2 a week.", False),
        ("Two people from the town hall came to thank me.", False),
        ("I had never seen 40 of them before.", False),
    ],
)
def test_a_quotation_tells_the_figure_before_or_not(quote, told):
    assert tells_the_figure_before(quote) is told
