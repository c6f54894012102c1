"""``mockloop compare``: two attempts as a person sees, hears and scripts them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mockloop.analysis.comparison import Attempt, compare
from mockloop.analysis.debrief import debrief
from mockloop.cli.comparing import play_pairs
from mockloop.sessions.reading import replayed
from tests.fakes import QuickPlayer
from tests.sessions.made import STORY, Pace, interview, when, with_sound

GOLDEN = Path(__file__).parent.parent / "golden" / "sessions"
DRILL = "2026-11-23-1534-ownership-webhook"


@pytest.fixture
def two(home):
    """The situation took 51 s, then 30.6 s of 30 s; the reflection was left out, then there."""
    early = interview(home / "sessions", when(1), STORY[:4], Pace(0.4, {"situation": 3.0}))
    late = interview(home / "sessions", when(8), STORY, Pace(0.4, {"situation": 1.8}))
    return early, late


def test_the_later_attempt_is_set_beside_the_earlier_one(run, two):
    done = run("compare", two[0].id, two[1].id)
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[:2] == [f"A: {two[0].id}", f"B: {two[1].id}"]
    situation = next(line for line in lines if line.startswith("Situation"))
    assert situation.split()[:5] == ["Situation", "seconds", "51.0", "30.6", "better"]
    assert "the target is 30 s" in situation
    assert any("gained" in line and "technical lesson" in line for line in lines)
    assert lines[-2].startswith("Of all measures: ")
    assert "python -m benchmarks.repeat_error" in lines[-1]


@pytest.mark.parametrize("names", [(), ("last",), ("2026-03-08",)])
def test_without_a_second_name_it_is_the_attempt_before(run, two, names):
    assert json.loads(run("compare", *names, "--json").out)["a"] == two[0].id


def test_the_document_holds_every_measure_with_its_limit_and_its_source(run, two):
    done = run("compare", two[0].id, two[1].id, "--section", "situation", "--json")
    document = json.loads(done.out)
    (row,) = document["rows"]
    assert row["measures"]["seconds"] == {
        "a": 51.0,
        "b": 30.6,
        "judgement": "better",
        "limit": document["rows"][0]["measures"]["seconds"]["limit"],
        "because": "the target is 30 s",
    }
    assert row["measures"]["seconds"]["limit"] > 0
    assert document["repeat_error"]["measured_with"] == "sphinx"
    assert sum(document["counts"].values()) > len(row["measures"])


def test_a_session_beside_itself_has_changed_in_nothing(run, two):
    counts = json.loads(run("compare", "last", "last", "--json").out)["counts"]
    assert (counts["better"], counts["worse"]) == (0, 0)


def test_attempts_within_a_session_are_named_by_number(run, home):
    shutil.copytree(GOLDEN, home / "sessions")
    document = json.loads(run("compare", f"{DRILL}:2", "--json").out)
    assert (document["a"], document["b"]) == (f"{DRILL}:1", f"{DRILL}:2")
    assert [row["section"] for row in document["rows"]] == ["situation"]
    assert document["rows"][0]["measures"]["seconds"]["because"] == "typed answers have no times"


def test_a_drill_and_an_interview_answer_different_questions(run, home):
    shutil.copytree(GOLDEN, home / "sessions")
    printed = run("compare", "2026-11-23-1502", "2026-11-23-1534").out
    assert "No question was answered in both." in printed
    assert "Only in A: opening" in printed
    assert "Only in B: situation, result" in printed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "There are no sessions yet."),
        (("nothing", "last"), "There are no sessions yet."),
    ],
)
def test_without_sessions_that_is_told(run, home, arguments, told):
    assert run("compare", *arguments).err.startswith(told)


def test_a_first_attempt_and_a_number_too_high_are_told(run, two):
    assert run("compare", two[0].id).err.startswith(f"There is no earlier session like {two[0].id}")
    assert "no number 5" in run("compare", f"{two[0].id}:5", "last").err
    assert run("compare", f"{two[0].id}:x", "last").status == 2
    assert run("compare", "last", "--section", "actoin").status == 2


def test_each_section_is_played_from_a_and_then_from_b(run, two, capsys):
    sides = [(with_sound(folder, 1, 80.0), replayed(folder).state) for folder in two]
    a, b = ((folder, Attempt(folder.id, state, debrief(state))) for folder, state in sides)
    rows = [row for row in compare(a[1], b[1]).rows if row.section in ("situation", "reflection")]
    player = QuickPlayer()
    play_pairs(player, a, b, rows)
    assert [round(sound.duration_s, 1) for sound in player.played] == [51.1, 30.8, 7.9]
    told = capsys.readouterr().err.splitlines()
    assert told == ["Situation, A: 51 s", "Situation, B: 31 s", "Reflection, A: nothing to play.", "Reflection, B: 8 s"]


def test_a_whole_answer_without_sections_is_played_as_it_is(home):
    probes = {"adoption": "I wrote it up and two teams use it today."}
    folder = interview(home / "sessions", when(1), probes=probes)
    with_sound(folder, 2, 4.0)
    state = replayed(folder).state
    side = (folder, Attempt(folder.id, state, debrief(state)))
    player = QuickPlayer()
    play_pairs(player, side, side, [row for row in compare(side[1], side[1]).rows if row.ask == "adoption"])
    assert [round(sound.duration_s, 2) for sound in player.played] == [4.0, 4.0]
