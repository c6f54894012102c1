"""Statements: sentences where there are stops, else clauses together until they are long."""

from __future__ import annotations

from mockloop.analysis.statements.cutting import MOST_WORDS, statements
from mockloop.core.transcript import from_text


def said(text: str) -> list[str]:
    transcript = from_text(text)
    return [transcript.between(unit.first, unit.last) for unit in statements(transcript)]


def test_no_words_have_no_statement():
    assert said("") == []


def test_a_statement_ends_with_its_sentence():
    assert said("I pulled the logs, and I read them. Then I called him.") == [
        "I pulled the logs, and I read them.",
        "Then I called him.",
    ]


def test_the_full_stop_of_a_title_ends_no_statement():
    assert said("I stopped the injection and rang Dr. Lewis. Mrs. Patel slept.") == [
        "I stopped the injection and rang Dr. Lewis.",
        "Mrs. Patel slept.",
    ]


def test_a_time_that_was_heard_as_a_sentence_belongs_to_the_next():
    assert said("In the three months after that. Insulin errors fell from 6 to 1. After that I slept.") == [
        "In the three months after that. Insulin errors fell from 6 to 1.",
        "After that I slept.",
    ]


def test_the_end_of_a_sentence_does_not_belong_to_the_next():
    assert said("I worked at the depot, on dock three. Every night pallets were left.") == [
        "I worked at the depot, on dock three.",
        "Every night pallets were left.",
    ]


def test_without_stops_a_statement_ends_with_the_clause_that_makes_it_long():
    clause = "i pulled the logs for the whole month "
    found = said(clause * 10)
    assert " ".join(found).split() == (clause * 10).split()
    assert all(MOST_WORDS <= len(one.split()) < MOST_WORDS + 16 for one in found[:-1])
