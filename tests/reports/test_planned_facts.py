"""The planned facts on a terminal: what was said, and few of those that were not."""

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, FactCheck
from mockloop.core.story import StoryFact
from mockloop.reports.planned_facts import few_lines, planned_lines, planned_summary


def checked(*statuses: str) -> list[FactCheck]:
    return [FactCheck(StoryFact("name", f"N{at}", ""), status) for at, status in enumerate(statuses)]


def test_of_many_facts_that_were_not_said_five_are_shown_and_the_others_counted():
    facts = checked(*[NOT_SAID] * 4, SAID, *[NOT_SAID] * 3, DIFFERENTLY)
    few, more = few_lines(facts, another=False)
    assert ([one.fact for one in few], more) == (["N0", "N1", "N2", "N3", "N4", "N5", "N8"], 2)
    assert few_lines(facts[:5], another=False) == (planned_lines(facts[:5]), 0)


def test_where_another_story_was_told_one_line_says_so():
    facts = checked(SAID, *[NOT_SAID] * 23)
    assert few_lines(facts, another=True) == ([], 0)
    assert planned_summary(facts, another=True) == "your answer did not tell this story (1 of 24 facts said)"
    assert planned_summary(facts) == "1 of 24 said"
