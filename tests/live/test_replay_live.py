"""A replayed session on a terminal: the highlighted word against what the loudspeaker plays."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median

import pytest

from benchmarks.replay_highlight import MOST_S, hold, lit
from testkit.flite import needs_flite, said
from testkit.sounds import write_wav

pytestmark = pytest.mark.live
ANSWER = "last year I noticed that the messages were lost. nobody had asked me. I pulled the logs and fixed the cause."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a session with this answer, which is heard again at each speed."""
    folder = tmp_path_factory.mktemp("replayed")
    hold(folder / "home", dict(os.environ), write_wav(folder / "said.wav", said(ANSWER)))
    return folder / "home"


@needs_flite
@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_the_word_lit_on_the_terminal_is_the_word_being_heard(pulse, home, speed):
    words = list(lit(home, pulse.env, speed, seconds=60.0))
    assert len(words) >= 12
    late_s = [round(word.late_s, 3) for word in words]
    # a busy machine may draw some of them late; a clock that is wrong makes all of them late
    assert abs(median(late_s)) <= MOST_S, late_s
