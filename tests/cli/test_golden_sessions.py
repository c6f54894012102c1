"""Sessions of earlier versions: each opens, shows and is analyzed in this one. Never change them; add to them.

``tests/golden/sessions`` holds folders as they were written: the demo interview of the first version, its takes gone
but for the beginning of one, with a corrected answer; a typed drill in which one section was given again; and an
interview of tones in which all that can happen to an answer did: a mark by hand, an end that was none, a probe before
the last words, a typed answer, a stop and a resume.
"""

import json
import shutil
from pathlib import Path

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.analysis.progress.comparison import Attempt, compare
from mockloop.sessions.attempts import attempt_state
from mockloop.sessions.catalog import listed
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.history import history
from mockloop.sessions.index import Index
from mockloop.sessions.rebuild import replayed

GOLDEN = Path(__file__).parent.parent / "golden" / "sessions"
INTERVIEW, DRILL = "2026-11-23-1502-ownership-webhook", "2026-11-23-1534-ownership-webhook"
WINDING = "2026-11-26-2150-ownership-webhook"
EVERY = sorted(path.name for path in GOLDEN.iterdir())


@pytest.fixture
def golden(home):
    shutil.copytree(GOLDEN, home / "sessions")
    return home / "sessions"


def test_all_are_listed(golden):
    assert [(line.id, line.mode, line.takes, line.complete, line.problem) for line in listed(golden)] == [
        (INTERVIEW, "interview", 1, True, ""),
        (DRILL, "drill", 3, True, ""),
        (WINDING, "interview", 4, True, ""),
    ]


@pytest.mark.parametrize("name", EVERY)
def test_each_opens_and_every_event_fits(golden, name):
    replay = replayed(SessionFolder(golden / name))
    assert replay.state.phase == "finished"
    assert all("is gone" in problem for problem in replay.problems)


def test_the_interview_says_what_it_said(golden):
    replay = replayed(SessionFolder(golden / INTERVIEW))
    assert replay.state.asked == ("opening", "adoption", "verification", "differently")
    assert [len(turn.answer.words) for turn in replay.state.turns] == [248, 53, 50, 39]
    assert replay.state.turns[0].answer.text.startswith("last spring I needed some numbers from the delivery logs")
    assert len(replay.problems) == 3


def test_the_winding_one_says_what_happened_to_it(golden):
    replay = replayed(SessionFolder(golden / WINDING))
    assert replay.problems == ()
    assert [(turn.ask, turn.outcome, turn.reopened, len(turn.answer.words)) for turn in replay.state.turns] == [
        ("opening", "answered", 1, 74),
        ("adoption", "answered", 0, 21),
        ("verification", "answered", 0, 17),
    ]
    assert [(mark.at_s, mark.section) for mark in replay.state.turns[0].marks] == [(3.2, "task")]
    assert (replay.state.complete, replay.state.stopped) == (True, False)


def test_its_correction_holds(golden):
    whole = debrief(replayed(SessionFolder(golden / INTERVIEW)).state)
    assert [(pace.section, pace.seconds) for pace in whole.answers[0].paces] == [
        ("situation", 18.32),
        ("task", 9.372),
        ("action", 40.6),
        ("result", 8.512),
        ("reflection", 10.494),
    ]
    assert {span.because for span in whole.answers[0].reading.answer.spans} == {("corrected by you",)}
    assert whole.verdict.rating != "not_judged"
    assert [one.grade is not None for one in whole.answers] == [False, True, True, True]


def test_the_drill_keeps_the_attempt_that_was_given_again(golden):
    folder = SessionFolder(golden / DRILL)
    first, second = (attempt_state(folder, number) for number in (1, 2))
    assert first.turns[0].answer.text.endswith("it had gone on for months.")
    assert second.turns[0].answer.text.endswith("called us each month.")
    found = compare(Attempt("1", first, debrief(first)), Attempt("2", second, debrief(second)))
    assert [row.section for row in found.rows] == ["situation"]


@pytest.mark.parametrize("name", EVERY)
def test_each_is_shown_by_the_command_line(golden, run, name):
    shown = run("sessions", "show", name)
    assert (shown.status, "Debrief: " in shown.out) == (0, True)
    document = json.loads(run("sessions", "show", name, "--json").out)
    assert document["answers"]
    assert all(one["analysis"]["words"] for one in document["answers"])


OPENING = "last spring I needed some numbers from the\ndelivery logs for reporting project\n"
TYPED = "Last spring I noticed that three of a\nthousand messages to our customers never\n"


@pytest.mark.parametrize(
    ("name", "format_", "said"),
    [
        (INTERVIEW, "html", ["The recording of take 1 ends early: 0:01 to 1:31 cannot be played.", "corrected by you"]),
        (INTERVIEW, "md", ["| Situation | 18 s of 30 s, 12 s under |", "> The recording of take 4 is gone: "]),
        (INTERVIEW, "srt", [f"1\n00:00:00,444 --> 00:00:05,884\n{OPENING}"]),
        (INTERVIEW, "vtt", ["NOTE Question: Tell me about a time when", f"00:00:00.444 --> 00:00:05.884\n{OPENING}"]),
        (DRILL, "html", ["This answer was typed: there is nothing to hear.", "about 10 s of 30 s, 20 s under"]),
        (
            DRILL,
            "md",
            ["> This answer was typed: there is nothing to hear.", "| Situation | about 10 s of 30 s, 20 s under |"],
        ),
        (WINDING, "html", ["You continued after its end once: all of it counts.", "This answer was typed: there is"]),
        (WINDING, "md", ["> You continued after its end once: all of it counts."]),
        (WINDING, "srt", ["1\n00:00:00,400 --> 00:00:"]),
        (WINDING, "vtt", ["NOTE Question: Tell me about a time when"]),
        (DRILL, "srt", [f"1\n00:00:00,000 --> 00:00:05,600\n{TYPED}"]),
        (DRILL, "vtt", ["NOTE Question: Start with the situation.", f"00:00:00.000 --> 00:00:05.600\n{TYPED}"]),
    ],
)
def test_each_is_reported_in_every_format_for_people(golden, run, name, format_, said):
    done = run("report", name, "--format", format_, "--out", "-")
    assert done.status == 0
    assert [one for one in said if one not in done.out] == []
    assert ("is gone" in done.err) == (name == INTERVIEW)


@pytest.mark.parametrize(
    ("name", "asks", "words", "typed"),
    [
        (INTERVIEW, ["opening", "adoption", "verification", "differently"], [248, 53, 50, 39], [False] * 4),
        (DRILL, ["situation", "result"], [24, 19], [True] * 2),
        (WINDING, ["opening", "adoption", "verification"], [74, 21, 17], [False, True, False]),
    ],
)
def test_and_for_programs(golden, run, name, asks, words, typed):
    done = run("report", name, "--format", "json")
    answers = json.loads(done.out)["answers"]
    assert done.status == 0
    assert [one["ask"] for one in answers] == asks
    assert [len(one["analysis"]["words"]) for one in answers] == words
    assert [one["typed"] for one in answers] == typed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (INTERVIEW, " 0:00.4  [situation] last spring I needed some numbers from the delivery logs"),
        (DRILL, "about 0:00  [situation] Last spring I noticed that three of a thousand messages"),
        (WINDING, " 0:00.4  [situation] last spring I noticed that some messages never arrived"),
    ],
)
def test_each_is_replayed_as_text(golden, run, name, said):
    done = run("replay", name, "--text")
    assert done.status == 0
    assert said in done.out


def test_all_are_in_the_history(golden, tmp_path):
    one, other, winding = history(golden, Index(tmp_path / "index.sqlite"))
    assert (one.mode, len(one.sections), [p.name for p in one.probes]) == (
        "interview",
        5,
        ["adoption", "verification", "differently"],
    )
    assert (other.mode, [s.name for s in other.sections]) == ("drill", ["situation", "result"])
    assert [p.name for p in winding.probes] == ["adoption", "verification"]


@pytest.mark.parametrize("name", EVERY)
def test_each_goes_out_and_in_again(golden, run, tmp_path, name):
    assert run("sessions", "export", name, "--out", tmp_path / "one.zip").status == 0
    shutil.move(golden / name, tmp_path / name)
    assert run("sessions", "import", tmp_path / "one.zip").out == f"Imported {name}.\n"
    assert replayed(SessionFolder(golden / name)).state == replayed(SessionFolder(tmp_path / name)).state
