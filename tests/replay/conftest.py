"""A session of two answers, and a player of it that is moved on by hand."""

from __future__ import annotations

import pytest

from mockloop.replay.playback import SessionPlayer, replayable
from testkit.fakes import BeepVoice
from testkit.sounds import joined, quiet, spoken, write_wav
from tests.interview.test_engine import STORY, Held, new_folder
from tests.replay.by_hand import HandPlayer


@pytest.fixture
def folder(tmp_path):
    wav = write_wav(tmp_path / "answer.wav", joined(quiet(0.5), spoken(2.0), quiet(0.5)))
    held = Held(new_folder(tmp_path), [wav, wav], [STORY, "i told their lead and he agreed"])
    held.run()
    return held.folder


@pytest.fixture
def player(folder):
    return SessionPlayer(replayable(folder, BeepVoice()), HandPlayer())
