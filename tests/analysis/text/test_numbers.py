"""Figures as they are said and written: value and unit."""

from __future__ import annotations

import pytest

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.numbers import figures


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
        ("a team of six", [(6, "")]),
        ("the ward has 24 beds and 7 nurses", [(24, "bed"), (7, "nurse")]),
        ("200ms", [(200, "millisecond")]),
        ("seven hundred thousand pounds", [(700_000, "pound")]),
        ("nobody said a figure", []),
    ],
)
def test_a_figure_has_one_value_however_it_is_said(text, expected):
    assert read(text) == expected
