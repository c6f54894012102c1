"""Exported sessions in a cohort: the answer to the opening question of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from mockloop.cohort.exported_sessions import unpacked
from mockloop.cohort.jobs import jobs_in
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.transfer import export_session
from mockloop.speech.audio.take_file import read_take

GOLDEN = Path(__file__).parent.parent / "golden" / "sessions"
ONCE, DRILL, TWICE = "2026-11-23-1502", "2026-11-23-1534", "2026-11-26-2150"


@pytest.fixture
def answers(tmp_path):
    """Export golden sessions into a person's folder and take their answers from it."""

    def taker(*sessions, beside=()):
        person = tmp_path / "class" / "ann"
        person.mkdir(parents=True, exist_ok=True)
        for name in sessions:
            if not (person / f"{name}.zip").exists():
                export_session(SessionFolder(GOLDEN / f"{name}-ownership-webhook"), person / f"{name}.zip")
        for name, content in beside:
            (person / name).write_bytes(content)
        return unpacked(jobs_in(tmp_path / "class"), tmp_path / "out" / "sessions")

    return taker


def test_a_session_is_the_answer_to_its_opening_question_and_follow_ups_are_left_out(answers):
    (one,), failed = answers(ONCE)
    assert failed == []
    assert (one.person, one.name, one.attempt, one.path.name) == ("ann", "ann/2026-11-23-1502.zip", 1, "01.flac")
    assert one.question.startswith("Tell me about")


def test_a_drill_answers_no_whole_question_and_is_a_row(answers):
    jobs, failed = answers(DRILL, ONCE)
    assert [job.name for job in jobs] == ["ann/2026-11-23-1502.zip"]
    assert [row.job.name for row in failed] == ["ann/2026-11-23-1534.zip"]
    assert failed[0].error.endswith("only a drill or nothing. Export an interview instead.")


def test_an_answer_in_two_takes_is_joined_into_one_recording(answers):
    (one,), _ = answers(TWICE)
    whole, parts = read_take(one.path), [read_take(one.path.parent / "takes" / f"0{n}.flac") for n in (1, 2)]
    assert len(whole) == sum(map(len, parts)) > 0
    assert (whole[: len(parts[0])] == parts[0]).all()


def test_sessions_of_one_person_are_attempts_in_the_order_of_their_names(answers):
    jobs, _ = answers(ONCE, TWICE)
    assert [(job.name, job.attempt) for job in jobs] == [("ann/2026-11-23-1502.zip", 1), ("ann/2026-11-26-2150.zip", 2)]


def test_a_rerun_unpacks_nothing_twice_and_finds_the_same_content(answers, tmp_path):
    first, _ = answers(ONCE, TWICE)
    keys = [job.key("1") for job in first]
    again, _ = answers(ONCE, TWICE)
    assert [job.path for job in again] == [job.path for job in first]
    assert [job.key("1") for job in again] == keys
    assert len(list((tmp_path / "out" / "sessions").iterdir())) == 2


def test_a_zip_that_is_no_session_is_a_row_and_costs_no_other(answers):
    jobs, failed = answers(ONCE, beside=[("x.zip", b"PK\x03\x04 broken"), ("note.txt", b"We had an outage.")])
    assert [job.name for job in jobs] == ["ann/2026-11-23-1502.zip", "ann/note.txt"]
    assert [row.job.name for row in failed] == ["ann/x.zip"]
    assert failed[0].error.startswith("ann/x.zip is not a readable zip file")
    assert failed[0].error.endswith("Give a file that mockloop sessions export has written.")
