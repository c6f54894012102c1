"""The features of statements: the meaning of the whole answer is a mean over words and a spread over statements."""

from __future__ import annotations

import numpy as np
import pytest

from mockloop.analysis.statements.features import whole
from mockloop.analysis.text.clauses import Unit


def test_the_whole_is_the_mean_over_words_then_the_spread_of_the_statements():
    meaning = np.array([[1.0, 0.0], [5.0, 0.0]])
    cut = (Unit(0, 2), Unit(3, 3))  # three words, one word
    assert whole(meaning, cut) == pytest.approx([2.0, 0.0, np.sqrt(0.75 * 1 + 0.25 * 9), 0.0])


def test_one_statement_has_no_spread():
    assert whole(np.array([[0.5, -2.0]]), (Unit(0, 9),)) == pytest.approx([0.5, -2.0, 0.0, 0.0])
