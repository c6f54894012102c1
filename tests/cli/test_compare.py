"""``mockloop compare``: two attempts as a person sees, hears and scripts them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.analysis.progress.comparison import Attempt, compare
from mockloop.cli.compare import play_pairs
from mockloop.core.events import SoundQuality
from mockloop.core.state import Plan
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import create
from mockloop.sessions.rebuild import replayed
from testkit.fakes import QuickPlayer
from testkit.sessions import ID, RESULT, STORY, Pace, interview, when, with_sound

GOLDEN = Path(__file__).parent.parent / "golden" / "sessions"
LESSON = ("reflection", "The lesson for me was to check the retry queue before I trust a dashboard.")
DRILL = "2026-11-23-1534-ownership-webhook"

MEASURES = ["seconds", "words a minute", "fillers a minute", "findings"]


@pytest.fixture
def two(home):
    """The situation took 51 s, then 30.6 s of 30 s; the reflection was left out, then there."""
    early = interview(home / "sessions", when(1), STORY[:4], Pace(0.4, {"situation": 3.0}))
    late = interview(home / "sessions", when(8), (*STORY[:4], LESSON), Pace(0.4, {"situation": 1.8}))
    return early, late


def test_the_later_attempt_is_set_beside_the_earlier_one(run, two):
    done = run("compare", two[0].id, two[1].id)
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[:2] == [f"A: {two[0].id}", f"B: {two[1].id}"]
    situation = lines.index("Situation: the target is 30 s")
    assert lines[situation + 1].split() == ["seconds", "51.0", "30.6", "better", "0.7"]
    reflection = lines.index("Reflection: the target is 15 s; it was not heard before")
    assert "    gained a technical lesson" in lines[reflection : reflection + 7]
    assert lines[-1].startswith("A change counts if it is larger than the usual difference")


def test_the_count_is_of_what_is_shown_on_the_page_as_in_the_document(run, two):
    names = (two[0].id, two[1].id)
    for chosen in ((), ("--section", "situation"), ("--section", "task", "--section", "result")):
        document = json.loads(run("compare", *names, *chosen, "--json").out)
        counts = document["counts"]
        shown = [one["judgement"] for row in document["rows"] for one in row["measures"].values()]
        assert counts == {name: shown.count(name) for name in ("better", "same", "worse", "not comparable")}
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        assert f"Of {len(shown)} measures: {told}." in run("compare", *names, *chosen).out.splitlines()


def test_no_line_is_wider_than_80_columns(run, home, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    probes = {"adoption": "Well it was fine.", "why-not-wait": RESULT}
    for day, story in ((1, STORY[:4]), (8, STORY)):
        interview(home / "sessions", when(day), story, Pace(0.4, {"situation": 30.0}), probes)
    lines = run("compare").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "It wasn't your code. How did you get the owning team to accept your fix and …" in lines


def test_in_60_columns_each_measure_still_has_one_line(run, two, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("compare", two[0].id, two[1].id).out.splitlines()
    assert max(map(len, lines)) <= 60
    assert any(line.startswith("  findings         ") for line in lines)


def test_what_neither_measured_has_no_line_but_a_reason(run, two):
    lines = run("compare", two[0].id, two[1].id).out.splitlines()
    assert not any("not measured not measured" in " ".join(line.split()) for line in lines)
    assert any(line.startswith("    words a minute, fillers a minute: a rate needs") for line in lines)


def test_what_cannot_be_compared_says_why_once_and_names_no_change(run, home):
    early = interview(home / "sessions", when(1), STORY[:4])
    late = interview(home / "sessions", when(8), STORY, sound=SoundQuality(-3.0, -60.0, 0.2))
    lines = run("compare", early.id, late.id).out.splitlines()
    reflection = lines.index("Reflection")
    rows = lines[reflection + 1 : lines.index("Whole answer")]
    assert [line.split("  ")[1] for line in rows] == [name for name in MEASURES if "a minute" not in name]
    assert lines[3] == f"Not comparable: {late.id}: 20% of the recording is distorted; turn the microphone down."
    assert sum("distorted" in line for line in lines) == 1
    assert not any("A change counts if" in line for line in lines)  # no limit was needed
    assert not any("gained" in line or "new fault" in line for line in lines)


def test_a_reason_of_some_measures_alone_is_told_once_where_it_comes_first(run, two):
    lines = run("compare", two[0].id, two[1].id).out.splitlines()
    few = [line for line in lines if "a rate needs" in line]
    assert len(few) == 1 and few[0].startswith("    ")
    assert not any(line.startswith("Not comparable") for line in lines)


def test_a_try_that_was_not_ended_is_no_earlier_attempt(run, two, home):
    plan = Plan("interview", load_scenario(ID), "sde2", probes=0)
    create(home / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(4))
    assert run("compare", two[1].id).out.splitlines()[0] == f"A: {two[0].id}"


def test_a_section_in_neither_leaves_nothing_to_compare(run, home):
    shutil.copytree(GOLDEN, home / "sessions")
    lines = run("compare", f"{DRILL}:2", "--section", "task").out.splitlines()
    assert lines[-2:] == ["There is nothing to compare.", "Only in A: Result"]


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
    assert document["repeat_error"]["measured_with"] == "tiny.en"


def test_a_session_beside_itself_has_changed_in_nothing(run, two):
    counts = json.loads(run("compare", "last", "last", "--json").out)["counts"]
    assert (counts["better"], counts["worse"]) == (0, 0)


def test_that_both_are_the_same_session_is_told_once_with_the_next_step(run, two):
    told = f"Both are the same session, {two[1].id}. Choose another one with: mockloop sessions list\n"
    for names in (("last", "last"), ("last", two[1].id)):
        done = run("compare", *names)
        assert (done.out, done.err.count("the same session")) == ("", 1)
        assert done.err.endswith(told)  # after the recordings that are not there


def test_attempts_within_a_session_are_named_by_number(run, home):
    shutil.copytree(GOLDEN, home / "sessions")
    document = json.loads(run("compare", f"{DRILL}:2", "--json").out)
    assert (document["a"], document["b"]) == (f"{DRILL}:1", f"{DRILL}:2")
    assert [row["section"] for row in document["rows"]] == ["situation"]
    assert document["rows"][0]["measures"]["seconds"]["because"] == "typed answers have no times"


def test_a_drill_and_an_interview_answer_different_questions(run, home):
    shutil.copytree(GOLDEN, home / "sessions")
    printed = run("compare", "2026-11-23-1502", "2026-11-23-1534").out
    assert "There is nothing to compare." in printed
    assert "Only in A: Whole answer" in printed
    assert "Only in B: Situation, Result" in printed


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
    assert [round(sound.duration_s, 1) for sound in player.played] == [51.1, 30.8, 6.3]
    told = capsys.readouterr().err.splitlines()
    assert told == ["Situation, A: 51 s", "Situation, B: 31 s", "Reflection, A: nothing to play.", "Reflection, B: 6 s"]


def test_a_whole_answer_without_sections_is_played_as_it_is(home):
    probes = {"adoption": "I wrote it up and two teams use it today."}
    folder = interview(home / "sessions", when(1), probes=probes)
    with_sound(folder, 2, 4.0)
    state = replayed(folder).state
    side = (folder, Attempt(folder.id, state, debrief(state)))
    player = QuickPlayer()
    play_pairs(player, side, side, [row for row in compare(side[1], side[1]).rows if row.ask == "adoption"])
    assert [round(sound.duration_s, 2) for sound in player.played] == [4.0, 4.0]
