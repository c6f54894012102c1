"""Figures and places that were told otherwise than noted are found by what is left over of the answer."""

from __future__ import annotations

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.story import StoryFact
from mockloop.core.transcript import from_text


def ticked(told, *facts):
    return [one.status for one in check_facts([StoryFact(*fact) for fact in facts], [from_text(told)])]


def test_a_figure_of_the_same_kind_that_no_note_has_stands_for_an_unsaid_one():
    told = "The paper had fifty pages. Then everything waited for an hour and twenty minutes."
    facts = (("figure", "50 pages", "report of 50 pages"), ("figure", "55 min", "queue backed up 55 min"))
    assert ticked(told, *facts) == [SAID, DIFFERENTLY]


def test_a_figure_much_larger_stands_for_none():
    told = "The paper had fifty pages. Then everything waited for three days."
    facts = (("figure", "50 pages", "report of 50 pages"), ("figure", "55 min", "queue backed up 55 min"))
    assert ticked(told, *facts) == [SAID, NOT_SAID]


def test_a_number_that_was_taken_back_at_once_was_not_said():
    told = "The light went out four, no, sorry, six times that night."
    assert ticked(told, ("figure", "4 times", "light went out 4 times")) == [DIFFERENTLY]
    assert ticked(told, ("figure", "6 times", "light went out 6 times")) == [SAID]


def test_another_place_after_the_same_words_is_said_differently():
    told = "So the pilot had to land, and we spent the night in Vienna, all of us."
    assert ticked(told, ("name", "Prague", "spent the night in Prague")) == [DIFFERENTLY]


def test_both_halves_of_a_change_are_ticked_apart():
    told = "Returns went from twenty percent to twelve percent."
    whole = "\u2026 20% -> 9%"
    facts = (("figure", "20%", "returns 20% -> 9%"), ("figure", whole, "returns 20% -> 9%"))
    assert ticked(told, *facts) == [SAID, DIFFERENTLY]


def test_a_letter_of_a_place_is_ticked():
    context = "the van stood at gate D"
    assert ticked("The van was at gate D.", ("name", "gate D", context)) == [SAID]
    assert ticked("The van was at gate F.", ("name", "gate D", context)) == [DIFFERENTLY]


def test_initials_are_said_in_full():
    assert ticked("I went to human resources.", ("name", "HR", "told HR")) == [SAID]
