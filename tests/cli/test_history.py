"""``mockloop history``: the weeks as a person sees them, and as a document."""

from __future__ import annotations

import json
import re

import pytest

from mockloop.analysis.progress.overview import Point, Progress, ProgressLine
from mockloop.cli.sparklines import mark, print_plots, sparkline
from mockloop.core.events import Finished, Requested, Said, Take, Transcribed
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library.loader import find, load_scenario
from mockloop.reports.practice_topics import MOST_WEAK
from mockloop.sessions.folder import create
from testkit.sessions import ID, STORY, Pace, interview, journal, spoken, when

MONDAY = 739_001  # any Monday: the ordinal of one leaves 1 when divided by 7


@pytest.fixture
def weeks(home):
    """Five sessions over eight weeks: the situation at 170, 135, 102, 102 and 68 %; the last without a reflection."""
    for day, word_s in ((1, 3.0), (8, 2.4), (23, 1.8), (24, 1.8)):
        interview(home / "sessions", when(day), STORY, Pace(0.4, {"situation": word_s}))
    interview(home / "sessions", when(45), STORY[:4], Pace(0.4, {"situation": 1.2}))


def test_the_weeks_the_weak_and_the_next_are_on_one_page(run, weeks):
    done = run("history", "--today", "2026-04-20")
    assert done.status == 0
    assert done.out.startswith("5 sessions on 5 days, 2026-03-01 to 2026-04-14\n")
    situation = next(line for line in done.out.splitlines() if line.startswith("Situation"))
    assert " ".join(situation.split()) == "Situation █▇··▅··▃ 51 s of 30 s 20 s of 30 s 4 of 5"
    assert "  - Reflection in “The webhook nobody was watching”: not heard; weak in 4 of the last 4 tries\n" in done.out
    assert "mockloop drill ownership-webhook --section reflection" in done.out
    assert "the chance that you still remember it is" in done.out
    assert "Practise next\n  By all your sessions: what is due, then what went badly." in done.out


def test_the_document_is_the_same_for_the_same_day(run, weeks):
    first = run("history", "--today", "2026-04-20", "--json").out
    assert run("history", "--today", "2026-04-20", "--json").out == first
    document = json.loads(first)
    assert (document["today"], document["sessions"]) == ("2026-04-20", 5)
    situation = next(line for line in document["lines"] if line["name"] == "situation")
    assert [point["value"] for point in situation["points"]] == [170.0, 136.0, 102.0, 102.0, 68.0]
    assert [point["seconds"] for point in situation["points"]] == [51.0, 40.8, 30.6, 30.6, 20.4]
    assert all(item["command"].startswith("mockloop ") and item["because"] for item in document["next"])
    assert document["next"] != json.loads(run("history", "--today", "2026-06-20", "--json").out)["next"]


@pytest.mark.parametrize("told_by_mockloop", [{"sample": True}, {"input": "demo"}])
def test_a_story_that_mockloop_told_itself_is_no_session_of_the_person(run, home, told_by_mockloop):
    folder = interview(home / "sessions", when(1))
    path = folder.path / "session.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "settings": told_by_mockloop}))
    done = run("history")
    assert (done.out, done.err) == (
        "",
        "There are no sessions of your own yet. Start one with: mockloop interview\n",
    )
    interview(home / "sessions", when(2))
    assert run("history").out.startswith("1 session on 2026-03-02\n")


def test_as_if_today_were_an_earlier_day_later_sessions_are_left_out_and_that_is_told(run, weeks):
    done = run("history", "--today", "2026-03-10")
    assert done.out.startswith("2 sessions on 2 days, 2026-03-01 to 2026-03-08\n")
    assert done.err == "3 sessions after 2026-03-10 left out.\n"
    done = run("history", "--today", "2026-02-01")
    assert (done.out, done.err.splitlines()) == (
        "",
        [
            "5 sessions after 2026-02-01 left out.",
            "There are no sessions of your own up to 2026-02-01. Start one with: mockloop interview",
        ],
    )


def test_a_weak_follow_up_is_named_and_practised_with_its_whole_interview(run, home):
    interview(home / "sessions", when(1), probes={"verification": "Well it was fine."})
    document = json.loads(run("history", "--today", "2026-03-02", "--json").out)
    assert [one["kind"] for one in document["weak"]].count("probe") == 1
    commands = [one["command"] for one in document["next"]]
    assert commands.count("mockloop interview ownership-webhook") == 1
    printed = " ".join(run("history", "--today", "2026-03-02").out.split())
    assert "- Follow-up “" in printed and "the answer was weak" in printed


def test_sessions_that_are_not_read_yet_are_told_and_read_by_all(run, weeks, monkeypatch):
    monkeypatch.setattr("mockloop.cli.history.READS_FOR_S", 0.0)
    done = run("history", "--today", "2026-04-20")
    assert done.out == ""
    assert done.err.startswith("The 5 oldest sessions are not read yet. mockloop history reads more each time;")
    assert run("history", "--all", "--today", "2026-04-20").out.startswith("5 sessions on 5 days")


def test_unfinished_sessions_count_for_nothing_and_that_is_told(run, home, weeks):
    plan = Plan("interview", load_scenario(ID), "sde2", probes=0)
    left = create(home / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(46))
    said = spoken([("", "Well last spring we had")])
    take = Take(1, said.duration_s, (Span(0.0, said.duration_s),))
    journal(left, [Said("opening"), Requested("stop", take), Transcribed(1, said), Finished(False)])
    done = run("history", "--today", "2026-04-20")
    assert done.err == "One unfinished session is not counted. Resume with: mockloop sessions resume\n"
    assert done.out.startswith("5 sessions on 5 days, 2026-03-01 to 2026-04-14\n")
    assert "weak in 4 of the last 4 tries" in done.out


@pytest.fixture(scope="module")
def a_year(tmp_path_factory):
    """Most of a year, a session a week, with all of it weak: judged by whoever asks first, then read from the index."""
    home = tmp_path_factory.mktemp("year") / "home"
    probes = {"adoption": "Well it was fine.", "verification": "Well it was fine."}
    for day in range(1, 330, 7):
        interview(home / "sessions", when(day), STORY[:4], Pace(0.4, {"situation": 4.0, "task": 1.4}), probes)
    return home


@pytest.fixture
def long_history(home, a_year, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", str(a_year))


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(run, long_history, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("history", "--today", "2027-02-01").out.splitlines()
    assert max(map(len, lines)) <= columns
    situation = next(line for line in lines if line.startswith("Situation"))
    assert f"By section, a mark for each of the last {situation.count('█')} weeks" in lines


def test_the_worst_are_named_within_sight_of_what_to_practise_and_the_document_has_all(run, long_history, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("history", "--today", "2027-02-01").out.splitlines()
    weak = json.loads(run("history", "--today", "2027-02-01", "--json").out)["weak"]
    assert f"    and {len(weak) - MOST_WEAK} more; mockloop report --history writes a page with all of them" in lines
    assert len(lines) - lines.index("Practise next") <= 24


@pytest.mark.parametrize("columns", [60, 80])
def test_a_question_with_little_room_beside_it_stands_whole_above_its_figures(capsys, columns):
    points = tuple(Point(MONDAY + 7 * week, 1.0, "") for week in range(20))
    asked = "Tell me about a time you took ownership of a problem"
    line = ProgressLine("scenario", "took-ownership-problem", "rating", points, 0, asked)
    print_plots(Progress(MONDAY + 140, 20, tuple(p.day for p in points), (line,), (), ()), columns)
    printed = capsys.readouterr().out.splitlines()
    assert printed[-2] == asked
    assert re.fullmatch(r"  ▃{8,}  leaning no hire  leaning no hire  0 of 20", printed[-1])
    assert printed[1] == f"By question, a mark for each of the last {printed[-1].count('▃')} weeks".replace(
        "of the last 20 weeks", "week"
    )


def test_one_scenario_alone(run, weeks):
    assert run("history", "--scenario", "ownership-webhook", "--today", "2026-04-20").status == 0
    done = run("history", "--scenario", "other")
    assert (done.status, done.err.splitlines()) == (
        1,
        ["There is no session of 'other'.", "You have practised: ownership-webhook."],
    )


def test_no_sessions_and_damaged_ones_are_told(run, home):
    assert run("history").err == "There are no sessions of your own yet. Start one with: mockloop interview\n"
    empty = json.loads(run("history", "--json").out)
    assert (empty["sessions"], empty["days"], empty["lines"], empty["weak"]) == (0, [], [], [])
    assert {item["because"][0] for item in empty["next"]} == {"never practised"}
    folder = interview(home / "sessions", when(1))
    (folder.path / "session.json").write_text("")
    assert run("history").err.startswith("One session cannot be read")
    assert run("history", "--today", "soon").status == 2


def test_a_few_sessions_in_one_week_are_a_mark_each(run, home):
    for minute in (1, 2):
        interview(home / "sessions", when(1, minute))
    printed = run("history").out
    assert (
        "By section, a mark for each session\n▅ is on target; each step up or down is 20 % of the target\n" in printed
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, "▁"), (20.0, "▁"), (60.0, "▃"), (100.0, "▅"), (140.0, "▇"), (160.0, "█"), (400.0, "█")],
)
def test_the_fifth_of_eight_marks_is_on_target(value, expected):
    assert mark("percent of target", value) == expected


def test_a_weeks_mark_is_the_middle_of_its_figures_and_an_idle_week_is_a_dot():
    points = tuple(Point(MONDAY + day, value, "") for day, value in ((0, 0.0), (1, 3.0), (2, 3.0), (15, 2.0)))
    line = ProgressLine("scenario", "x", "rating", points, 2)
    week = (MONDAY - 1) // 7
    assert sparkline(line, range(week, week + 3)) == "█·▆"
    assert sparkline(line, range(0)) == "▁██▆"
