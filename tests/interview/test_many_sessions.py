"""Many sessions in one process: it holds as much after the last as after the first few."""

from __future__ import annotations

import gc
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.core.state import Plan
from mockloop.interview.engine import Engine
from mockloop.interview.live_answer import LiveAnswer
from mockloop.interview.lookahead import Lookahead
from mockloop.interview.runner import run_with_ports
from mockloop.interview.session_ports import Ports
from mockloop.library.loader import load_scenario, text_for
from mockloop.sessions.folder import SessionFolder, create
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.take_recording import TakeRecording
from testkit.allocated import allocated_mb, can_count
from testkit.fakes import (
    BeepVoice,
    PressedKeys,
    QuickPlayer,
    RememberingScreen,
    ScriptedTranscriber,
    SoundCapture,
    wait_until,
)
from testkit.sessions import STORY
from testkit.sounds import joined, quiet, spoken

WORDS = 6 * [word for _, text in STORY for word in text.split()]
LENGTHS = (30, 100, 280, 170, 430, 60, 340, 220)  # words of an answer: each session has others
KINDS = (Engine, LiveAnswer, Lookahead, Recorder, TakeRecording, SessionFolder, RememberingScreen)
MOST_MB = 20.0  # the readings kept of the last windows are 8; onnxruntime alone kept 75 more
needs_counts = pytest.mark.skipif(not can_count(), reason="this C library does not count what is allocated")


class Spoken:
    """A microphone at which each answer is two seconds of voice."""

    name, live = "recordings", False

    def open(self, ask: str) -> SoundCapture:
        return SoundCapture(joined(quiet(0.5), spoken(2.0), quiet(0.5)))


def hold(number: int, root: Path, words: int = 30) -> None:
    """Hold one interview of two answers, and judge it."""
    plan = Plan("interview", load_scenario("ownership-webhook"), "sde2", probes=1)
    folder = create(root, plan, text_for(plan.scenario), datetime(2026, 3, 1, tzinfo=UTC))
    lengths = (words + number, 20 + number)
    heard = ScriptedTranscriber(*(" ".join(WORDS[number : number + length]) for length in lengths))
    ports = Ports(Recorder(Spoken()), QuickPlayer(), BeepVoice(), heard, PressedKeys(), RememberingScreen())
    state = run_with_ports(folder, lambda _: ports, None, live=False)
    assert [len(turn.answer.words) for turn in state.turns] == list(lengths)
    assert debrief(state) is not None


def alive() -> Counter[str]:
    """Return how many objects of a session there are, by kind."""
    gc.collect()
    return Counter(kind.__name__ for kind in KINDS for one in gc.get_objects() if type(one) is kind)


def test_of_a_session_that_is_over_nothing_is_kept(tmp_path: Path) -> None:
    before = alive()
    for number in range(3):
        hold(number, tmp_path)
    wait_until(lambda: not alive() - before)


@needs_counts
def test_what_is_allocated_does_not_grow_with_the_sessions(tmp_path: Path) -> None:
    hold(0, tmp_path)
    before_mb = allocated_mb()
    for number, words in enumerate(LENGTHS, 1):
        hold(number, tmp_path, words)
    assert allocated_mb() - before_mb < MOST_MB
