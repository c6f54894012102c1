"""The file in which a person says where the sections of an answer lie."""

import json

import pytest
from pydantic import ValidationError

from mockloop.sessions.correction_file import Correction

GOOD = {
    "schema": 1,
    "session": "2026-03-01-0910-ownership-webhook",
    "answer": 0,
    "sections": [
        {"section": "result", "first_word": 0, "last_word": 3},
        {"section": "action", "first_word": 4, "last_word": 4},
    ],
}


def spans(*given: tuple[str, int, int]) -> dict:
    sections = [{"section": name, "first_word": first, "last_word": last} for name, first, last in given]
    return {**GOOD, "sections": sections}


def test_a_correction_comes_back_as_it_was_written():
    read = Correction.model_validate(GOOD)
    assert json.loads(read.model_dump_json()) == GOOD
    assert [(one.section, one.first_word, one.last_word) for one in read.sections] == [
        ("result", 0, 3),
        ("action", 4, 4),
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({**GOOD, "schema": 2}, "schema"),
        ({**GOOD, "session": ""}, "session"),
        ({**GOOD, "answer": -1}, "answer"),
        ({**GOOD, "more": 1}, "more"),
        (spans(), "sections"),
        (spans(("opening", 0, 1)), "section"),
        (spans(("task", 1, 2)), "must begin at word 0"),
        (spans(("task", 0, -1)), "last_word"),
        (spans(("task", 0, 3), ("action", 5, 6)), "action must begin at word 4"),
        (spans(("task", 0, 3), ("action", 3, 6)), "action must begin at word 4"),
        (spans(("task", 0, 3), ("action", 4, 2)), "before it begins"),
        (spans(("task", 0, 3), ("task", 4, 6)), "both task"),
    ],
)
def test_what_cannot_be_sections_is_refused(wrong, told):
    with pytest.raises(ValidationError, match=told):
        Correction.model_validate(wrong)
