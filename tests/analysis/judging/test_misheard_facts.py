"""Names and figures as recognizers write them, and ordinary words that are none of the notes' names."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.story import StoryFact
from mockloop.core.transcript import from_text


def status(kind: str, text: str, said: str, context: str = "") -> str:
    (checked,) = check_facts([StoryFact(kind, text, context or text)], [from_text(said)])
    return checked.status


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
        ("112 guests", "We served 112 guests that night", "we served over a hundred guests", NOT_SAID),
        ("112 guests", "We served 112 guests that night", "we served a hundred guests", DIFFERENTLY),
        ("only 3 still came", "After two months only 3 still came", "two months later just three were left", SAID),
    ],
)
def test_a_figure_said_roughly_is_no_other_figure_and_things_have_several_names(text, context, said, expected):
    assert status("figure", text, said, context) == expected


def test_a_year_is_said_differently_only_by_a_year():
    assert (
        status("date", "2018", "we tested 450 samples a day in the laboratory", "In 2018 we tested samples") == NOT_SAID
    )
