"""Facts that are only like what was said: a part of a name, half of a pair, the same number of something else."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID
from testkit.fact_ticks import status


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("Hotel Adler", "At night I was alone in a hotel in Kiel.", NOT_SAID),
        ("Hotel Adler", "At night we called the Hotel Bristol.", NOT_SAID),
        ("Hotel Adler", "At night I was alone in the Adler.", SAID),
        ("Brunn Timber", "In Kiel we sell timber to farms.", NOT_SAID),
        ("Brunn Timber", "In Kiel I worked for Brunn.", SAID),
    ],
)
def test_the_distinctive_part_of_a_name_must_be_heard(name, said, expected):
    assert status("name", name, said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("her pressure was ninety-two over sixty", SAID),
        ("her pressure was ninety-two over seventy", DIFFERENTLY),
        ("her pressure was fine", NOT_SAID),
    ],
)
def test_a_pair_is_said_only_with_both_halves(said, expected):
    assert status("figure", "92 over 60", said, "took her pressure: 92 over 60") == expected


def test_a_change_with_one_half_changed_is_said_differently():
    context = "the queue went 25 -> 11 min"
    assert status("figure", "25 -> 11 min", "the queue is eleven minutes, before it was thirty-five", context) == (
        DIFFERENTLY
    )


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("tram 14", "he drives tram 14", "she had fourteen kilos of flour", NOT_SAID),
        ("30 coats", "we sewed 30 coats", "it was on the thirtieth", NOT_SAID),
        ("70 ml per hour", "the pump ran at 70 ml per hour", "it ran at seventy mils an hour", SAID),
        ("60 mph", "the wind got to 60 mph", "the wind got to eighty miles an hour", DIFFERENTLY),
        ("9 devs", "we were 9 devs", "I was one of nine developers", SAID),
        ("5 tries", "rang the desk, 5 tries", "I rang the desk, it took six attempts", DIFFERENTLY),
        ("called 112", "I called 112 at once", "I called one one two at once", SAID),
        ("6 more bookings", "they booked 6 more bookings", "they booked me another six times", SAID),
        ("9 hotels", "rang 9 hotels", "I rang the hotels, seven of them", DIFFERENTLY),
        ("4 in the afternoon", "closed at 4 in the afternoon", "they closed it for four that afternoon", SAID),
        (
            "afternoon from 3 to 5",
            "lost every afternoon from 3 to 5",
            "lost every afternoon between three and five",
            SAID,
        ),
        (
            "7 to 8 in the morning",
            "a lane, 7 to 8 in the morning",
            "a lane in the morning from seven until eight",
            SAID,
        ),
        ("15 chairs", "we had 15 chairs", "it was made in seventeen fifteen", NOT_SAID),
    ],
)
def test_a_number_is_checked_as_it_is_said(text, context, said, expected):
    assert status("figure", text, said, context) == expected


def test_a_day_said_alone_is_of_the_month_said_before():
    said = "He came on the second of May. Then one day, on the nineteenth, it broke."
    assert status("date", "19 May", said) == SAID
    assert status("date", "18 May", said) == DIFFERENTLY


@pytest.mark.parametrize(
    ("kind", "fact", "said", "expected"),
    [
        ("date", "May", "I ran a kiosk and May we had no ice for a week.", SAID),  # heard so for 'in May'
        ("date", "March", "We had a long march to the hut.", NOT_SAID),
        ("date", "May", "May I tell you about a kiosk?", NOT_SAID),
        ("figure", "two weeks", "I noted the ice each night for a fortnight.", SAID),
    ],
)
def test_a_month_with_its_capital_and_a_fortnight_are_known(kind, fact, said, expected):
    assert status(kind, fact, said) == expected


@pytest.mark.parametrize(
    ("step", "said", "expected"),
    [
        ('found out that 30% went into gym lockers "just in case"', "a third went into lockers in the gym", SAID),
        ('rang the caretaker and said "bring the spare keys tonight"', "I rang the caretaker.", NOT_SAID),
    ],
)
def test_somebodys_words_at_the_end_of_a_long_step_need_not_be_told(step, said, expected):
    assert status("step", step, said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("We had nine trucks that night.", NOT_SAID),
        ("I sent truck nine half empty.", SAID),
        ("We had nine trucks, and I sent truck nine first.", SAID),
    ],
)
def test_so_many_of_a_thing_are_not_the_one_with_that_number(said, expected):
    assert status("figure", "truck 9", said, "Sent truck 9 half empty rather than late") == expected
