"""A session on disk: what is written is read back, and damage is reported."""

import json
import stat
from datetime import UTC, datetime

import pytest

from mockloop.core.codec import from_record, to_record
from mockloop.core.errors import SessionError
from mockloop.core.events import (
    Answered,
    Chosen,
    Coached,
    Finished,
    Presented,
    Recorded,
    Requested,
    Said,
    SoundQuality,
    Take,
    Transcribed,
)
from mockloop.core.state import Plan
from mockloop.core.transcript import Span, Transcript, Word, from_text
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.catalog import find_session, listed, remove
from mockloop.sessions.folder import create
from mockloop.sessions.rebuild import replayed

TAKE = Take(1, 4.25, (Span(0.5, 3.5),), SoundQuality(-20.5, -60.0, 0.001, 0.1))
HEARD = Transcript(
    (Word("hello", 0.5, 1.0, 0.9), Word("there", 1.0, 1.5, 0.8)), 4.25, "whisper", voiced=(Span(0.5, 1.5),)
)
EVENTS = [
    Said("opening", 3.2),
    Recorded(TAKE, "key"),
    Transcribed(1, HEARD),
    Chosen("adoption", ("because of this",)),
    Requested("pause"),
    Requested("stop", TAKE),
    Coached("action"),
    Presented("overview"),
    Answered(0, 2),
    Finished(True),
]


@pytest.fixture
def folder(tmp_path):
    plan = Plan("interview", load_scenario("ownership-webhook"), "sde2")
    text = find("ownership-webhook").read_text(encoding="utf-8")
    return create(tmp_path / "sessions", plan, text, datetime(2026, 3, 1, 9, 10, tzinfo=UTC))


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: type(e).__name__)
def test_every_fact_comes_back_as_it_was_written(event):
    assert from_record(json.loads(json.dumps(to_record(event)))) == event


def test_a_folder_is_named_by_time_and_scenario_and_is_its_owners_alone(folder):
    assert folder.id == "2026-03-01-0910-ownership-webhook"
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    for name in ("session.json", "scenario.yaml", "events.jsonl"):
        assert stat.S_IMODE((folder.path / name).stat().st_mode) == 0o600


def test_two_sessions_of_one_minute_do_not_collide(folder):
    again = create(folder.path.parent, folder.plan(), "x", datetime(2026, 3, 1, 9, 10, tzinfo=UTC))
    assert again.id == "2026-03-01-0910-ownership-webhook-2"


def test_the_plan_is_read_back_with_the_scenario_as_it_was(folder):
    assert folder.plan() == Plan("interview", load_scenario("ownership-webhook"), "sde2")


def test_events_are_put_through_the_machine_again(folder):
    for at_s, event in enumerate(EVENTS[:4]):
        folder.append(float(at_s), event)
    replay = replayed(folder)
    assert replay.last_at_s == 3.0
    assert replay.state.asked == ("opening", "adoption")
    assert replay.state.turns[0].answer.text == "hello there"
    assert "take 1 is gone" in replay.problems[0]


def test_a_last_line_cut_off_is_left_out(folder):
    folder.append(0.0, EVENTS[0])
    with (folder.path / "events.jsonl").open("a") as file:
        file.write('{"at_s": 1.0, "event": "Reco')
    assert [entry.event for entry in folder.events()] == [EVENTS[0]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not a session folder"),
        ("{", "damaged"),
        ("{}", "damaged"),
        ("[]", "damaged"),
        ("[" * 50_000, "damaged"),
        ('{"schema": 1, "began": "\\ud800"}', "damaged"),
        ('{"schema": 99}', "newer mockloop"),
    ],
)
def test_a_folder_that_cannot_be_read_says_why(folder, content, said):
    path = folder.path / "session.json"
    path.unlink()
    if content is not None:
        path.write_text(content)
    with pytest.raises(SessionError, match=said):
        folder.info()
    assert [line.problem != "" for line in listed(folder.path.parent)] == [True]


def test_the_shelf_lists_finds_and_removes(folder, tmp_path):
    root = folder.path.parent
    folder.append(0.0, Finished(True))
    (line,) = listed(root)
    assert (line.id, line.mode, line.level, line.complete) == (folder.id, "interview", "experienced", True)
    assert find_session(root, "last").id == find_session(root, "2026").id == folder.id
    with pytest.raises(SessionError, match="no session 'nothing'"):
        find_session(root, "nothing")
    remove(folder)
    assert listed(root) == []
    with pytest.raises(SessionError, match="no sessions yet"):
        find_session(root, "last")
    assert listed(tmp_path / "nowhere") == []


def test_an_ambiguous_beginning_asks_for_more(folder):
    create(folder.path.parent, folder.plan(), "x", datetime(2026, 3, 2, tzinfo=UTC))
    with pytest.raises(SessionError, match="could be 2"):
        find_session(folder.path.parent, "2026")


def test_typed_words_come_back_as_estimated():
    event = Transcribed(1, from_text("one two"))
    assert from_record(to_record(event)) == event


def test_an_unknown_event_is_refused():
    with pytest.raises(ValueError, match="unknown event"):
        from_record({"event": "Exploded"})
