"""Numbers as they are written in notes and heard in answers, as value and unit."""

from __future__ import annotations

import pytest

from mockloop.analysis.text.numbers import figures_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("paid R750 for it", 750, "rand"),
        ("\u20b5 90 each", 90, "cedi"),
        ("a loan of Rs 3.2 crore", 32_000_000, "rupee"),
        ("it was 52 000 kr", 52_000, "krone"),
        ("1 350 000 people", 1_350_000, "people"),
        ("never above 41F", 41, "degree"),
        ("59,5 C in the tank", 59.5, "degree"),
        ("n>=4 for each", 4, ""),
        ("2h45m on the road", 165, "minute"),
        ("about a million four", 1_400_000, ""),
        ("a couple of thousand letters", 2000, "letter"),
        ("double nine", 99, ""),
        ("six ninety-five", 695, ""),
        ("room three oh five", 305, ""),
        ("a twelve-hour shift", 12, "hour"),
        ("a fifteen-year-old boy", 15, "year"),
    ],
)
def test_a_figure_is_read_in_the_form_that_people_use(text, value, unit):
    (found,) = figures_of(text.split())
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["seat 14C", "class 5C", "row 9F"])
def test_a_letter_behind_a_place_is_no_temperature(text):
    assert [one.unit for one in figures_of(text.split())] == [""]
