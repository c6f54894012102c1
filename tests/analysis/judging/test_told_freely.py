"""Facts told as people tell them: rounded to fives, counted afterwards, numbered in words."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.transcript import from_text
from mockloop.library.notes import read_notes
from testkit.fact_ticks import status


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("day 4", "day 4 of the trial", "on the fourth day of the trial the pump broke", SAID),
        ("week 6", "left in week 6 of the course", "she left six weeks into the course", SAID),
        ("stage 3", "the fault was in stage 3", "the fault was in the third stage", SAID),
        ("stage 3", "the fault was in stage 3", "the fault was in some stage", NOT_SAID),
        ("day 4", "day 4 of the trial", "we had four days for the trial", NOT_SAID),
    ],
)
def test_a_numbered_thing_may_be_told_by_its_order(text, context, said, expected):
    assert status("figure", text, said, context) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("44 sheep", "we sheared about forty-five sheep", SAID),
        ("44 sheep", "we sheared forty-five sheep", DIFFERENTLY),
        ("£760", "it cost around seven hundred and fifty pounds", SAID),
        ("12 parcels", "there were about ten parcels", SAID),
        ("9 parcels", "there were about ten parcels", SAID),
        ("34 minutes", "it took just over half an hour", SAID),
        ("50 minutes", "it took just over half an hour", DIFFERENTLY),
        ("80 coats", "we had under a hundred coats", SAID),
        ("40 coats", "we had under a hundred coats", DIFFERENTLY),
        ("50 days", "it was done in seven weeks", SAID),
        ("50 days", "it was done in five weeks", DIFFERENTLY),
        ("1800 m", "the well was nearly two kilometres off", SAID),
        ("880 m", "the well was nearly a kilometre off", SAID),
        ("2 h 35", "it took two hours and thirty-five minutes", SAID),
        ("9 working days", "it took nine days in the end", SAID),
    ],
)
def test_a_figure_may_be_rounded_to_a_five_or_another_unit(text, said, expected):
    context = f"{text} {' '.join(said.split()[:2])} it took it cost off"
    assert status("figure", text, said, context) == expected


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("7 growers", "rang 7 growers", "I rang the growers who had not paid yet, seven of them", SAID),
        ("6 ropes", "borrowed 6 ropes", "I asked for ropes, and he came with half a dozen.", SAID),
        ("8 villages", "used in 8 villages", "other villages asked for it too, I think eight in total", SAID),
        ("12 helpers", "12 helpers came to dig", "a dozen people came to dig", SAID),
        ("3 nurses", "3 nurses were below", "there were three people below", SAID),
        ("4 choices", "gave him 4 choices with a price", "the price was seven hundred and forty pounds", NOT_SAID),
        ("five weakest", "listed the five weakest bridges", "I listed the worst five", SAID),
        ("7.50", "the boat left 7.50", "the boat left at ten to eight", SAID),
        ("7.50", "the boat left 7.50", "the boat left at noon", NOT_SAID),
        ("every fortnight", "I checked the nets every fortnight", "I checked the nets every two weeks", SAID),
        ("8 of 40 nights", "it failed on 8 of 40 nights", "it failed eight times out of forty", SAID),
        ("every 4 months", "I test the alarm every 4 months", "I test the alarm three times a year", SAID),
        ("4 months", "I test the alarm every 4 months", "I test the alarm twice a year", NOT_SAID),
        ("third calf", "it was the third calf of the cow", "it was her third, and the cow was calm", SAID),
        ("£29k", "two vans at £29k", "we bought two vans, nearly thirty thousand apiece", SAID),
        ("4 weeks", "weighed the hay for 4 weeks", "for a whole month I weighed the hay", SAID),
        ("3 callouts", "3 callouts that night", "we had to call out three times that night", SAID),
        ("1 or 2", "most calves need 1 or 2", "most calves need one or two", SAID),
    ],
)
def test_a_count_may_follow_what_it_counts(text, context, said, expected):
    assert status("figure", text, said, context) == expected


@pytest.mark.parametrize(
    ("kind", "text", "context", "said", "expected"),
    [
        ("date", "1986", "a map from 1986", "the map was from the eighties", SAID),
        ("date", "1986", "a map from 1986", "the map was from the nineties", NOT_SAID),
        ("date", "April", "two vans came in April", "In the spring we got two vans.", SAID),
        ("date", "April", "two vans came in April", "In the autumn we got two vans.", NOT_SAID),
        ("date", "December", "thank-you card in December", "just before Christmas there was a card", SAID),
        ("date", "sat night", "sat night the roof leaked", "It was a Saturday when the roof leaked.", SAID),
        ("name", "Jan", "asked Jan from the stores", "It was in June. I asked someone from the stores.", NOT_SAID),
        ("date", "9 July", "the well ran dry on 9 July", "In July 2015 the well ran dry.", SAID),
        ("name", "Aas", "rang Mr Aas in Bergen", "I rang a man in Bergen, as one does.", NOT_SAID),
        (
            "step",
            "rang my old neighbour Nils who had a crane",
            "x",
            "I phoned Nils, he has lifted things all his life.",
            SAID,
        ),
        ("step", "rang my old neighbour Nils who had a crane", "x", "I didn't phone Nils about it.", NOT_SAID),
        ("name", "Peru", "wool came from Peru", "We had wool from South America.", NOT_SAID),
    ],
)
def test_dates_names_and_deeds_told_roughly(kind, text, context, said, expected):
    assert status(kind, text, said, context) == expected


def test_a_date_that_was_said_is_not_another_one_said_differently():
    facts = read_notes("began 3 may 2020, in the mill\nfinished 21 may, all dry").facts
    dates = {one.fact.text: one.status for one in check_facts(facts, [from_text("We began on the third of May 2020.")])}
    assert dates["3 may 2020"] == SAID
    assert dates["21 may"] == NOT_SAID


def test_the_second_half_of_a_change_may_be_another_value_without_its_unit():
    notes = "R: losses 6.2% -> 3.1%\nA: moved the bins"
    said = "And losses went from six point two to four point nine."
    ticks = {one.fact.text: one.status for one in check_facts(read_notes(notes).facts, [from_text(said)])}
    assert [status for text, status in ticks.items() if "3.1%" in text] == [DIFFERENTLY]


def test_a_second_share_without_percent_is_another_value():
    notes = "R: 41% full in April, 58% in May\nA: cut the price"
    ticks = {
        one.fact.text: one.status
        for one in check_facts(
            read_notes(notes).facts, [from_text("In April we were forty-one percent full, and in May fifty-four.")]
        )
    }
    assert (ticks["41%"], ticks["58%"]) == (SAID, DIFFERENTLY)
