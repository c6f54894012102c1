"""Figures as they are said and written: value and unit."""

from __future__ import annotations

import pytest

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.numbers import figures, figures_of


def read(text: str) -> list[tuple[float, str]]:
    return [(one.value, one.unit) for one in figures([normalized(word) for word in text.split()])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it fell by 18%", [(18, "percent")]),
        ("it fell by 18 percent", [(18, "percent")]),
        ("it fell by eighteen per cent", [(18, "percent")]),
        ("we saved $3,000 a month", [(3000, "dollar")]),
        ("we saved three thousand dollars", [(3000, "dollar")]),
        ("about $8k", [(8000, "dollar")]),
        ("2.5 million euros", [(2_500_000, "euro")]),
        ("two point five million euros", [(2_500_000, "euro")]),
        ("from 2 to 31 percent", [(2, "percent"), (31, "percent")]),
        ("from forty hours to six hours", [(40, "hour"), (6, "hour")]),
        ("two hundred and fifty patients", [(250, "patient")]),
        ("twenty-three new customers", [(23, "customer")]),
        ("three times faster", [(3, "times")]),
        ("3x faster", [(3, "times")]),
        ("a hundred and twenty people", [(120, "people")]),
        ("half a million users", [(500_000, "user")]),
        ("a dozen teams", [(12, "team")]),
        ("in nineteen ninety four", [(1994, "")]),
        ("in 2023", [(2023, "")]),
        ("twenty twenty three was the year", [(2023, "")]),
        ("two and a half hours", [(2.5, "hour")]),
        ("one of them asked me", []),
        ("one hour later", [(1, "hour")]),
        ("two five-axis machines", [(2, ""), (5, "axis")]),
        ("two 5-axis machines", [(2, ""), (5, "axis")]),
        ("a team of six", [(6, "")]),
        ("the ward has 24 beds and 7 nurses", [(24, "bed"), (7, "nurse")]),
        ("200ms", [(200, "millisecond")]),
        ("seven hundred thousand pounds", [(700_000, "pound")]),
        ("nobody said a figure", []),
    ],
)
def test_a_figure_has_one_value_however_it_is_said(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("300 and 18 euros", [(318, "euro")]),
        ("18 thousand 500 parcels", [(18_500, "parcel")]),
        ("I walked to and a half kilometers", [(2.5, "km")]),
    ],
)
def test_a_number_is_read_as_recognizers_write_it(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an hour and a half", [(1.5, "hour")]),
        ("three hours and a half", [(3.5, "hour")]),
        ("half an hour", [(0.5, "hour")]),
        ("in the half year after", [(0.5, "year")]),
        ("11 of the 38 questions", [(11, "question"), (38, "question")]),
        ("one person in four", [(25, "percent")]),
        ("every quarter of an hour", [(0.25, "hour")]),
        ("9 said sport", [(9, "")]),
        ("there were three of us", [(3, "people")]),
        ("two and a half milliliters", [(2.5, "ml")]),
        ("three mistakes in six weeks", [(3, "mistake"), (6, "week")]),
    ],
)
def test_parts_and_shares_are_figures(text, expected):
    assert read(text) == expected


def test_a_number_that_breaks_off_at_and_is_read_as_far_as_it_goes():
    assert read("two hundred and") == [(200, "")]
    assert read("200 and") == [(200, "")]


def test_a_figure_does_not_go_on_over_the_end_of_a_clause():
    words = "I closed door 4, because it took twenty. Three people helped".split()
    assert [(one.value, one.unit) for one in figures_of(words)] == [(4, ""), (20, ""), (3, "people")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the queue stood at four and a half hours", [(4.5, "hour")]),  # not four o'clock
        ("thefts ran at 19 a week", [(19, "")]),  # not seven in the evening
        ("the cellar was at -18 when we opened", [(18, "degree")]),
        ("the drive took 3 h 25", [(205, "minute")]),
        ("it took two hours and thirty-five minutes", [(155, "minute")]),
        ("we had two hours and thirty drivers", [(2, "hour"), (30, "driver")]),
        ("we sold six hundred. Bella wept", [(600, "")]),
    ],
)
def test_a_figure_ends_where_people_end_it(text, expected):
    assert [(one.value, one.unit) for one in figures_of(text.split())] == expected
