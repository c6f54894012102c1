"""What reads a clause for clues sees the same figures in words and in digits."""

from __future__ import annotations

import pytest

from mockloop.analysis.answer import Answer
from mockloop.analysis.statements.cutting import statements
from mockloop.analysis.statements.features import statement_features
from mockloop.analysis.statements.model import statement_model
from mockloop.analysis.text.figures_as_digits import figures_as_digits
from mockloop.core.transcript import from_text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("from nine minutes to two", "from 9 minutes to 2"),
        ("two hundred tickets instead of ninety", "200 tickets instead of 90"),
        ("by eighteen percent", "by 18 percent"),
        ("one point five hours", "1.5 hours"),
        ("nine out of ten", "9 out of 10"),
        ("from 200 to forty", "from 200 to 40"),
        ("one of them was half full", "one of them was half full"),
        ("two thirds of a page", "two thirds of a page"),
        ("the first one", "the first one"),
    ],
)
def test_numbers_in_words_become_digits(said: str, written: str) -> None:
    assert " ".join(figures_as_digits(said.split())) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("The delay went from nine minutes to two.", "The delay went from 9 minutes to 2."),
        ("The waiting list fell from three hundred to forty.", "The waiting list fell from 300 to 40."),
        ("The error rate dropped by eighteen percent.", "The error rate dropped by 18 percent."),
    ],
)
def test_the_clues_are_the_same_in_words_and_in_digits(said: str, written: str) -> None:
    def clues(text: str) -> list[list[float]]:
        answer = Answer(from_text(text), (), "probe")
        cut = statements(answer.transcript)
        model = statement_model()
        found = statement_features(answer, cut, model.patterns, {}).clues
        return [list(row) for row in found]

    assert clues(said) == clues(written)
    assert any(clues(said)[0])


def test_a_clue_that_needs_digits_is_told_in_digits() -> None:
    assert statement_model().clues_of("quantified_result", "it took ninety members") == ["90 members"]
