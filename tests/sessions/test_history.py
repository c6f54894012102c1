"""What the sessions add to the history, kept in the index, read from the folders."""

import pytest

from mockloop.sessions.analysis_version import analysis_version
from mockloop.sessions.corrections import append_correction
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.history import history, remember
from mockloop.sessions.index import Index
from mockloop.sessions.rebuild import replayed
from testkit.sessions import Pace, interview, when
from tests.sessions.test_corrections import WORDS, correction


@pytest.fixture
def root(tmp_path):
    for day in (1, 2):
        interview(tmp_path / "sessions", when(day), pace=Pace(0.4, {"situation": 1.0 * day}))
    return tmp_path / "sessions"


@pytest.fixture
def index(tmp_path):
    return Index(tmp_path / "index.sqlite", settled_after_ns=-1)


def situations(root, index) -> list[float]:
    return [one.sections[0].seconds if one else None for one in history(root, index)]


def test_each_session_adds_its_figures_and_the_second_time_nothing_is_analyzed(root, index):
    analyzed = []
    assert [one.session for one in history(root, index, told(analyzed))] == [
        path.name for path in sorted(root.iterdir())
    ]
    assert situations(root, index) == [17.0, 34.0]
    assert history(root, index, told(analyzed)) == history(root, index)
    assert analyzed == [2]


def test_a_correction_and_a_changed_scenario_are_seen(root, index):
    history(root, index)
    first = SessionFolder(sorted(root.iterdir())[0])
    append_correction(first, replayed(first).state.turns[0], correction(first, ("situation", 0, WORDS - 1)), when(3))
    assert situations(root, index)[0] > 40
    scenario = first.path / "scenario.yaml"
    scenario.write_text(scenario.read_text().replace("target_s: 30", "target_s: 40", 1))
    assert history(root, index)[0].sections[0].target_s != history(root, index)[1].sections[0].target_s


def test_another_version_of_the_analysis_reads_everything_again(root, index):
    before, analyzed = history(root, index), []
    assert history(root, index, told(analyzed), version="another") == before
    assert analyzed == [2]
    assert len(analysis_version()) == 16


def test_a_session_that_cannot_be_read_is_none(root, index):
    one, other = (path / "session.json" for path in sorted(root.iterdir()))
    one.write_text(one.read_text().replace("experienced", "sde9"))
    other.write_text('{"schema": 1, "began": "soon"}')
    assert history(root, index) == [None, None] == history(root, index)


def told(counts):
    """Keep how many there are in all, once."""
    return lambda done, total: counts.append(total) if done == 0 else None


def test_each_session_that_is_analyzed_is_told(root, index):
    steps = []
    history(root, index, lambda done, total: steps.append((done, total)))
    count = len(list(root.iterdir()))
    assert steps == [(done, count) for done in range(count + 1)]


def test_what_there_is_no_time_for_is_left_out_the_oldest_and_read_the_next_time(root, index):
    asked = []

    def after_one() -> bool:
        asked.append(True)
        return len(asked) == 2

    oldest, newest = (path.name for path in sorted(root.iterdir()))
    assert [one.session for one in history(root, index, enough=after_one)] == [newest]
    assert [one.session for one in history(root, index, enough=lambda: False)] == [oldest, newest]
    analyzed = []
    history(root, index, told(analyzed))
    assert analyzed == []


def test_a_session_kept_at_its_end_need_not_be_read_though_it_is_new_and_a_change_of_it_is_seen(root, tmp_path):
    index, analyzed = Index(tmp_path / "index.sqlite"), []
    for path in root.iterdir():
        remember(SessionFolder(path), index)
    assert [one.session for one in history(root, index, told(analyzed))] == [one.name for one in sorted(root.iterdir())]
    assert analyzed == []
    first = SessionFolder(sorted(root.iterdir())[0])
    append_correction(first, replayed(first).state.turns[0], correction(first, ("situation", 0, WORDS - 1)), when(3))
    assert history(root, index, told(analyzed))[0].sections[0].seconds > 40
    assert analyzed == [1]
