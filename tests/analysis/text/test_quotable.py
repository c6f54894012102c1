"""Clauses that can be quoted: whole, surely heard, without hesitation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.answer import Answer
from mockloop.analysis.text.quotable import clauses
from mockloop.core.transcript import from_text


def quotes(text):
    return [clause.quote for clause in clauses(Answer(from_text(text))) if clause.quote]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("I traced it to the retry logic.", ["I traced it to the retry logic."]),
        ("So then I asked the porter to wait.", ["I asked the porter to wait."]),
        ("She was tired, but I told her the truth anyway.", ["I told her the truth anyway."]),
        ("We were late because I had lost the key to the van.", ["I had lost the key to the van."]),
        ("When the bell rang, I opened the gate for them.", ["I opened the gate for them."]),
        ("Built a small ramp for the wheelchair.", ["Built a small ramp for the wheelchair."]),
        ('He said "no" and I left the room.', ["I left the room."]),
    ],
)
def test_a_whole_clause_is_quoted_from_its_subject_to_its_end(said, quoted):
    assert [quote for quote in quotes(said) if quote in quoted] == quoted


@pytest.mark.parametrize(
    "said",
    [
        "I, um, traced it to the the logic.",
        "I went to the",
        "When the bell rang in the yard",
        "Yes.",
        "I told them (and this is funny) to stop.",
        "which was the worst of it all by far",
        "I " + "really " * 30 + "tried.",
        "I wanted to wanted to ask the porter.",
        "I moved the files to the U.S.",
    ],
)
def test_half_a_clause_is_not_quoted(said):
    assert quotes(said) == []


def test_words_that_were_not_surely_heard_are_not_quoted():
    transcript = from_text("I traced it to the retry logic.")
    words = (*transcript.words[:3], replace(transcript.words[3], probability=0.3), *transcript.words[4:])
    assert [clause.quote for clause in clauses(Answer(replace(transcript, words=words)))] == [""]


def test_a_clause_that_is_taken_back_is_not_quoted():
    assert quotes("I was sure of the key but he had lost it.") == ["He had lost it."]
