"""Names and figures as recognizers write them, and ordinary words that are none of the notes' names."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.story import StoryFact
from mockloop.core.transcript import from_text
from testkit.fact_ticks import status


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Galway", "In Cork we always met at eight"),
        ("Easter", "then Ann, the master of the school, came"),
        ("Walter", "and Ann brought water for everyone"),
        ("Danish", "it took Ann three days to read"),
        ("Carys", "and I carried it to Ann"),
    ],
)
def test_an_ordinary_word_like_a_name_is_not_the_name_where_names_have_capitals(name, said):
    assert status("name", name, said) == NOT_SAID


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("Galway", "we moved to galway in may", SAID),  # typed without any capital
        ("Benoit", "It was late. Ben told me which slope was safe", SAID),
        ("Wouter", "It was wet. Water, my master, told me to paint it", SAID),
        ("Wouter", "It was wet. Water was everywhere in the hall", NOT_SAID),
        ("Tino", "It was late. Then told me the boss", NOT_SAID),
    ],
)
def test_a_name_may_open_a_sentence(name, said, expected):
    assert status("name", name, said) == expected


@pytest.mark.parametrize(
    ("text", "context", "heard", "is_said"),
    [
        ("half past three", "I moved it to half past three", "and I moved it to 330 because of that", True),
        ("half past three", "I moved it to half past three", "and I sold it to 330 people", False),
        ("20:35", "it rained at 20:35", "five minutes later, it was 8.35. It started to rain", True),
        ("9:25", "the page was there at 9:25", "I 9.25 every one of them had it", True),
        ("23:40", "the boiler died at 23:40", "on the 8th, a 20 to 12 at night, it went out", True),
        ("23:40", "the boiler died at 23:40", "we were from 20 to 12 people there", False),
        ("quarter past one", "he fell at quarter past one", "at a quarter pass, one one of the guests fell", True),
        ("one in three", "Three times as many bought: one in three", "one and three of them bought", True),
        ("one in three", "Three times as many bought: one in three", "one and three quarters", False),
        ("620 letterboxes", "I deliver to 620 letterboxes", "and that 600 in 20 letter boxes", True),
        ("620 letterboxes", "I deliver to 620 letterboxes", "I did 600 in 20 minutes", False),
        ("11,000 kroner", "we earned 11,000 kroner", "we made 11,000,000,000 more", True),
        ("45 kg", "45 kg of fish lay there", "there was a lot of fish, 45 keels", True),
        ("45 kg", "45 kg of fish lay there", "there were 45 cans of fish", False),
    ],
)
def test_a_figure_is_known_as_recognizers_write_it(text, context, heard, is_said):
    assert (status("figure", text, heard, context) == SAID) is is_said


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("7 workers", "We were 7 workers", "and there were seven of us", SAID),
        ("5 neighbours", "I called 5 neighbours", "I called the neighbors, five of them", SAID),
        ("112 guests", "We served 112 guests that night", "we served over a hundred guests", SAID),
        ("112 guests", "We served 112 guests that night", "we served a hundred guests", DIFFERENTLY),
        ("152 guests", "We served 152 guests that night", "we served over a hundred guests", DIFFERENTLY),
        ("only 3 still came", "After two months only 3 still came", "two months later just three were left", SAID),
    ],
)
def test_a_figure_said_roughly_is_no_other_figure_and_things_have_several_names(text, context, said, expected):
    assert status("figure", text, said, context) == expected


def test_a_year_is_said_differently_only_by_a_year():
    assert (
        status("date", "2018", "we tested 450 samples a day in the laboratory", "In 2018 we tested samples") == NOT_SAID
    )


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("4 %", "we lost about 4 % that year", "about four percent were lost", SAID),
        ("22 m/s", "gusts of 22 m/s came", "gusts of twenty-two meters per second", SAID),
        ("2.5 mg", "pills of 10 mg in a 2.5 mg box", "it says two point five milligrams", SAID),
        ("1\u00bd hours", "we saved 1\u00bd hours each night", "we save an hour and a half every night", SAID),
        ("US$690,000", "they paid back US$690,000", "they paid back six hundred and ninety thousand dollars", SAID),
        ("\u20ac8.50", "a second key cut for \u20ac8.50", "it cost me, what, eight euro fifty", SAID),
        (
            "minus 6 \u00b0C",
            "they blamed the frost, minus 6 \u00b0C",
            "that is the frost, it was minus nine",
            DIFFERENTLY,
        ),
        ("stop at 18", "the new rule is stop at 18", "the cranes are stopped at eighteen already", SAID),
        (
            "law says 0.5",
            "0.9 lice per fish, the law says 0.5",
            "nought point nine lice, the law says 0.2",
            DIFFERENTLY,
        ),
        ("team of 9", "startup, a team of 9", "at a startup, we were a team of um nineteen people", DIFFERENTLY),
        ("4 wrong ones", "found 4 wrong ones on shelf 12", "and we found seven that were wrong", DIFFERENTLY),
        ("up by a third", "Loans up by a third in the first year", "in the first year loans were up by a 3rd", SAID),
        ("12th floor", "it stops under the 12th floor", "always somewhere below the tenth floor", DIFFERENTLY),
        ("5th floor", "a pipe on the 5th floor", "that was the 5th floor", SAID),
    ],
)
def test_units_prices_ordinals_and_decimals_are_checked(text, context, said, expected):
    assert status("figure", text, said, context) == expected


@pytest.mark.parametrize(
    ("noted", "context", "said", "expected"),
    [
        ("22 Sept 2022", "the premiere was on 22 Sept 2022", "on the twenty-second of September, 2021", DIFFERENTLY),
        (
            "30th of September",
            "more members by the 30th of September",
            "by the end of September, by the thirtieth",
            SAID,
        ),
        ("June", "close the shop at the end of June", "she closes the shop at the end of July", DIFFERENTLY),
        ("June", "close the shop at the end of June", "in July I went on holiday", NOT_SAID),
    ],
)
def test_another_year_or_month_is_said_differently(noted, context, said, expected):
    assert status("date", noted, said, context) == expected


def test_one_figure_of_an_answer_stands_in_place_of_one_noted_figure():
    line = "I lit the altar with candles, 70 of them, because the fuse takes 16 amps"
    facts = [StoryFact("figure", "70 of them", line), StoryFact("figure", "16 amps", line)]
    checked = check_facts(facts, [from_text("there was no power so I put candles on the altar, seventeen of them")])
    assert [one.status for one in checked] == [DIFFERENTLY, NOT_SAID]


def test_a_step_is_told_without_what_is_in_brackets_and_with_other_hyphens():
    step = "counted customers by the quarter hour for 3 weeks (the woman at the till thought that I was mad)"
    assert status("step", step, "for three weeks I stood there and counted the customers") == SAID
    assert status("step", "wrote a 3-page note", "I wrote a note that had three pages") == SAID
