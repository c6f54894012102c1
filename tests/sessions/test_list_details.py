"""The length of a session is the same before and after it was analyzed."""

import shutil
from pathlib import Path

import pytest

from mockloop.core.events import Chosen, Recorded, Requested, Said, Take, Transcribed
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.history import practised_in
from mockloop.sessions.list_details import without_analysis
from testkit.sessions import ID, STORY, journal, spoken, when

GOLDEN = Path(__file__).parent.parent / "golden" / "sessions"


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.iterdir()))
def test_redone_answers_do_not_count_and_later_takes_do(tmp_path, name):
    shutil.copytree(GOLDEN / name, tmp_path / name)
    folder = SessionFolder(tmp_path / name)
    assert without_analysis(folder).length_s == pytest.approx(practised_in(folder).length_s)


def test_the_answer_of_an_interrupted_session_counts_before_and_after(tmp_path):
    folder = create(
        tmp_path / "sessions", Plan("interview", load_scenario(ID), "sde2", probes=2), find(ID).read_text(), when(1)
    )
    told = spoken(STORY)
    take = Take(1, told.duration_s, (Span(0.0, told.duration_s),))
    begun = [Said("opening"), Recorded(take, "key"), Transcribed(1, told), Chosen("adoption")]
    journal(folder, [*begun, Said("adoption"), Requested("stop", Take(2, 34.0, (Span(0.0, 34.0),)))])
    assert without_analysis(folder).length_s == pytest.approx(told.duration_s + 34.0)
    assert practised_in(folder).length_s == pytest.approx(told.duration_s + 34.0)
