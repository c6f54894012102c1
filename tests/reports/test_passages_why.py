"""Why words belong to a section, as a page says it."""

from __future__ import annotations

import pytest

from mockloop.reports.passages import why_read


@pytest.mark.parametrize(
    ("because", "told"),
    [
        (('"i rang them"', '"on nights"'), "decided by “i rang them”, “on nights”"),
        (('"i rang them"', "unsure where it begins"), "decided by “i rang them”; unsure where it begins"),
        (("you marked it",), "you marked it"),
        ((), ""),
    ],
)
def test_it_is_a_phrase_of_its_own(because, told):
    assert why_read(because) == told
