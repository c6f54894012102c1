"""What is wrong with a value is said in one sentence that shows it."""

from typing import Annotated, Literal

import pytest
from pydantic import Field

from mockloop.core.fields import Count, Flag, Number, Seconds, Text, read
from mockloop.core.transcript import Span


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (Text, 7, "7 is not text"),
        (Flag, "yes", "'yes' is neither true nor false"),
        (Count, 1.0, "1.0 is not a whole number"),
        (Count, -1, "-1 is less than 0"),
        (Number, True, "True is not a number"),
        (Number, 10**13, r"10000000000000 is more than 1e\+12"),
        (Seconds, float("nan"), "nan is not a number"),
        (Annotated[Number, Field(gt=0)], 0.0, "0.0 is not more than 0"),
        (Annotated[Count, Field(le=5)], 6, "6 is more than 5"),
        (Literal["neutral", "terse"], "rude", "'rude' is not 'neutral' or 'terse'"),
        (tuple[Text, ...], "action", "'action' is not a list"),
        (dict[str, Text], [1], r"\[1\] has no fields"),
        (Flag, "x" * 100, "'x{39} is neither"),
        (Span, {"start_s": 1.0}, "is not a list"),
    ],
)
def test_a_value_of_another_kind_is_refused(kind, value, told):
    with pytest.raises(ValueError, match=told):
        read(kind, value)


def test_control_characters_are_replaced_in_whatever_is_read():
    assert read(tuple[Text, ...], ["a\x1b[2Jb", "plain"]) == ("a�[2Jb", "plain")
