"""Figures told roughly, and figures, names, dates and steps told in another form than the notes have."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.planned_facts import DIFFERENTLY, NOT_SAID, SAID, check_facts
from mockloop.core.transcript import from_text
from mockloop.library.notes import read_notes
from testkit.fact_ticks import status


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("32 riders", "32 riders on the ferry", "thirty-odd riders on the ferry", SAID),
        ("42 riders", "42 riders on the ferry", "thirty-odd riders on the ferry", DIFFERENTLY),
        ("$418.20", "he paid $418.20 twice", "he paid four hundred something dollars twice", SAID),
        ("$580k", "the deal was $580k a year", "the deal was just over half a million dollars a year", DIFFERENTLY),
        ("$520k", "the deal was $520k a year", "the deal was just over half a million dollars a year", SAID),
        ("\u00a32,870", "the penalty cost \u00a32,870", "the penalty cost close on three grand", SAID),
        ("2.2 km", "walked 2.2 km to the lake", "I walked about two kilometres to the lake", SAID),
        ("2.8 km", "walked 2.8 km to the lake", "I walked about two kilometres to the lake", DIFFERENTLY),
        ("54 min", "the call took 54 min", "the call took almost an hour", SAID),
        ("1,930 tests", "we ran 1,930 tests", "we ran nearly two thousand tests", SAID),
        ("1,930 tests", "we ran 1,930 tests", "we ran a lot of tests", NOT_SAID),
        ("9 of 60 parts", "scrapped 9 of 60 parts", "we scrapped about one part in seven", SAID),
    ],
)
def test_a_rounder_figure_that_fits_is_said(text, context, said, expected):
    assert status("figure", text, said, context) == expected


@pytest.mark.parametrize(
    ("text", "context", "said", "expected"),
    [
        ("12 late parcels", "cause: 12 late parcels", "the cause was thirty damaged parcels", DIFFERENTLY),
        ("S$20k", "offered S$20k credit", "I offered him a credit of forty thousand", DIFFERENTLY),
        ("40 min", "tickets backed up 40 min", "the tickets were backed up an hour and ten", DIFFERENTLY),
        ("Rs. 12.5 lakh", "saving Rs. 12.5 lakh", "a saving of twelve and a half lakh rupees", SAID),
        ("7 people", "we were 7 people and nobody led", "we were seven, and there was no boss", SAID),
    ],
)
def test_a_figure_is_found_by_what_it_counts(text, context, said, expected):
    assert status("figure", text, said, context) == expected


def _ticks(notes: str, said: str) -> dict[str, str]:
    return {one.fact.text: one.status for one in check_facts(read_notes(notes).facts, [from_text(said)])}


def test_another_person_with_the_same_title_or_a_like_name_is_said_differently():
    notes = "The senior engineer Mr Kapadia told us to wait.\nI rang my boss Gerald at once."
    ticks = _ticks(notes, "The senior engineer, Mr Mehta, told us to wait. I rang my boss, it was Gerhard, at once.")
    assert ticks["Kapadia"] == DIFFERENTLY
    assert ticks["Gerald"] == DIFFERENTLY


def test_a_title_is_no_name():
    assert status("name", "Moira", "so I spoke to old Mr Docherty", "I spoke to Moira") == NOT_SAID


@pytest.mark.parametrize(
    ("notes", "said", "date", "expected"),
    [
        ("In June 2014 we passed.", "In July two thousand fourteen we passed.", "June 2014", DIFFERENTLY),
        ("In 2017 I worked in Lyon.", "I worked there in twenty sixteen.", "2017", DIFFERENTLY),
        ("FRI 3 MAY - row with the floor", "It was the third of May, a Friday.", "3 MAY", SAID),
        ("Churn tool, Q3/2021, Riga", "In the third quarter of twenty twenty-one.", "Q3/2021", SAID),
        ("on 7/11/22 my boss asked for it", "It was the seventh of November twenty twenty-two.", "7/11/22", SAID),
    ],
)
def test_dates_in_other_forms_and_other_years(notes, said, date, expected):
    assert _ticks(notes, said)[date] == expected


def test_hours_after_a_weekday_and_two_halves_of_a_day_are_clock_times():
    ticks = _ticks(
        "report due thursday 10h\ndelivered it wed 22h", "The report was ready on Wednesday at ten at night."
    )
    assert "thursday 10h" in ticks
    assert any("22h" in text for text in ticks)


def test_counted_things_in_capitals_and_money_are_no_names():
    facts = read_notes("33 PALLETS ON THE PAPER, 26 PALLETS ON THE TRUCK\nThe account was worth S$480k.").facts
    assert not [one.text for one in facts if one.kind == "name" and ("PALLETS" in one.text or "480k" in one.text)]
    assert [one.text for one in facts if one.kind == "figure" and "480k" in one.text] == ["S$480k"]


def test_rows_of_a_table_labelled_my_action_are_steps():
    notes = "| What | Detail |\n|---|---|\n| Problem | she wanted cash |\n| My action A | Took her to the back room |"
    assert [one.text for one in read_notes(notes).facts if one.kind == "step"] == ["Took her to the back room"]


def test_a_step_is_told_by_its_first_clause():
    notes = "S: The report was late.\nA: reran 5 samples over the weekend, blind-coded\nR: It was accepted."
    said = "The report was late, so over the weekend I went in and I measured five samples again. It was accepted."
    assert _ticks(notes, said)["reran 5 samples over the weekend, blind-coded"] == SAID
