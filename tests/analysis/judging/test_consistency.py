"""Figures that were said differently in two answers."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.consistency import FigureSaid, differing_figures
from mockloop.core.transcript import from_text

ONE = "The waiting time in the queue fell from forty-five to twelve minutes after that."


def found(*answers: str):
    return differing_figures([from_text(text) for text in answers])


def test_another_value_of_one_unit_in_like_words_is_pointed_out_with_both_seconds():
    (differing,) = found(ONE, "We brought the waiting time in the queue down from forty-five to eighteen minutes.")
    assert differing.one == FigureSaid(0, 4.0, "twelve minutes")
    assert differing.other == FigureSaid(1, 4.8, "eighteen minutes")


@pytest.mark.parametrize(
    "other",
    [
        "The waiting time in the queue was twelve minutes in the end.",  # the same
        "The waiting time in the queue cost us eighteen customers.",  # another unit
        "I spoke with my manager for eighteen minutes about holidays.",  # other words around it
        "The queue was long and the waiting time too.",  # no figure
    ],
)
def test_what_is_no_difference_is_not_pointed_out(other):
    assert found(ONE, other) == ()
