"""Ordinals, frequencies, sizes, scores, none of a thing, and figures said differently in their place."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.story import StoryFact
from mockloop.core.transcript import from_text
from testkit.fact_ticks import status


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("fourth visit", "opened up on the fourth visit", "she opened up on my fourth visit", SAID),
        ("fourth visit", "opened the gate on the fourth visit", "on the fourth she opened the gate for me", SAID),
        ("fourth visit", "opened up on the fourth visit", "she opened up on my second visit", DIFFERENTLY),
        ("fourth visit", "opened up on the fourth visit", "it was the fourth of June and it rained", NOT_SAID),
        ("every month", "fire drill every month", "we now do a fire drill once a month", SAID),
        ("every month", "fire drill every month", "we now do a fire drill each week", DIFFERENTLY),
        ("every month", "fire drill every month", "I drink a coffee every morning", NOT_SAID),
        ("weekly", "checked the pump weekly", "so I checked the pump every week", SAID),
        ("3x4 m", "tent of 3x4 m", "a tent of three by four metres", SAID),
        ("3x4 m", "tent of 3x4 m", "a tent of three by five metres", NOT_SAID),
        ("3:1", "won 3:1 at home", "and we won three one in the end", SAID),
        ("2:0", "lost 2:0", "we had lost two nil", SAID),
        ("180/110", "pressure 180/110", "her pressure was a hundred and eighty over a hundred and ten", SAID),
        ("zero late buses", "zero late buses in May", "in May there was not one late bus", SAID),
        ("zero late buses", "zero late buses in May", "in May there were no buses at all", SAID),
        ("zero late buses", "zero late buses in May", "in May I took the bus", NOT_SAID),
        ("2 ladders", "had 2 ladders", "all we had was a pair of ladders", SAID),
        ("1.20 m", "window 1.20 m", "the window is one metre twenty", SAID),
        ("2 out of 340 parts", "2 out of 340 parts bad", "two bad parts, out of, uh, three hundred and forty", SAID),
        ("was 4", "mark 8 now, was 4", "the mark is eight now, and before it was four.", SAID),
        ("45€", "paid 45€ for the taxi", "I paid forty-five euros for the taxi", SAID),
        ("70 mb", "70 mb leaked per goal", "fifty megabytes leaked with each goal", DIFFERENTLY),
        ("300/h", "normal 300/h", "normally it's three hundred in an hour", SAID),
    ],
)
def test_a_figure_of_another_kind_is_ticked(text, context, said, expected):
    assert status("figure", text, said, context) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("we met on a Thursday", SAID),
        ("we met at the harbour gate on a Monday", DIFFERENTLY),
        ("I bought bread on Monday", NOT_SAID),
    ],
)
def test_a_weekday_is_ticked(said, expected):
    assert status("date", "thursday", said, "met at the harbour gate on a thursday") == expected


NOTES = (
    StoryFact("figure", "40 guests", "40 guests for lunch"),
    StoryFact("figure", "at 11:40", "soup ready at 11:40"),
    StoryFact("figure", "3 cooks", "only 3 cooks"),
)


def test_another_time_between_what_was_noted_around_it_is_said_differently():
    told = "There were forty guests. We were done by ten past twelve. And we had just three cooks."
    guests, ready, cooks = check_facts(NOTES, [from_text(told)])
    assert (guests.status, ready.status, cooks.status) == (SAID, DIFFERENTLY, SAID)
    assert ready.heard == "ten past twelve"


def test_a_time_far_from_the_noted_one_is_another():
    told = "There were forty guests. I had been up since four in the morning. And we had just three cooks."
    assert check_facts(NOTES, [from_text(told)])[1].status == NOT_SAID


def test_a_time_after_all_that_was_noted_is_another():
    told = "There were forty guests. And we had just three cooks. " + "It went on and on. " * 5 + "I left at noon."
    assert check_facts(NOTES, [from_text(told)])[1].status == NOT_SAID


def test_a_number_that_counts_nothing_far_from_its_place_is_another():
    facts = [*NOTES, StoryFact("figure", "14 plates", "borrowed 14 plates next door")]
    told = "It was minus 14 outside. Then it got warm. There were forty guests. We had three cooks. We all sat down."
    assert check_facts(facts, [from_text(told)])[3].status == NOT_SAID
    told = (
        "There were forty guests. We had three cooks. Then we had to borrow plates, I think fourteen, from next door."
    )
    assert check_facts(facts, [from_text(told)])[3].status == SAID


def test_a_lone_day_needs_words_of_its_line():
    line = "frost on the 17th killed the buds"
    assert status("date", "17th", "and on the seventeenth the frost killed all the buds", line) == SAID
    assert status("date", "17th", "in the year before we had thirty-eight trees", line) == NOT_SAID


TOLD = (
    "I am a porter in a big hotel by the lake. One evening the lift broke, and an old guest could not get up to her "
    "room on the ninth floor. I did not want to leave her in the hall all night. So I took a chair from the bar and "
    "we put her in it, and two of us carried her up the stairs, one floor after another. She thanked us with tea."
)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("put the woman in a seat from the bar", SAID),
        ("wrote to the lift company for a refund", NOT_SAID),
        ("moved all guests to another house", NOT_SAID),
    ],
)
def test_a_step_in_other_words_is_told_if_its_meaning_is_near(step, expected):
    assert status("step", step, TOLD) == expected
