"""Which words are names, without their capitals."""

from __future__ import annotations

import pytest

from mockloop.analysis.sections.name_words import is_known, name_likelihood


@pytest.mark.parametrize("word", "zsófia wolfgang odessa bukhara nkechi reykjavík mariupol toulouse".split())
def test_a_name_is_likely_one(word):
    assert name_likelihood(word) > 0.9


@pytest.mark.parametrize("word", "nurse timetable refunds counted drawer foreman spreadsheet kettle".split())
def test_an_ordinary_word_is_likely_none(word):
    assert name_likelihood(word) < 0.5


def test_a_capital_does_not_matter():
    assert name_likelihood("Odessa") == name_likelihood("odessa")


def test_a_word_that_is_read_whole_is_known():
    assert is_known("Nurse")
    assert not is_known("zsófia")
