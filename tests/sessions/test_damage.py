"""Damaged sessions: shown as far as possible, each damage named; none is resumed if facts would be lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mockloop.core.errors import SessionError
from mockloop.core.events import Chosen, Recorded, Reopened, Said, Take
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.naming import short_id
from mockloop.sessions.rebuild import replayed, resumed
from testkit.sessions import ID, interview, when

PROBES = {"adoption": "I went to their tech lead with the fix.", "verification": "I replayed a day of messages."}


@pytest.fixture
def folder(tmp_path) -> SessionFolder:
    return interview(tmp_path / "sessions", when(1), probes=PROBES)


def with_line(folder: SessionFolder, number: int, line: str) -> SessionFolder:
    """The session with line ``number`` of its journal, counted from 1, replaced."""
    journal = folder.path / "events.jsonl"
    lines = journal.read_text().splitlines()
    lines[number - 1] = line
    journal.write_text("".join(f"{one}\n" for one in lines))
    return folder


def with_info(folder: SessionFolder, **changes: object) -> SessionFolder:
    """The session with other fields in its ``session.json``; ... leaves a field out."""
    path = folder.path / "session.json"
    info = json.loads(path.read_text()) | changes
    path.write_text(json.dumps({key: value for key, value in info.items() if value is not ...}))
    return folder


def told(folder: SessionFolder) -> list[str]:
    """The problems of a session but for its recordings, of which these have none, and its correction."""
    return [one for one in replayed(folder).problems if "is gone" not in one and "The correction" not in one]


def contents(folder: SessionFolder) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}


# ---- the journal ---------------------------------------------------------------------------------------------


def test_a_whole_session_has_nothing_to_tell(folder):
    assert told(folder) == []
    assert resumed(folder).state.phase == "finished"


def test_a_damaged_line_ends_the_session_there_and_is_named(folder):
    with_line(folder, 8, '{"at_s": 8.0, "event": "Reco')
    replay = replayed(folder)
    assert told(folder) == ["Line 8 of events.jsonl cannot be read; the session is shown up to there."]
    assert replay.state.asked == ("opening", "adoption")
    assert replay.state.turns[1].answer.text == PROBES["adoption"]
    assert replay.last_at_s == 6.0


def test_an_event_that_cannot_follow_ends_the_session_there_and_is_named(folder):
    with_line(folder, 2, '{"at_s": 1.0, "event": "Said", "ask": "opening"}')
    assert told(folder) == [
        "Line 2 of events.jsonl does not follow from those before it (Said cannot follow in phase listening); "
        "the session is shown up to there."
    ]
    assert replayed(folder).state.phase == "listening"


def test_a_question_that_the_scenario_does_not_have_is_named(folder):
    with_line(folder, 4, '{"at_s": 3.0, "event": "Chosen", "probe": "no-such-probe", "because": []}')
    assert told(folder) == [
        "Line 4 of events.jsonl names a question that the scenario does not have; the session is shown up to there."
    ]


def test_a_session_that_broke_off_by_a_fault_of_ours_can_still_be_read(folder):
    """The answer was taken up again, but nothing more was said: the machine had no words left to ask for."""
    journal = folder.path / "events.jsonl"
    journal.write_text("".join(f"{line}\n" for line in journal.read_text().splitlines()[:4]))
    folder.append(4.0, Reopened())
    folder.append(5.0, Recorded(Take(9, 5.0), "silence"))
    assert replayed(folder).state.turns[0].answer.text.startswith("Last spring I noticed")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("nonsense", "cannot be read"),
        ('{"at_s": 1.0, "event": "Said", "ask": "opening"}', "does not follow from those before it"),
    ],
)
def test_nothing_goes_on_after_a_line_that_stops_the_reading(folder, line, wrong):
    before = contents(with_line(folder, 2, line))
    with pytest.raises(SessionError) as refused:
        resumed(folder)
    assert refused.value.sentence.startswith(
        f"The session {folder.id} cannot be resumed: line 2 of events.jsonl {wrong}"
    )
    assert refused.value.next_step.startswith(f"Read it up to there with: mockloop sessions show {folder.id}.")
    assert contents(folder) == before


def test_words_that_never_came_are_named_where_the_session_can_go_on(tmp_path):
    folder = interview(tmp_path / "sessions", when(1))
    journal = folder.path / "events.jsonl"
    journal.write_text("".join(f"{line}\n" for line in journal.read_text().splitlines()[:2]))
    said = Take(2, 12.0, (Span(1.0, 11.0),))
    for at_s, fact in enumerate((Chosen("adoption", (), provisional=True), Said("adoption"), Recorded(said, "key"))):
        folder.append(3.0 + at_s, fact)
    assert [turn.outcome for turn in replayed(folder).state.turns] == ["answered", "open"]
    assert told(folder) == [
        f"Take {number} was never transcribed: continue with mockloop sessions resume {short_id(folder.path)}."
        for number in (1, 2)
    ]


# ---- the plan ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"level": ...}, "session.json lacks 'level'"),
        ({"level": "sde9"}, "session.json names the level 'sde9'; its scenario has entry, experienced, senior"),
        ({"mode": "race"}, "session.json names the mode 'race', which is none of interview, drill, study"),
        ({"sections": ["action", "epilogue"]}, "session.json names the section 'epilogue', which is none of situation"),
        ({"mode": "drill", "sections": ["action", "action"]}, "session.json names a section twice"),
        ({"mode": "drill", "sections": []}, "session.json names no section for its drill"),
        ({"lens": 7}, "in session.json 7 is not text"),
        ({"lens": "\ud800"}, "session.json cannot be read"),
        ({"probes": "many"}, "in session.json 'many' is not a whole number"),
        ({"probes": float("inf")}, "in session.json inf is not a whole number"),
        ({"probes": -1}, "in session.json -1 is less than 0"),
        ({"sections": "action"}, "in session.json 'action' is not a list"),
        ({"mode": "study", "quiz": [[0]]}, "in session.json [0] is not a whole number"),
    ],
)
def test_a_plan_with_something_odd_in_it_is_refused_by_name(folder, changes, named):
    with_info(folder, **changes)
    with pytest.raises(SessionError) as refused:
        replayed(folder)
    assert refused.value.sentence.startswith(f"The session {folder.id} is damaged: {named}")


@pytest.mark.parametrize("damage", [lambda path: path.write_text(""), Path.unlink], ids=["emptied", "gone"])
def test_the_shipped_scenario_stands_in_for_a_damaged_copy_of_it(folder, damage: Callable[[Path], object]):
    whole = replayed(folder).state
    damage(folder.path / "scenario.yaml")
    assert replayed(folder).state == whole
    (problem,) = told(folder)
    assert problem.startswith("scenario.yaml cannot be read (line 1: the file ")
    assert problem.endswith("; the scenario of that name that comes with mockloop is used instead.")
    with pytest.raises(SessionError, match="the file"):
        folder.plan()


def test_a_damaged_copy_of_a_scenario_of_ones_own_is_told(folder):
    (folder.path / "scenario.yaml").write_text("")
    with_info(folder, scenario="my-own")
    with pytest.raises(SessionError, match="the file is empty"):
        replayed(folder)


def test_a_scenario_named_by_a_path_is_never_opened(folder, tmp_path):
    """What session.json names is an id and no file: a session may come from someone else."""
    (tmp_path / "other.yaml").write_text((folder.path / "scenario.yaml").read_text())
    (folder.path / "scenario.yaml").write_text("")
    with_info(folder, scenario=str(tmp_path / "other.yaml"))
    with pytest.raises(SessionError, match="the file is empty"):
        replayed(folder)
    assert load_scenario(ID).id == ID


def test_a_recording_that_the_session_broke_off_in_is_named_with_the_way_on(tmp_path):
    plan = Plan("interview", load_scenario(ID), "sde2")
    folder = create(tmp_path / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(1))
    folder.append(1.0, Said("opening"))
    assert replayed(folder).problems == ()
    folder.take_path(1).touch()
    assert replayed(folder).problems == (
        "The session broke off during this recording, and what was said is kept (take 1): "
        f"continue with mockloop sessions resume {short_id(folder.path)}.",
    )
