"""``mockloop sessions resume``: which session is resumed if none is named, and with which settings."""

from __future__ import annotations

import json

import pytest

from mockloop.cli.resume import usual_settings
from mockloop.cli.saved_settings import KEY, SavedSettings, saved_settings, settings_record
from mockloop.core.state import Plan
from mockloop.interview.wiring import Settings
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.catalog import find_session
from mockloop.sessions.folder import create
from mockloop.sessions.naming import short_id
from mockloop.sessions.rebuild import replayed
from testkit.sessions import ID, interview, when

TYPED = ("--engine", "typed", "--voice", "off")


def left(home, day: int, **settings: object):
    """An interview of that day of which nothing was said yet, begun with these settings."""
    plan = Plan("interview", load_scenario(ID), "sde2", probes=0)
    more = {KEY: settings_record(Settings(**settings), plain=True, cues=True)} if settings else None
    return create(home / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(day), more)


# ---- which one -----------------------------------------------------------------------------------------------


def test_without_an_id_the_newest_unfinished_one_goes_on_as_it_was_begun(says, home):
    first = says("I fixed it.\n/stop\n", "interview", ID, "--probes", "0", *TYPED)
    assert "Resume with: mockloop sessions resume" in first.out
    interview(home / "sessions", when(3_000))  # a later one, which is finished
    session = next(path.name for path in (home / "sessions").iterdir() if not path.name.startswith("2034"))
    done = says("", "sessions", "resume")
    assert (done.status, done.err.splitlines()[0]) == (0, f"Resuming {session}.")
    assert "Unfinished, too" not in done.err


def test_of_several_unfinished_ones_the_newest_goes_on_and_the_others_are_named(says, home):
    older, newer = left(home, 1), left(home, 2, engine="typed", voice="off")
    done = says("I fixed it.\n\n", "sessions", "resume")
    assert done.err.splitlines()[:2] == [
        f"Resuming {newer.id}.",
        f"Also unfinished: {short_id(older.path)}. Choose one with: mockloop sessions resume SESSION",
    ]
    assert replayed(newer).state.complete
    assert not replayed(older).state.turns[0].takes
    assert says("I saw it.\n\n", "sessions", "resume", older.id, *TYPED).status == 0
    assert replayed(older).state.turn.answer.text == "I saw it."


def test_where_nothing_is_unfinished_that_is_told(run, home):
    interview(home / "sessions", when(1))
    done = run("sessions", "resume")
    assert (done.status, done.err) == (1, "There is no unfinished session.\nStart one with: mockloop interview\n")


# ---- with what -----------------------------------------------------------------------------------------------


def test_the_settings_of_an_interview_are_kept_with_it(says, home):
    says("/stop\n", "interview", ID, *TYPED, "--patience", "off", "--plain", "--no-cues", "--speaker", "the left one")
    info = find_session(home / "sessions", "last").info()
    assert saved_settings(info) == SavedSettings(
        "typed", ["mic"], "off", "off", None, "the left one", True, False, False
    )


def test_what_is_named_now_goes_before_what_was_begun_with():
    before = SavedSettings("typed", ["mic"], "off", "9", "the desk", None, True, False)
    assert SavedSettings(voice="auto").over(before) == SavedSettings(
        "typed", ["mic"], "auto", "9", "the desk", None, True, False
    )
    assert SavedSettings(input=["a.wav"]).over(before).engine is None
    assert SavedSettings(engine="typed").over(SavedSettings("tiny.en", ["files"])) == SavedSettings("typed", None)
    assert SavedSettings(input=["b.wav"]).over(SavedSettings("tiny.en", ["files"])) == SavedSettings(
        "tiny.en", ["b.wav"]
    )
    assert SavedSettings(barge_in=False).over(SavedSettings(barge_in=True)).barge_in is False


def test_a_session_answered_by_recordings_asks_for_the_next_one(run, home):
    session = left(home, 1, input=("one.wav",), voice="off")
    done = run("sessions", "resume")
    assert done.status == 1
    assert done.err.splitlines()[1:] == [
        f"The session {session.id} was answered by recordings.",
        f"Give the next one: mockloop sessions resume {short_id(session.path)} --input FILE, "
        f"or speak: mockloop sessions resume {short_id(session.path)} --input mic",
    ]


@pytest.mark.parametrize(
    "settings", [None, "fast", [], {"engine": 3, "plain": "yes", "input": "../x", "voice": "a\x1b[2Jb"}]
)
def test_older_sessions_and_odd_settings_go_on_with_the_usual_ones(home, settings):
    session = left(home, 1)
    info = json.loads((session.path / "session.json").read_text())
    assert KEY not in info
    (session.path / "session.json").write_text(json.dumps({**info, KEY: settings}))
    assert saved_settings(session.info()) == SavedSettings()
    assert replayed(session).problems == ()


def test_speaking_over_a_question_and_the_sound_check_are_chosen_as_for_an_interview(home):
    session = left(home, 1, barge_in=True)
    begun = saved_settings(session.info())
    assert usual_settings(begun, None).barge_in
    assert not usual_settings(SavedSettings(barge_in=False).over(begun), None).barge_in
    assert [usual_settings(begun, check).check for check in (None, True, False)] == [None, True, False]
