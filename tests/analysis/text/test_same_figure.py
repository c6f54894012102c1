"""Figures that say the same in other units, as shares and as parts."""

from __future__ import annotations

import pytest

from mockloop.analysis.text.numbers import figures_of
from mockloop.analysis.text.same_figure import same_figure


def figure(text: str):
    return figures_of(text.split())[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("90 seconds", "a minute and a half"),
        ("48 hours", "two days"),
        ("half a year", "six months"),
        ("15 minutes", "a quarter of an hour"),
        ("45 minutes", "three quarters of an hour"),
        ("2.5 km", "two thousand five hundred metres"),
        ("12 kg", "twelve kilos"),
        ("one person in four", "a quarter"),
        ("one caller in five", "20%"),
        ("two out of five", "forty percent"),
        ("two thirds", "66 percent"),
        ("four fifths", "80%"),
        ("every third", "a third"),
        ("19:30", "half past seven"),
        ("3,000 orders", "2,990 orders"),
        ("€380", "380 euros"),
    ],
)
def test_one_value_is_the_same_however_it_is_measured(one, other):
    assert same_figure(figure(one), figure(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2016", "2018"),
        ("112 guests", "113 guests"),
        ("7:30", "450 seats"),
        ("7:30", "7:40"),
        ("12 kg", "12 km"),
        ("a third", "40%"),
        ("two weeks", "two months"),
    ],
)
def test_other_values_are_not_the_same(one, other):
    assert not same_figure(figure(one), figure(other))
