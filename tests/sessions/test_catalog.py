"""The session that 'last' means, and the order of the list: by start time, whatever the names."""

import json
from datetime import UTC, datetime

import pytest

from mockloop.core.errors import SessionError
from mockloop.core.events import Recorded, Requested, Said, Take, Transcribed
from mockloop.core.transcript import from_text
from mockloop.sessions.catalog import find_session, holds_an_answer, listed, newest, newest_answered, session_names
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.index import Index
from mockloop.sessions.labels import rename


@pytest.fixture
def root(tmp_path):
    return tmp_path / "sessions"


def begun(root, name: str, began: object) -> None:
    (root / name / "takes").mkdir(parents=True)
    (root / name / "session.json").write_text(json.dumps({"schema": 1, "began": began}))


def by_age(root) -> list[str]:
    return [line.id for line in listed(root)]


def test_two_scenarios_begun_in_one_minute_stand_in_the_order_of_their_seconds(root):
    begun(root, "2026-03-01-0900-webhook", "2026-03-01T09:00:10+00:00")
    begun(root, "2026-03-01-0900-adoption", "2026-03-01T09:00:40+00:00")
    assert find_session(root, "last").id == "2026-03-01-0900-adoption"
    assert by_age(root) == ["2026-03-01-0900-webhook", "2026-03-01-0900-adoption"]


def test_a_session_with_another_name_is_as_old_as_it_says(root):
    begun(root, "2026-03-02-0900-x", "2026-03-02T09:00:00+00:00")
    begun(root, "zebra", "2026-03-01T09:00:00+00:00")
    begun(root, "apple", "2026-03-03T09:00:00+00:00")
    assert find_session(root, "last").id == "apple"
    assert by_age(root) == ["zebra", "2026-03-02-0900-x", "apple"]


def test_a_name_from_the_future_does_not_make_a_session_the_last(root):
    begun(root, "2099-01-01-0000-x", "2026-03-01T09:00:00+00:00")
    begun(root, "2026-03-01-0800-x", "2026-03-01T08:00:00+00:00")
    begun(root, "2026-03-02-0900-x", "2026-03-02T09:00:00+00:00")
    assert find_session(root, "last").id == "2026-03-02-0900-x"


def test_clocks_on_both_ends_of_the_world_are_compared_by_their_zones(root):
    begun(root, "2026-03-02-1000-x", "2026-03-02T10:00:00+14:00")  # 20:00 of the day before, in UTC
    begun(root, "2026-03-01-0900-x", "2026-03-01T09:00:00-12:00")  # 21:00
    assert find_session(root, "last").id == "2026-03-01-0900-x"


@pytest.mark.parametrize("began", [None, "", "soon", 5, [], "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_session_that_does_not_say_when_it_began_is_as_old_as_its_name(root, began):
    begun(root, "2026-03-01-0900-x", "2026-03-01T09:00:00+00:00")
    begun(root, "2026-03-03-0900-x", "2026-03-03T09:00:00+00:00")
    begun(root, "2026-03-02-0900-x", began)
    begun(root, "zebra", began)
    assert find_session(root, "last").id == "2026-03-03-0900-x"
    assert by_age(root) == ["zebra", "2026-03-01-0900-x", "2026-03-02-0900-x", "2026-03-03-0900-x"]


def test_a_damaged_session_is_the_last_where_its_name_says_so(root):
    begun(root, "2026-03-01-0900-x", "2026-03-01T09:00:00+00:00")
    begun(root, "2026-03-02-0900-x", "")
    (root / "2026-03-02-0900-x" / "session.json").write_text("{")
    assert find_session(root, "last").id == "2026-03-02-0900-x"


def test_impossible_dates_in_names_are_no_dates(root):
    for name in ("9999-12-31-2359-x", "2026-99-99-9999-x", "2026-03-02-0900"):
        begun(root, name, "2026-03-01T09:00:00+00:00")
    begun(root, "2026-03-02-0900-x", "2026-03-02T09:00:00+00:00")
    assert newest(root, session_names(root)) == "2026-03-02-0900-x"


def test_the_index_lists_in_the_same_order(root, tmp_path):
    begun(root, "zebra", "2026-03-01T09:00:00+00:00")
    begun(root, "2026-03-02-0900-x", "2026-03-02T09:00:00+00:00")
    index = Index(tmp_path / "index.sqlite", settled_after_ns=-1)
    assert [line.id for line in index.listed(root)] == [line.id for line in index.listed(root)] == by_age(root)


def test_no_session_no_last(root):
    with pytest.raises(SessionError, match="no sessions yet"):
        find_session(root, "last")


SAID = {
    "nothing": ([Said("opening"), Requested("skip"), Requested("pause")], False),
    "recorded": ([Recorded(Take(1, 2.0), "key")], True),
    "stopped while recording": ([Requested("stop", Take(1, 2.0))], True),
    "put into words": ([Transcribed(1, from_text("I did it"))], True),
}


@pytest.mark.parametrize(("facts", "held"), SAID.values(), ids=SAID)
def test_a_session_holds_an_answer_where_its_journal_speaks_of_a_take(root, facts, held):
    begun(root, "2026-03-01-0900-x", "2026-03-01T09:00:00+00:00")
    folder = find_session(root, "last")
    for fact in facts:
        folder.append(1.0, fact)
    assert holds_an_answer(folder) is held


def test_a_take_that_was_being_recorded_is_an_answer_before_any_fact_of_it(root):
    begun(root, "2026-03-01-0900-x", "2026-03-01T09:00:00+00:00")
    find_session(root, "last").take_path(1).write_bytes(b"fLaC")
    assert holds_an_answer(find_session(root, "last"))


def test_the_newest_answered_session_is_not_one_without_an_answer(root):
    for day in (1, 2, 3):
        begun(root, f"2026-03-0{day}-0900-x", f"2026-03-0{day}T09:00:00+00:00")
    assert newest_answered(root) is None
    find_session(root, "2026-03-01-0900-x").append(1.0, Transcribed(1, from_text("I did it")))
    assert newest_answered(root).id == "2026-03-01-0900-x"
    find_session(root, "2026-03-02-0900-x").append(1.0, Transcribed(1, from_text("We did it")))
    assert newest_answered(root).id == "2026-03-02-0900-x"


def test_a_damaged_session_is_not_passed_over(root):
    begun(root, "2026-03-01-0900-x", "2026-03-01T09:00:00+00:00")
    find_session(root, "last").append(1.0, Transcribed(1, from_text("I did it")))
    begun(root, "2026-03-02-0900-x", "2026-03-02T09:00:00+00:00")
    (root / "2026-03-02-0900-x" / "session.json").write_text("{")
    assert newest_answered(root).id == "2026-03-02-0900-x"


def answered(root, day: int, mode: str = "interview") -> str:
    name = f"2026-03-{day:02}-0900-x"
    begun(root, name, f"2026-03-{day:02}T09:00:00+00:00")
    (root / name / "session.json").write_text(
        json.dumps({"schema": 1, "began": f"2026-03-{day:02}T09:00:00+00:00", "mode": mode})
    )
    SessionFolder(root / name).append(1.0, Transcribed(1, from_text("I did it")))
    return name


def test_last_is_the_newest_one_with_something_to_show_and_no_study(root):
    drilled = answered(root, 1, "drill")
    asked = answered(root, 2)
    answered(root, 3, "study")
    begun(root, "2026-03-04-0900-x", "2026-03-04T09:00:00+00:00")
    assert [find_session(root, name).id for name in ("last", "last-1", "last-2")] == [asked, asked, drilled]
    with pytest.raises(SessionError, match="only 2 sessions with an answer"):
        find_session(root, "last-3")


def test_a_study_is_the_last_where_there_is_nothing_else(root):
    begun(root, "2026-03-01-0900-x", "2026-03-01T09:00:00+00:00")
    study = answered(root, 3, "study")
    assert find_session(root, "last").id == study
    with pytest.raises(SessionError, match="no session with an answer"):
        find_session(root, "last-2")


def test_the_beginning_of_a_question_or_of_a_name_is_enough(root):
    begun(root, "2026-03-01-0900-emergency", "2026-03-01T09:00:00+00:00")
    begun(root, "2026-03-02-0900-failure", "2026-03-02T09:00:00+00:00")
    begun(root, "2026-03-03-0900-failure", "2026-03-03T09:00:00+00:00")
    begun(root, "2026-03-04-1816-proudest", "2026-03-04T18:16:00+00:00")
    rename(SessionFolder(root / "2026-03-03-0900-failure"), "The Choir", datetime(2026, 3, 4, tzinfo=UTC))
    assert [find_session(root, name).id[:10] for name in ("emer", "the ch", "1816")] == [
        "2026-03-01",
        "2026-03-03",
        "2026-03-04",
    ]
    with pytest.raises(SessionError, match="'fail' could be 2 sessions"):
        find_session(root, "fail")
    for name in ("", "mergency"):
        with pytest.raises(SessionError):
            find_session(root, name)
