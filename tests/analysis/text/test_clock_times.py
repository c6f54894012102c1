"""Clock times as people write and say them."""

from __future__ import annotations

import pytest

from mockloop.analysis.text.numbers import CLOCK, figures_of


def clocks(text: str) -> list[tuple[str, str]]:
    """The clock times in a text: each as hour and minute within half a day, and its words."""
    words = text.split()
    return [
        (f"{int(one.value) // 60}:{int(one.value) % 60:02}", " ".join(words[one.first : one.last + 1]))
        for one in figures_of(words)
        if one.unit == CLOCK
    ]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("the doses at 7:30 each day", "7:30"),
        ("at 22:15 it broke", "10:15"),
        ("at half past seven", "7:30"),
        ("at a quarter past ten in the evening", "10:15"),
        ("done by quarter to ten", "9:45"),
        ("at twenty to four in the afternoon", "3:40"),
        ("until ten past three", "3:10"),
        ("10 past 3 in the morning", "3:10"),
        ("nine minutes past eight", "8:09"),
        ("at eight minutes to nine", "8:52"),
        ("at five thirty", "5:30"),
        ("before eight oh five", "8:05"),
        ("at seven forty five", "7:45"),
        ("at 3.35 I called", "3:35"),
        ("At 230 I walked", "2:30"),
        ("a quarter passed 10 in the evening", "10:15"),
        ("at 3:40 pm", "3:40"),
        ("the 3pm boat", "3:00"),
        ("it opens at 7 and", "7:00"),
        ("not before 7.", "7:00"),
        ("seven o'clock", "7:00"),
        ("nine in the evening", "9:00"),
        ("at noon", "0:00"),
        ("it was five minutes after nine", "9:05"),
        ("by 9.25 every one of them had it", "9:25"),
        ("he rang at half six", "6:30"),
        ("quarter to noon", "11:45"),
        ("a quarter after two", "2:15"),
        ("all were fed by ten after two", "2:10"),
        ("seven forty-eight in the morning", "7:48"),
        ("at one fifteen a.m.", "1:15"),
        ("she could come from two that afternoon", "2:00"),
        ("on Friday 15h", "3:00"),
        ("we left at 8h30", "8:30"),
    ],
)
def test_a_clock_time_is_known_however_it_is_put(text, time):
    assert [found for found, _ in clocks(text)] == [time]


@pytest.mark.parametrize(
    "text",
    [
        "five to ten people came",
        "from five to ten percent",
        "at 4 degrees",
        "it grew by 2.50 euros",
        "in 2019 and at 2019",
        "we sold at two desks",
        "before 7 of us came",
        "two hundred and thirty",
        "nineteen twenty",
        "a quarter of the parcels",
        "one in four",
        "errors fell from 6 to 1",
        "between 5 and 7 people",
        "it grew by 2.50 last year",
        "at three different shops",
        "I looked at 200 failed payments",
        "we cut it by half six weeks later",
        "ten after two years",
        "15h of work",
        "we lost two that night",
    ],
)
def test_other_numbers_are_no_clock_times(text):
    assert clocks(text) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("I moved it from 4 to half past five", [("4:00", "4"), ("5:30", "half past five")]),
        ("from 4 o'clock to 5.30", [("4:00", "4 o'clock"), ("5:30", "5.30")]),
        ("from 6:30 to 8", [("6:30", "6:30"), ("8:00", "8")]),
        ("between 2 and 4 in the morning", [("2:00", "2"), ("4:00", "4")]),
        ("between five and seven", [("5:00", "five"), ("7:00", "seven")]),
        ("they go before 7 and after 1", [("7:00", "7"), ("1:00", "1")]),
    ],
)
def test_both_ends_of_a_range_of_hours_are_clock_times(text, ends):
    assert clocks(text) == ends
