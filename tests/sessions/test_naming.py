"""What is enough to type for a session."""

import pytest

from mockloop.sessions.naming import short_id, short_name

ALONE = "2026-03-01-0910-fix-something-broken"


@pytest.mark.parametrize(
    ("others", "enough"),
    [
        ((), "2026-03-01-0910"),
        (("2026-03-01-0911-fix-something-broken",), "2026-03-01-0910"),
        (("2026-03-01-0910-ownership-webhook",), "2026-03-01-0910-fix"),
        (("2026-03-01-0910-fix-something-else",), "2026-03-01-0910-fix-something-broken"),
        (("2026-03-01-0910-fix-something-broken-2",), ALONE),
    ],
)
def test_it_is_the_minute_and_more_only_where_others_began_in_it(others, enough):
    assert short_name(ALONE, (ALONE, *others)) == enough


def test_a_name_of_another_form_stays_whole():
    assert short_name("zebra-stripes", ("zebra-stripes",)) == "zebra-stripes"


def test_it_looks_at_the_sessions_beside_it(tmp_path):
    assert short_id(tmp_path / "gone" / ALONE) == ALONE
    for name in (ALONE, "2026-03-01-0910-fixed"):
        (tmp_path / name).mkdir()
    assert short_id(tmp_path / ALONE) == "2026-03-01-0910-fix-something"
