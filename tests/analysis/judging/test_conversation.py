"""Answers read beside their questions: what was asked for is nobody's fault."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.conversation import Reading, read_probe
from mockloop.core.transcript import from_text

SUPPOSED = "I would ask on the first day, and I would not wait."


def bad_of(read: Reading) -> set[str]:
    shown = {one.signal for one in (*read.findings, *read.faint)}
    return {name for name in ("hypothetical", "no_story") if name in shown or read.likely[name] > 0.5}


def test_an_answer_that_tells_what_one_would_do_tells_no_past():
    assert bad_of(read_probe(from_text(SUPPOSED), "adoption", "Who took it up?"))


@pytest.mark.parametrize(
    "question",
    [
        "What would you have done if it had been taken badly?",
        "Suppose that they had said no. And then?",
        "And if he had refused?",
    ],
)
def test_a_question_for_what_one_would_do_is_answered_by_it(question):
    assert bad_of(read_probe(from_text(SUPPOSED), "adoption.press", question)) == set()
