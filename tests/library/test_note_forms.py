"""Forms of notes: tables, letters alone, arrows, verb-first lines, ages and numbered things."""

from __future__ import annotations

import pytest

from mockloop.library.notes import read_notes


def texts(notes: str, kind: str) -> list[str]:
    return [fact.text for fact in read_notes(notes).facts if fact.kind == kind]


def test_a_table_of_two_columns_is_read_row_by_row():
    notes = """
| Where | shop in Cork |
|---|---|
| Did 1 | cut the menu to 8 dishes |
| Result | 2 complaints that day |
"""
    story = read_notes(notes)
    assert dict(story.parts)["action"] == ("cut the menu to 8 dishes",)
    assert dict(story.parts)["result"] == ("2 complaints that day",)
    assert texts(notes, "name") == ["Cork"]


def test_letters_alone_are_sections():
    parts = dict(read_notes("S Ward in Basel, 19 beds.\nA I moved the beds.\nR Nobody fell in 3 months.").parts)
    assert parts["action"] == ("I moved the beds.",)
    assert parts["result"] == ("Nobody fell in 3 months.",)


def test_a_line_that_begins_with_an_article_is_no_action():
    parts = dict(read_notes("S: Ward in Basel.\nA boy fell there.\nA: I moved the beds.").parts)
    assert parts["action"] == ("I moved the beds.",)


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("nailed them down every 40 cm", "nailed them down every 40 cm"),
        ("me: checked the old list first", "checked the old list first"),
        ("me -> called all the hotels", "called all the hotels"),
        ("still broken -> read the logs again", "read the logs again"),
    ],
)
def test_a_line_with_its_verb_first_is_a_step(line, step):
    assert step in texts(f"roof of the old school\n{line}\nthey liked it", "step")


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("We taught year 8 maths there", "year 8"),
        ("Line 44 worst of all", "Line 44"),
        ("there a boy of 10 nearly drowned", "boy of 10"),
        ("took her pressure: 92 over 60", "92 over 60"),
        ("the queue went 25 -> 11 min", "25 min"),
        ("the queue went 25 -> 11 min", "\u2026 25 -> 11 min"),
        ("closed 7 to 8 in the morning", "7 to 8 in the morning"),
    ],
)
def test_a_figure_keeps_the_words_that_name_it(line, figure):
    assert figure in texts(line, "figure")


def test_notes_with_only_their_end_marked_are_read_for_the_rest():
    notes = "Ferry in Split\nthe ramp jammed at 7:10\nI fetched the old winch\nrang the harbour master\nlesson: oil it"
    parts = dict(read_notes(notes).parts)
    assert parts["action"] == ("I fetched the old winch", "rang the harbour master")
    assert parts["reflection"] == ("oil it",)


def test_a_line_between_two_deeds_is_one():
    notes = "Ferry in Split\nfetched the old winch\nno crane for it\nrang the harbour master\nall sailed at noon"
    assert dict(read_notes(notes).parts)["action"] == (
        "fetched the old winch",
        "no crane for it",
        "rang the harbour master",
    )


@pytest.mark.parametrize(
    ("line", "kind", "fact"),
    [
        ("deadline 31/12 for the client", "date", "31/12"),
        ("Jan-Mar 2019 in the club", "date", "Mar 2019"),
        ("beat them 2-1 at home", "figure", "2-1"),
        ("a 2-page guide for her", "figure", "2-page"),
        ("oxygen 4 l/min", "figure", "4 l/min"),
        ("the shift from 4-6pm", "figure", "6pm"),
        ("branch no. 14 in Porto", "figure", "no. 14"),
        ("my driver June came", "name", "June"),
    ],
)
def test_shorthand_is_read(line, kind, fact):
    assert any(fact in text for text in texts(f"A day at work\n{line}\nIt went well.", kind))


def test_names_in_small_letters_are_not_looked_up_in_a_whole_chapter():
    chapter = "\n".join(f"word{number} here and there" for number in range(500))
    assert texts(f"my talk with zsofia about the boat\n{chapter}", "name") == []
    assert texts("my talk with zsofia about the boat\nall went well", "name") == ["zsofia"]


@pytest.mark.parametrize(
    ("notes", "fact"),
    [
        ("I was a band 6 midwife in Truro", "band 6"),
        ("# The fog on route 51\n- drove the last bus home", "route 51"),
        ("# Learning to swim at 58\n- took 9 lessons", "at 58"),
        ("Only 7 more lost by May", "Only 7 more"),
        ("helped the 4-H with their hens", "4-H"),
        ("1 in 4 parcels came late\nlate parcels 25% -> 8%", "1 in 4"),
    ],
)
def test_what_numbers_a_thing_or_an_age_is_a_fact(notes, fact):
    found = [one.text for one in read_notes(notes).facts]
    assert any(fact in text for text in found), found


def test_the_number_of_a_story_is_no_fact():
    assert texts("Story 3: the bakery\n- sold 40 loaves", "figure") == ["40 loaves"]


@pytest.mark.parametrize(
    ("line", "kind", "fact"),
    [
        ("05-Apr-2018 the pump broke", "date", "5 Apr 2018"),
        ("2018/4/5 the pump broke", "date", "2018/4/5"),
        ("the new pump cost 90 \u20ac/week", "figure", "90\u20ac/week"),
    ],
)
def test_a_date_and_a_price_are_read_in_less_usual_forms(line, kind, fact):
    assert any(fact in text for text in texts(line, kind))


def test_deeds_that_a_word_of_order_opens_are_steps():
    notes = (
        "A:\nfirst I rang the vet\nafter that i weighed all the lambs\nfinally sold the old trailer\nR: 9 lambs lived"
    )
    assert texts(notes, "step") == [
        "first I rang the vet",
        "after that i weighed all the lambs",
        "finally sold the old trailer",
    ]


def test_deeds_below_a_background_without_another_label_are_the_action():
    notes = """Background: I ran a bakery in Cork.
The oven broke on a Friday.
I borrowed two camping stoves.
Then I baked flat bread until nine.
Outcome: 80 loaves sold."""
    assert dict(read_notes(notes).parts)["action"] == (
        "I borrowed two camping stoves.",
        "Then I baked flat bread until nine.",
    )


@pytest.mark.parametrize(
    ("notes", "name"),
    [
        ("two years with gruber & sons\nmended 4 roofs", "gruber & sons"),
        ("the flower stall in station road\nsold 40 tulips", "station road"),
        ("sold keys for brantwick\nall by post, 3 vans", "brantwick"),
        ("no heating, 9 rooms\n- got zeb to carry the coal", "zeb"),
        ("rang the yard, met zeb, he said monday\nit was cold", "zeb"),
        ('night shift at the pub "old mill"\nthe tap broke, 3 floors wet', "old mill"),
        ("the student nell kept the score\n3 rounds", "nell"),
        ("my van broke near the M6\n- told karin first\n- walked 3 miles", "karin"),
    ],
)
def test_careless_notes_name_people_firms_and_roads_in_small_letters(notes, name):
    assert name in texts(notes, "name")


@pytest.mark.parametrize("line", ["we met on the main road", "it blocked a whole street", "Mr and Mrs Hill came at 9"])
def test_ordinary_roads_and_couples_give_no_names_in_small_letters(line):
    assert not [name for name in texts(f"a story\n{line}\nit was fine", "name") if name.islower()]


def test_a_heading_names_what_stands_in_no_line():
    assert texts("## Flood at Ansty Mill\n- 3 pumps broke\n- carried 40 sacks upstairs", "name") == ["Ansty Mill"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("sat night the roof leaked", "sat night"),
        ("In winter 2014 sales fell by a third", "2014"),
        ("they bought two vans in march, both used", "march"),
        ("we came in for the 27th as a favour", "27th"),
        ("the bank called on the 9th to ask why", "9th"),
    ],
)
def test_days_and_winters_are_dates(line, date):
    assert date in texts(f"A story\n{line}\nIt was fine.", "date")


def test_an_age_in_brackets_stands_beside_its_name():
    assert "Orme, 71" in texts("A lady fell (Mrs Orme, 71), I ran to her.", "figure")


def test_every_fortnight_is_a_figure():
    assert "every fortnight" in texts("I weighed the calves every fortnight.", "figure")


def test_a_code_is_no_part_of_the_name_behind_it():
    assert texts("We took flight KT204 Tromso to Malmo.", "name") == ["KT204", "Tromso", "Malmo"]
