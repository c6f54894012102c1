"""A statement that the signal model takes for the speaker's deed must not have another person as its subject."""

from __future__ import annotations

import pytest

from mockloop.analysis.signals.first_person_action import fits


@pytest.mark.parametrize(
    ("statement", "own"),
    [
        ("carol did the work for the new people and stood next to them", False),
        ("the driver took the box", False),
        ("then she left", False),
        ("carol did the work and i helped", True),
        ("then immediately called the nurse", True),
        ("and put it up on the wall", True),
        ("first phoned the four homes", True),
    ],
)
def test_only_a_statement_without_another_subject_is_an_own_deed(statement, own):
    assert fits(statement) is own
