"""The voice gets ready beside everything else, with what it will say first."""

from __future__ import annotations

from mockloop.core.events import Finished, Requested, Say
from mockloop.core.interview import start
from mockloop.core.state import Plan
from mockloop.interview.voice_start import VoiceStart
from mockloop.interview.wiring import Settings
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import create
from mockloop.sessions.rebuild import replayed, resume_point
from testkit.sessions import ID, when


def test_where_the_voice_is_off_questions_are_printed_and_nothing_is_told():
    told: list[str] = []
    voice_start = VoiceStart(Settings(voice="off"), Say("opening", "Tell me about it."))
    assert voice_start.voice(told.append).render("Hello.") is None
    assert told == []
    voice_start.close()
    voice_start.close()


def test_a_session_that_was_stopped_goes_on_with_the_question_that_is_asked_again(tmp_path):
    plan = Plan("interview", load_scenario(ID), "sde2")
    folder = create(tmp_path / "sessions", plan, find(ID).read_text(encoding="utf-8"), when(1))
    for fact in (Requested("stop"), Finished(False)):
        folder.append(0.0, fact)
    replay, facts = resume_point(replayed(folder))
    assert [fact.what for fact in facts] == ["resume"]
    assert isinstance(replay.effect, Say)
    assert replay.effect.text == start(Plan("interview", load_scenario(ID), "sde2"))[1].text
