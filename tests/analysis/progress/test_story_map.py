"""The map of stories and competencies, and how well a story was told from memory."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, FactCheck
from mockloop.analysis.progress.overview import Recall, Review
from mockloop.analysis.progress.practice import AGAIN, EASY, GOOD, HARD
from mockloop.analysis.progress.recall import DueStory, drill_order, recall_grade
from mockloop.analysis.progress.story_map import Asks, OfCompetency, Telling, story_map
from mockloop.core.story import Story, StoryFact

OVEN, QUEUE = Story("oven", "The oven", competencies=("ownership",)), Story("queue", "The queue")
ASKS = [Asks("amazon-ownership", "Ownership", ("q1", "q2")), Asks("conflict", "Handling conflict", ("q3",))]


def test_a_story_stands_where_its_notes_put_it_and_where_it_was_told():
    told = [Telling("The queue", "conflict", "q3"), Telling("The queue", "conflict", "q3")]
    found = story_map([OVEN, QUEUE], told, ASKS)
    assert found.told == (("The oven", 0), ("The queue", 2))
    assert found.competencies == (
        OfCompetency("amazon-ownership", "Ownership", (("The oven", 0),), 2, 2),
        OfCompetency("conflict", "Handling conflict", (("The queue", 2),), 1, 0),
    )


@pytest.mark.parametrize(("said", "grade"), [(10, EASY), (9, EASY), (8, GOOD), (6, HARD), (4, AGAIN)])
def test_the_grade_follows_from_the_share_of_facts_said(said, grade):
    fact = StoryFact("figure", "12 minutes")
    missed = [FactCheck(fact, DIFFERENTLY), *[FactCheck(fact, NOT_SAID)] * 9]
    assert recall_grade([*[FactCheck(fact, SAID)] * said, *missed[: 10 - said]]) == grade


def test_stories_never_drilled_come_first_then_those_least_likely_to_be_remembered():
    def spacing(reviews, today):
        return Recall(today, 0.1 * reviews[-1].grade)

    reviews = {"A": [Review(1, 4)], "B": [Review(1, 2)]}
    order = drill_order(["A", "B", "C"], reviews, spacing, 5)
    assert [one.title for one in order] == ["C", "B", "A"]
    assert order[0] == DueStory("C", None)
